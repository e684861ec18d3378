/** What a baseline and its chunks may say (FORMAT.md). */

import type { Day } from '../../base/day.ts'
import { dayToNumber } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { Json } from '../../base/json.ts'
import type { Baseline, BaselineLeaf } from '../baseline.ts'
import type { PlanCalendar } from '../calendar.ts'
import type { KeyResult } from '../goal.ts'
import { field, fieldList, readFields, required, section, silent } from './field-table.ts'
import type { Field } from './field-table.ts'
import { keyResultFields } from './goal-fields.ts'
import { earning } from './item-fields.ts'
import { amount, day, id, instant, isList, isObject, mostDays, numberFrom, oneOf, text } from './reader.ts'
import { calendarFields } from './settings-fields.ts'

export interface BaselineFields {
  readonly name: string
  readonly takenOn: Day
  readonly at?: Instant
  readonly by?: string
  readonly reason?: string
  readonly sessionId?: string
  readonly keyResults: readonly KeyResult[]
  readonly calendar: PlanCalendar
  readonly fingerprint: string
}

/** As they were frozen: nothing they name has to be there still. */
const frozenKeyResults: Field<readonly KeyResult[]> & { readonly otherwise: readonly KeyResult[] } = {
  name: 'keyResults',
  otherwise: [],
  read(value, trouble) {
    if (!isList(value)) {
      trouble.bad('keyResults', value, 'a list')
      return undefined
    }
    return value.flatMap((each) => frozenKeyResult(each) ?? [])
  },
}

function frozenKeyResult(value: Json): KeyResult | undefined {
  if (!isObject(value) || typeof value['id'] !== 'string') return undefined
  return readFields(keyResultFields, value, silent, { id: value['id'] })
}

export const baselineFields = fieldList<BaselineFields>({
  name: field('name', text, ''),
  takenOn: required('takenOn', day),
  at: field('at', instant),
  by: field('by', id),
  reason: field('reason', text),
  sessionId: field('session', id),
  keyResults: frozenKeyResults,
  calendar: section('calendar', calendarFields),
  fingerprint: field('fingerprint', text, ''),
})

/** Without a moment of its own: the start of the day it was taken on. */
export function takenAt({ at, takenOn }: Pick<Baseline, 'takenOn'> & { readonly at?: Instant }): Instant {
  return at ?? dayToNumber(takenOn) * 86_400_000
}

export const leafFields = fieldList<Omit<BaselineLeaf, 'id'>>({
  title: field('title', text, ''),
  type: field('type', oneOf('task', 'milestone'), 'task'),
  start: field('start', day),
  finish: field('finish', day),
  duration: field('duration', numberFrom(0, mostDays)),
  effort: field('effort', amount),
  budget: field('budget', amount),
  earning: field('earning', earning),
})

/** A row as FORMAT.md has it; undefined where it names no item. */
export function leafOfRow(row: Json): BaselineLeaf | undefined {
  if (!isList(row)) return undefined
  const [item, title, type, start, finish, duration, effort, budget, way] = row
  if (typeof item !== 'string' || item === '') return undefined
  const record = { title, type, start, finish, duration, effort, budget, earning: way }
  return readFields(leafFields, record, silent, { id: item })
}
