/**
 * A file whose work lies wholly in the past: a plan of another year, a template, a project that is over. Taken as it stands,
 * whatever is not done in it is late by years; so it is said before anything is written, and can be taken otherwise.
 */

import { addDays, daysBetween } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'

export interface OldDates {
  readonly first: Day
  readonly last: Day
  /** Pieces of work that the file does not say are done. */
  readonly open: number
  /** Whole weeks in days, so that each weekday stays one: the first day comes to today or up to six days after. */
  readonly shift: number
}

/** `keep`: as the file says it. `move`: as a plan that begins now. `past`: as what is over. */
export type OldDatesAnswer = 'keep' | 'move' | 'past'

/** Undefined: something in the file is still to come, or all of it is done. */
export function oldDatesOf(rows: readonly NeutralRow[], today: Day): OldDates | undefined {
  const work = rows.filter(({ type }) => type !== 'group')
  const days = work.flatMap(({ start, finish, deadline }) => [start, finish, deadline].filter(isSaid)).sort()
  const [first] = days
  const last = days.at(-1)
  const open = work.filter((row) => !isOver(row)).length
  if (first === undefined || last === undefined || last >= today || open === 0) return undefined
  return { first, last, open, shift: Math.ceil(daysBetween(first, today) / 7) * 7 }
}

/** `shift` in days, as at the first import where the file was moved then. */
export function takenAs(
  rows: readonly NeutralRow[],
  answer: OldDatesAnswer,
  shift: number,
): readonly NeutralRow[] {
  if (answer === 'keep') return rows
  return rows.map((row) => (answer === 'move' ? moved(row, shift) : over(row)))
}

/** How far most of what is known from this file stands from its dates there: what it was moved by when it was first imported. */
export function shiftBefore(plan: Plan, rows: readonly NeutralRow[], source: string): number {
  const starts = new Map(rows.map(({ externalId, start, finish }) => [externalId, start ?? finish]))
  const counts = new Map<number, number>()
  for (const { external, start, finish } of plan.items.list) {
    const day = external?.source === source ? starts.get(external.id) : undefined
    const now = start ?? finish
    if (day === undefined || now === undefined) continue
    const shift = daysBetween(day, now)
    counts.set(shift, (counts.get(shift) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most !== undefined && most[0] > 0 && most[0] % 7 === 0 ? most[0] : 0
}

/** Nothing of a plan that begins now has been done, begun or paid. */
function moved(row: NeutralRow, shift: number): NeutralRow {
  const { start, finish, deadline, status, ...others } = row
  const { actualStart: _1, actualFinish: _2, percent: _3, started: _4, cost: _5, ...plain } = others
  return {
    ...plain,
    ...(status === 'cancelled' && { status }),
    ...(start !== undefined && { start: addDays(start, shift) }),
    ...(finish !== undefined && { finish: addDays(finish, shift) }),
    ...(deadline !== undefined && { deadline: addDays(deadline, shift) }),
  }
}

/** Done on the day on which it was to be. */
function over(row: NeutralRow): NeutralRow {
  if (row.type === 'group' || isOver(row)) return row
  const day = row.finish ?? row.deadline ?? row.start
  return { ...row, status: 'done', ...(day !== undefined && { actualFinish: day }) }
}

function isOver({ status, actualFinish, percent }: NeutralRow): boolean {
  return status === 'done' || status === 'cancelled' || actualFinish !== undefined || percent === 100
}

function isSaid(day: Day | undefined): day is Day {
  return day !== undefined
}
