/** What commands demand of their arguments; each answers with the refusal, or nothing where all is well. */

import { addDays, isDay } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { EntityKind } from '../plan/edit.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { OwnerRef } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import type { CommandContext } from './command.ts'
import type { Refusal } from './refusal.ts'

/** Titles and names are one line; notes are pages; evidence is a link, or a small file as text. */
export const mostLetters = { title: 500, note: 20_000, evidence: 90_000 } as const

export function demandText(
  what: string,
  text: string | undefined,
  most: number = mostLetters.title,
): Refusal | undefined {
  if (text === undefined) return undefined
  if (text.trim() === '') return { code: 'EMPTY', facts: { what } }
  return demandShort(what, text, most)
}

export function demandShort(
  what: string,
  text: string | null | undefined,
  most: number,
): Refusal | undefined {
  const found = text?.length ?? 0
  return found > most ? { code: 'TOO_LONG', facts: { what, most, found } } : undefined
}

export function demandDay(what: string, day: Day | null | undefined): Refusal | undefined {
  if (day === undefined || day === null || isDay(day)) return undefined
  return { code: 'BAD_DAY', facts: { what, found: day } }
}

/** What has happened cannot lie ahead; a day more is left for those who are further east. */
export function demandHappened(
  what: string,
  day: Day | undefined,
  { today }: CommandContext,
): Refusal | undefined {
  const bad = demandDay(what, day)
  if (bad || day === undefined) return bad
  return day > addDays(today, 1) ? { code: 'FAR_AHEAD', facts: { what, day } } : undefined
}

export function demandInOrder(start: Day | undefined, finish: Day | undefined): Refusal | undefined {
  if (start === undefined || finish === undefined || start <= finish) return undefined
  return { code: 'FINISH_BEFORE_START', facts: { start, finish } }
}

export interface Range {
  readonly least: number
  readonly most?: number
  readonly whole?: boolean
}

const mostAmount = 1e15

export function demandNumber(
  what: string,
  value: number | null | undefined,
  { least, most, whole = false }: Range,
): Refusal | undefined {
  if (value === undefined || value === null) return undefined
  const fits = Number.isFinite(value) && value >= least && value <= (most ?? mostAmount)
  if (fits && (!whole || Number.isInteger(value))) return undefined
  return {
    code: 'BAD_NUMBER',
    facts: { what, least, ...(most !== undefined && { most }), whole, found: value },
  }
}

type TableOf = {
  readonly item: 'items'
  readonly link: 'links'
  readonly person: 'people'
  readonly department: 'departments'
  readonly kpi: 'kpis'
  readonly objective: 'objectives'
  readonly keyResult: 'keyResults'
  readonly baseline: 'baselines'
}
const tables: TableOf = {
  item: 'items',
  link: 'links',
  person: 'people',
  department: 'departments',
  kpi: 'kpis',
  objective: 'objectives',
  keyResult: 'keyResults',
  baseline: 'baselines',
}

/** That an entity of the kind is in the plan; null and undefined name none. */
export function demandKnown(
  plan: Plan,
  kind: EntityKind,
  id: string | null | undefined,
): Refusal | undefined {
  if (id === undefined || id === null || kind === 'plan' || kind === 'baselineChunk') return undefined
  const table: Table<{ readonly id: string }> = plan[tables[kind]]
  return find(table, id) ? undefined : { code: 'NOT_FOUND', facts: { kind, id } }
}

/** An owner who is here: a person that left is refused, a text or a department is kept as what it is (OW2). */
export function demandOwner(plan: Plan, owner: OwnerRef | null | undefined): Refusal | undefined {
  if (!owner) return undefined
  if (owner.type === 'text') return demandText('a name', owner.text)
  if (owner.type === 'department') return demandKnown(plan, 'department', owner.id)
  const person = find(plan.people, owner.id)
  if (!person) return { code: 'NOT_FOUND', facts: { kind: 'person', id: owner.id } }
  return person.left ? { code: 'HAS_LEFT', facts: { name: person.name } } : undefined
}

export function demandSpeaker({ me }: CommandContext): Refusal | undefined {
  return me === undefined ? { code: 'NOBODY_SPEAKS', facts: {} } : undefined
}

/** A leaf: groups have no dates, work or progress of their own. */
export function demandLeaf(item: Item, what: string): Refusal | undefined {
  return item.type === 'group' ? { code: 'GROUP_HAS_NONE', facts: { title: item.title, what } } : undefined
}

export function titleOf(plan: Plan, id: ItemId): string {
  return find(plan.items, id)?.title ?? id
}
