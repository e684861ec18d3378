/**
 * Earned schedule (ES 1–2): the working day by which what is earned was planned to be earned. In working days from the
 * baseline's start, on its own calendar; it ignores the network.
 */

import type { Axis } from './axis.ts'
import type { EarnedSchedule, Maybe, NullReason } from './value.ts'

export interface EarnedScheduleInput {
  readonly axis: Axis
  /** Boundary at which the scope's baseline begins. */
  readonly start: number
  /** `PV(k)`, k = 0 … PD (`plannedCurve`). */
  readonly curve: Float64Array
  readonly bac: number
  readonly ev: number
  /** Boundary at the end of the status date, or of the actual finish where the scope is finished. */
  readonly through: number
}

/** Where a forecast would lie further out than this it says nothing any more. */
const furthestWorkingDays = 10_000

export function earnedScheduleOf(input: EarnedScheduleInput): EarnedSchedule {
  const { axis, start, curve, bac, ev, through } = input
  const pd = curve.length - 1
  if (pd <= 0) return noEarnedSchedule('no baseline')
  const at = Math.max(0, through - start)
  if (bac <= 0) return { ...noEarnedSchedule('no budget'), at: { value: at }, pd: { value: pd } }
  const es = earnedDays(curve, bac, ev)
  const spi: Maybe = at > 0 ? { value: es / at } : { value: null, reason: 'not started' }
  const base = { es: { value: es }, at: { value: at }, sv: { value: es - at }, spi, pd: { value: pd } }
  if (spi.value === null) return { ...base, ieac: { value: null, reason: 'not started' } }
  if (spi.value <= 0) return { ...base, ieac: { value: null, reason: 'nothing earned yet' } }
  const ieac = pd / spi.value
  const days = Math.ceil(ieac - tolerance)
  const far = days > furthestWorkingDays
  return { ...base, ieac: { value: ieac }, ...(!far && { finish: axis.finishDay(start + days) }) }
}

export function noEarnedSchedule(reason: NullReason): EarnedSchedule {
  const empty: Maybe = { value: null, reason }
  return { es: empty, at: empty, sv: empty, spi: empty, ieac: empty, pd: empty }
}

const tolerance = 1e-9

/** ES 1. On a flat stretch its end; sums are compared with the breadth that adding them up costs. */
function earnedDays(curve: Float64Array, bac: number, ev: number): number {
  const pd = curve.length - 1
  if (ev <= 0) return 0
  if (ev >= bac * (1 - tolerance)) return pd
  const slack = bac * tolerance
  let low = 0
  let high = pd
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((curve[middle] ?? 0) <= ev + slack) low = middle
    else high = middle - 1
  }
  if (low === pd) return pd
  const before = curve[low] ?? 0
  const after = curve[low + 1] ?? 0
  return low + Math.min(1, Math.max(0, (ev - before) / (after - before)))
}
