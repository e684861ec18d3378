/**
 * How much of a leaf's budget is earned, 0 … 1, by its method (EV 2) and what was said of it. Facts of today count as they
 * arrive (SC5.5). Level of effort is not asked here: it earns what was planned.
 */

import { dayToNumber } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import type { Axis } from './axis.ts'
import type { ZoneDays } from './zone-days.ts'

/** What a share rests on: of a report, the fields that were said last. */
export type Said = Pick<
  Report,
  'status' | 'actualStart' | 'actualFinish' | 'percent' | 'percentAt' | 'remaining' | 'remainingAt'
>

export function earnedShare(item: Item, said: Said | undefined, axis: Axis, zone: ZoneDays): number {
  if (isDone(said)) return 1
  if (item.type === 'milestone') return 0
  const method = item.earning
  switch (method?.type) {
    case 'fixed':
      return isBegun(said) ? share(method.start / 100) : 0
    case 'milestones':
      return weightDone(method.steps)
    case 'units':
      return method.total > 0 ? share(method.done / method.total) : 0
    default:
      return said === undefined ? 0 : shareSaid(item, said, axis, zone)
  }
}

export function isDone(said: Said | undefined): boolean {
  return said !== undefined && (said.status === 'done' || said.actualFinish !== undefined)
}

/** The newer of percent and remaining decides (SC5.3). */
function shareSaid(item: Item, said: Said, axis: Axis, zone: ZoneDays): number {
  const { percent, remaining } = said
  if (remaining === undefined || isPercentNewer(said)) return share((percent ?? 0) / 100)
  if (remaining <= 0) return 1
  if (!isBegun(said)) return 0
  const elapsed = elapsedWhenSaid(item, said, axis, zone)
  return share(elapsed / (elapsed + remaining))
}

/** Also where both were said together: percent decides what is earned. */
export function isPercentNewer({ percent, remaining, percentAt = 0, remainingAt = 0 }: Said): boolean {
  return percent !== undefined && (remaining === undefined || percentAt >= remainingAt)
}

/** Working days from its start through the day on which remaining was said: what remains comes after that day (SC5.9). */
function elapsedWhenSaid(item: Item, said: Said, axis: Axis, zone: ZoneDays): number {
  const start = said.actualStart ?? item.start
  if (start === undefined || said.remainingAt === undefined) return 0
  const end = axis.boundaryOfNumber(zone.dayNumberOf(said.remainingAt) + 1)
  return Math.max(0, end - axis.boundaryOfNumber(dayToNumber(start)))
}

function isBegun(said: Said | undefined): boolean {
  return said !== undefined && (said.actualStart !== undefined || (said.percent ?? 0) > 0)
}

function weightDone(steps: readonly { readonly weight: number; readonly done: boolean }[]): number {
  let whole = 0
  let done = 0
  for (const step of steps) {
    const weight = Math.max(0, step.weight)
    whole += weight
    if (step.done) done += weight
  }
  return whole > 0 ? share(done / whole) : 0
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}
