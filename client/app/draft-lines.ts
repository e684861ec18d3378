/** A refused edit as lines of text: everything that was written, with names in place of ids. */

import type { EntityKind } from '../../shared/plan/edit.ts'
import type { Telling } from '../../shared/text/telling.ts'
import type { DraftLine, RejectedDraft } from '../state/open-plan.ts'
import { drafts as words } from '../text/en/drafts.ts'

/** Fields that say nothing to a person. */
const silent: ReadonlySet<string> = new Set(['id', 'order', 'createdAt', 'createdBy'])

export function draftLines({ lines }: RejectedDraft, telling: Telling): readonly string[] {
  return lines.flatMap((line) => lineTexts(line, telling))
}

function lineTexts(line: DraftLine, telling: Telling): readonly string[] {
  switch (line.type) {
    case 'created': {
      const { title, name, ...rest } = line.record
      return [words.created(line.kind, textOf(title ?? name ?? '', telling)), ...fieldTexts(rest, telling)]
    }
    case 'set': {
      const { kind, id, field, value } = line
      return [`${nameOf(kind, id, telling)}: ${field} → ${textOf(value, telling)}`]
    }
    case 'said': {
      const { item, kpi, entry: _entry, about, ...rest } = line.body
      const subject = textOf(item ?? kpi ?? idIn(about) ?? '', telling)
      const heard = [words.said(line.kind), subject].filter((part) => part !== '').join(': ')
      return [[heard, ...fieldTexts(rest, telling)].join(' · '), ...(line.note ? [`“${line.note}”`] : [])]
    }
  }
}

function idIn(about: unknown): unknown {
  return typeof about === 'object' && about !== null && 'id' in about ? about.id : undefined
}

function fieldTexts(fields: Readonly<Record<string, unknown>>, telling: Telling): readonly string[] {
  return Object.entries(fields)
    .filter(([name]) => !silent.has(name))
    .map(([name, value]) => `${name}: ${textOf(value, telling)}`)
}

function textOf(value: unknown, telling: Telling): string {
  if (value === null || value === undefined) return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string')
    return telling.person(value) ?? telling.item(value) ?? telling.keyResult(value) ?? value
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(value).map(([name, member]) =>
    Array.isArray(value) ? textOf(member, telling) : `${name} ${textOf(member, telling)}`,
  )
  return parts.join(', ')
}

function nameOf(kind: EntityKind, id: string, telling: Telling): string {
  const name = {
    plan: () => telling.planName,
    item: () => telling.item(id),
    person: () => telling.person(id),
    department: () => telling.department(id),
    objective: () => telling.objective(id),
    keyResult: () => telling.keyResult(id),
    kpi: () => telling.kpi(id),
    baseline: () => telling.baseline(id),
    baselineChunk: () => undefined,
    link: () => undefined,
  }[kind]()
  return name ?? words.kind(kind)
}
