/**
 * When each leaf of a baseline was to be done (SC6.2): a straight line over its working days, or steps where its method
 * earns in steps (EV 2). Boundaries are those of the baseline's own calendar.
 */

import type { Day } from '../base/day.ts'
import type { Baseline, BaselineLeaf } from '../plan/baseline.ts'
import type { EarningMethod } from '../plan/item.ts'
import { createAxis } from './axis.ts'
import type { Axis } from './axis.ts'

export type Profile =
  | { readonly type: 'line'; readonly start: number; readonly days: number }
  | {
      readonly type: 'steps'
      /** Boundaries between which it was to be worked on; `start` is not before `end` where nobody planned it. */
      readonly start: number
      readonly end: number
      /** The share falls due at the end of the working day before boundary `at`. */
      readonly steps: readonly { readonly at: number; readonly share: number }[]
    }

/** A baseline on its own axis: where it begins and ends; `end` = `start` when nothing in it has dates. */
export interface BaselineSpan {
  readonly axis: Axis
  readonly start: number
  readonly end: number
}

const spans = new WeakMap<Baseline, BaselineSpan>()

export function baselineSpan(baseline: Baseline): BaselineSpan {
  let span = spans.get(baseline)
  if (span === undefined) {
    span = findSpan(baseline)
    spans.set(baseline, span)
  }
  return span
}

/**
 * The method is the one value is earned by today; its parameters are the frozen ones where the baseline has the same
 * method. A leaf without dates was to be done by the baseline's end; where nothing has dates, never.
 */
export function profileOf(
  leaf: BaselineLeaf,
  method: EarningMethod | undefined,
  span: BaselineSpan,
): Profile {
  const { axis } = span
  const bounds = boundsOf(leaf, axis)
  if (bounds === undefined) return span.end > span.start ? step(span.end - 1, span.end) : never
  const { start, finish: end } = bounds
  const frozen = leaf.earning?.type === (method?.type ?? 'percent') ? leaf.earning : method
  if (leaf.type === 'milestone') return step(start, end)
  if (frozen?.type === 'fixed') {
    const first = Math.min(1, Math.max(0, frozen.start / 100))
    return {
      type: 'steps',
      start,
      end,
      steps: [
        { at: start + 1, share: first },
        { at: end, share: 1 - first },
      ],
    }
  }
  if (frozen?.type === 'milestones') return weightedSteps(frozen.steps, axis, bounds) ?? step(start, end)
  return { type: 'line', start, days: end - start }
}

/** Share of the leaf planned to be done by a boundary, 0 … 1. */
export function plannedShare(profile: Profile, boundary: number): number {
  if (profile.type === 'line') return Math.min(1, Math.max(0, (boundary - profile.start) / profile.days))
  let share = 0
  for (const { at, share: one } of profile.steps) if (at <= boundary) share += one
  return Math.min(1, share)
}

/** Sums of several leaves at the end of each working day: `PV(k)`, k = 0 … end − start; `PV(0)` is 0 (ES 1). */
export function plannedCurve(
  parts: Iterable<{ readonly amount: number; readonly profile: Profile }>,
  start: number,
  end: number,
): Float64Array {
  const days = end - start
  const slope = new Float64Array(days + 2)
  const jump = new Float64Array(days + 2)
  const within = (boundary: number): number => Math.min(days + 1, Math.max(0, boundary - start))
  let whole = 0
  for (const { amount, profile } of parts) {
    if (amount === 0) continue
    if (profile.type === 'line') {
      whole += amount
      add(slope, within(profile.start + 1), amount / profile.days)
      add(slope, within(profile.start + profile.days + 1), -amount / profile.days)
    } else {
      for (const { at, share } of profile.steps) {
        whole += amount * share
        add(jump, Math.max(1, within(at)), amount * share)
      }
    }
  }
  return cumulate(slope, jump, days, whole)
}

function cumulate(slope: Float64Array, jump: Float64Array, days: number, whole: number): Float64Array {
  const curve = new Float64Array(days + 1)
  let rate = 0
  let sum = 0
  for (let k = 1; k <= days; k++) {
    rate += slope[k] ?? 0
    sum += rate + (jump[k] ?? 0)
    curve[k] = Math.min(whole, Math.max(curve[k - 1] ?? 0, sum))
  }
  if (days > 0 && Math.abs((curve[days] ?? 0) - whole) <= 1e-9 * Math.abs(whole)) curve[days] = whole
  return curve
}

function add(array: Float64Array, at: number, amount: number): void {
  array[at] = (array[at] ?? 0) + amount
}

const never: Profile = { type: 'steps', start: Infinity, end: -Infinity, steps: [] }

function step(start: number, end: number): Profile {
  return { type: 'steps', start, end, steps: [{ at: end, share: 1 }] }
}

/** A step on a day outside of the leaf's own dates was planned for that day all the same. */
function weightedSteps(
  steps: readonly { readonly weight: number; readonly day: Day }[],
  axis: Axis,
  bounds: Bounds,
): Profile | undefined {
  const whole = steps.reduce((sum, { weight }) => sum + Math.max(0, weight), 0)
  if (!(whole > 0)) return undefined
  return {
    type: 'steps',
    start: Math.min(bounds.start, ...steps.map(({ day }) => axis.startBoundary(day))),
    end: Math.max(bounds.finish, ...steps.map(({ day }) => axis.finishBoundary(day))),
    steps: steps.map(({ weight, day }) => ({
      at: axis.finishBoundary(day),
      share: Math.max(0, weight) / whole,
    })),
  }
}

interface Bounds {
  readonly start: number
  readonly finish: number
}

/** `[start, finish)` of a leaf; a task has at least one day, a milestone that of its date: none on a day off. */
function boundsOf(leaf: BaselineLeaf, axis: Axis): Bounds | undefined {
  const { start, finish, duration } = leaf
  if (leaf.type === 'milestone') {
    const day = finish ?? start
    if (day === undefined) return undefined
    return { start: axis.startBoundary(day), finish: axis.finishBoundary(day) }
  }
  const days = Math.max(1, duration ?? 1)
  if (start !== undefined) {
    const first = axis.startBoundary(start)
    return {
      start: first,
      finish: Math.max(first + 1, finish === undefined ? first + days : axis.finishBoundary(finish)),
    }
  }
  if (finish === undefined) return undefined
  const last = axis.finishBoundary(finish)
  return { start: last - days, finish: last }
}

function findSpan(baseline: Baseline): BaselineSpan {
  const axis = createAxis(baseline.calendar, baseline.takenOn)
  let start = Infinity
  let end = -Infinity
  for (const leaf of baseline.leaves.values()) {
    const bounds = boundsOf(leaf, axis)
    if (bounds === undefined) continue
    start = Math.min(start, leaf.type === 'milestone' ? bounds.finish - 1 : bounds.start)
    end = Math.max(end, bounds.finish)
  }
  return start < end ? { axis, start, end } : { axis, start: 0, end: 0 }
}
