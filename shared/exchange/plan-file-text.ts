/** From the text of a file to JSON, with a clear answer for what is none: empty, too large, cut off, something else. */

import type { Json } from '../base/json.ts'
import { err, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { FileTrouble } from './plan-file.ts'

const mostCharacters = 50 * 1024 * 1024
const mostDepth = 64

export function jsonOfText(text: string, limit = mostCharacters): Result<Json, FileTrouble> {
  if (text.length > limit) {
    const size = (characters: number): string => (characters / 1024 / 1024).toFixed(1)
    return trouble('too large', `The file has ${size(text.length)} MB; at most ${size(limit)} MB are read.`)
  }
  const inside = text.replace(/^\uFEFF/, '').trim()
  if (inside === '') return trouble('empty', 'The file is empty.')
  if (!inside.startsWith('{'))
    return trouble('not a plan', 'This is no plan file: it does not begin with “{”.')
  try {
    const json = JSON.parse(inside) as Json
    return isDeeper(json, mostDepth)
      ? trouble('not a plan', `This is no plan file: something in it is nested more than ${mostDepth} deep.`)
      : ok(json)
  } catch (error) {
    if (!inside.endsWith('}')) {
      return trouble(
        'cut off',
        'The file ends in the middle: it was not written or copied to its end. Export it again.',
      )
    }
    return trouble('not json', `The file is not valid JSON${placeOf(error, inside)}.`)
  }
}

function trouble(code: FileTrouble['code'], message: string): Result<never, FileTrouble> {
  return err({ code, path: '', message })
}

/** Engines say *at position 17*, or name no place at all. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return `: line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`
}

function isDeeper(json: Json, depth: number): boolean {
  if (typeof json !== 'object' || json === null) return false
  if (depth === 0) return true
  for (const member of Object.values(json)) if (isDeeper(member as Json, depth - 1)) return true
  return false
}
