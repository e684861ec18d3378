/** The text of a plan file: the same plan gives the same text, one record a line, so that two exports compare line by line. */

import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { PlanFile } from './plan-file.ts'
import { fileLists } from './plan-file-records.ts'

export function writePlanFile(file: PlanFile): string {
  const { plumbline, exportedAt, asOf, plan, entries, others } = file
  const parts: (readonly [name: string, text: string])[] = [['plumbline', String(plumbline)]]
  if (exportedAt !== undefined) parts.push(['exportedAt', json(timeJson(exportedAt))])
  if (asOf !== undefined) parts.push(['asOf', json(asOf)])
  parts.push(['plan', record(plan, ['id', 'name'])])
  for (const { name } of fileLists) {
    if (file[name].length > 0)
      parts.push([name, lines(file[name].map((each) => record(each, ['id', 'title'])))])
  }
  if (entries.length > 0)
    parts.push(['entries', lines(entries.map((entry) => object(entryJson(entry), entryNames)))])
  for (const name of Object.keys(others).sort()) parts.push([name, json(others[name] ?? null)])
  return `{\n${parts.map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`).join(',\n')}\n}\n`
}

const entryNames = ['id', 'at', 'kind', 'by', 'device', 'seen', 'body', 'note']

function entryJson({ id, kind, at, by, device, seen, body, note }: SourceEntry): JsonObject {
  return { id, at: timeJson(at), kind, by, device, seen, body, note }
}

/** As ISO text where that says it exactly. */
function timeJson(at: Instant): Json {
  return Number.isInteger(at) ? new Date(at).toISOString() : at
}

function lines(texts: readonly string[]): string {
  return `[\n${texts.map((text) => `    ${text}`).join(',\n')}\n  ]`
}

/** In the order given first, then by name. */
function record(value: JsonObject, first: readonly string[]): string {
  const rest = Object.keys(value).filter((name) => !first.includes(name))
  return object(value, [...first, ...rest.sort()])
}

function json(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(json).join(', ')}]`
  const members = value as JsonObject
  return object(members, Object.keys(members).sort())
}

function object(value: JsonObject, names: readonly string[]): string {
  const parts = names.flatMap((name) => {
    const member = value[name]
    return member === undefined ? [] : [`${JSON.stringify(name)}: ${json(member)}`]
  })
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}
