/**
 * The three sets of dates of an item, never mixed, and the delay between them in working days of finish dates:
 * total (forecast − baseline) = announced (commitment − baseline) + unannounced (forecast − commitment). Positive is late.
 * A group carries the worst delay below it, never a sum. Null where a date is missing, and for cancelled work.
 */

import { must } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import { keepSame } from '../base/keep-same.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { Axis } from './axis.ts'
import { groupVariance } from './group-variance.ts'
import { leafDelays } from './leaf-delays.ts'
import { leafVariance } from './leaf-variance.ts'
import type { LeafInput } from './leaf-variance.ts'
import { ownSlips } from './own-slip.ts'
import { referenceDates } from './reference-dates.ts'
import type { ReferenceDates } from './reference-dates.ts'
import { isCancelled } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import type { ShownDays } from './shown-days.ts'
import type { Structure } from './structure.ts'
import type { Tree } from './tree.ts'

export interface Variance {
  readonly baselineStart?: Day
  readonly baselineFinish?: Day
  readonly commitmentStart?: Day
  readonly commitmentFinish?: Day
  readonly forecastStart?: Day
  readonly forecastFinish?: Day
  readonly total: number | null
  readonly announced: number | null
  readonly unannounced: number | null
  /** The leaf whose delay a group shows; an item itself for a leaf. */
  readonly worstIndex: number
  /** Of the delay, what comes from the item's own slip, not from what it waits for (CO1, CN2): exactly, in `own-slip.ts`. */
  readonly own: number
}

/** By position. Of the variance before, what is equal keeps its identity: each row, and the whole list. */
export function createVariance(
  plan: Plan,
  structure: Structure,
  schedule: Schedule,
  baseline: Baseline | undefined,
  previous?: readonly Variance[],
): readonly Variance[] {
  const known = previous && workOf.get(previous)
  const before = known && isComparable(known, structure, schedule, baseline) ? known : undefined
  const work = measure(plan, structure, schedule, baseline, before)
  const rows: Variance[] = Array.from({ length: structure.count })
  const isSame = new Uint8Array(structure.count)
  for (let at = 0; at < structure.count; at++) {
    const index = structure.childrenFirst[at] ?? 0
    const old = previous?.[index]
    const keepsOld = before !== undefined && old !== undefined && dependsOnNothingNew(index)
    const row = keepsOld ? old : keepSame(old, rowOf(index))
    if (row === old) isSame[index] = 1
    rows[index] = row
  }
  const list = previous?.length === rows.length && !isSame.includes(0) ? previous : rows
  workOf.set(list, work)
  return list

  function dependsOnNothingNew(index: number): boolean {
    if (structure.isLeaf[index] !== 1)
      return structure.childrenOf(index).every((child) => isSame[child] === 1)
    return (
      before?.items[index] === work.items[index] &&
      before?.shown.start[index] === work.shown.start[index] &&
      before?.shown.finish[index] === work.shown.finish[index] &&
      before?.own[index] === work.own[index]
    )
  }

  function rowOf(index: number): Variance {
    if (structure.isLeaf[index] === 1) return leafVariance(leafInput(index))
    const counts = (child: number): boolean => structure.isLeaf[child] !== 1 || !isCancelled(schedule, child)
    return groupVariance(
      index,
      structure.childrenOf(index).flatMap((child) => (counts(child) ? (rows[child] ?? []) : [])),
    )
  }

  function leafInput(index: number): LeafInput {
    const item = must(plan.items.list[index])
    return {
      index,
      item,
      approved: baseline?.leaves.get(item.id),
      axis: schedule.axis,
      forecastStart: schedule.startDay(index),
      forecastFinish: schedule.finishDay(index),
      own: work.own[index] ?? 0,
      isCancelled: isCancelled(schedule, index),
    }
  }
}

/** What a list of variances was worked out from: a memo, so that the next one reads only what changed. */
const workOf = new WeakMap<readonly Variance[], Work>()

interface Work {
  readonly tree: Tree
  readonly axis: Axis
  readonly baseline: Baseline | undefined
  readonly items: readonly Item[]
  readonly reference: ReferenceDates
  readonly shown: ShownDays
  readonly own: Int32Array
}

function isComparable(
  known: Work,
  structure: Structure,
  schedule: Schedule,
  baseline: Baseline | undefined,
): boolean {
  return known.tree === structure.tree && known.axis === schedule.axis && known.baseline === baseline
}

function measure(
  plan: Plan,
  structure: Structure,
  schedule: Schedule,
  baseline: Baseline | undefined,
  before: Work | undefined,
): Work {
  const { axis } = schedule
  const items = plan.items.list
  const changed = before && before.items !== items ? changedPositions(before.items, items) : []
  const reference = referenceDates(
    { items, structure, axis, baseline },
    before && { dates: before.reference, changed },
  )
  const own = ownSlips(
    structure,
    schedule,
    leafDelays(structure, schedule, reference, baseline !== undefined),
  )
  return { tree: structure.tree, axis, baseline, items, reference, shown: schedule.shownDays(), own }
}

function changedPositions(before: readonly Item[], after: readonly Item[]): readonly number[] {
  const changed: number[] = []
  for (let i = 0; i < after.length; i++) if (before[i] !== after[i]) changed.push(i)
  return changed
}
