/**
 * The three sets of dates of an item, never mixed, and the delay between them in working days of finish dates:
 * total (forecast − baseline) = announced (commitment − baseline) + unannounced (forecast − commitment). Positive is late.
 * A group carries the worst delay below it, never a sum. Null where a date is missing, and for cancelled work.
 */

import { must } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Axis } from './axis.ts'
import { changedRows, joinedRows, tellChanged, withGroupsAbove } from './changed-rows.ts'
import { changesBetween } from './changes.ts'
import { ascendingMarks, markDifferent } from './column-changes.ts'
import { groupVariance } from './group-variance.ts'
import { leafDelays, leafDelaysAgain } from './leaf-delays.ts'
import type { LeafDelays } from './leaf-delays.ts'
import { leafVariance } from './leaf-variance.ts'
import type { LeafInput } from './leaf-variance.ts'
import { rowsAtChangedLinks } from './changed-links.ts'
import { hasSameLoops } from './network.ts'
import { ownSlips, ownSlipsAgain } from './own-slip.ts'
import type { OwnSlips } from './own-slip.ts'
import { plannedLeaves } from './planned-leaves.ts'
import { referenceDates } from './reference-dates.ts'
import type { ReferenceDates } from './reference-dates.ts'
import { isCancelled } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import { none } from './schedule-marks.ts'
import { seated, seatedList } from './seats.ts'
import type { Seats } from './seats.ts'
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
  readonly worst: ItemId
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
  const { parent, isLeaf } = structure
  const approved = plannedLeaves(baseline, plan.items)
  const kept = before && previous
  const marks = new Uint8Array(structure.count)
  if (kept) for (const index of work.changed) marks[index] = 1
  else marks.fill(1)
  /** Both copied at the first row that differs. */
  let totals = kept ? before?.totals : undefined
  let rows = kept ? undefined : Array.from<Variance>({ length: structure.count })
  const different: number[] = []
  for (const index of kept ? withGroupsAbove(structure.tree, work.changed) : structure.childrenFirst) {
    if (marks[index] === 0) continue
    const old = previous?.[index]
    const row = old === undefined ? rowOf(index) : keepRow(old, rowOf(index))
    if (row !== old) {
      different.push(index)
      const above = parent[index] ?? -1
      if (above >= 0) marks[above] = 1
    } else if (kept) continue
    rows ??= kept?.slice() ?? []
    rows[index] = row
    if (totals === undefined || totals === before?.totals) totals = copyOf(totals, structure.count)
    totals[index] = row.total ?? none
  }
  const isSame = different.length === 0 && previous?.length === structure.count
  const list = isSame && previous ? previous : (rows ?? [])
  workOf.set(list, { ...work, totals: totals ?? new Int32Array(structure.count) })
  if (kept)
    tellChanged(
      kept,
      list,
      different.sort((a, b) => a - b),
    )
  return list

  function rowOf(index: number): Variance {
    if (isLeaf[index] === 1) return leafVariance(leafInput(index))
    const counts = (child: number): boolean => isLeaf[child] !== 1 || !isCancelled(schedule, child)
    return groupVariance(
      must(plan.items.list[index]).id,
      structure.childrenOf(index).flatMap((child) => (counts(child) ? ((rows ?? kept)?.[child] ?? []) : [])),
    )
  }

  function leafInput(index: number): LeafInput {
    const item = must(plan.items.list[index])
    return {
      item,
      approved: approved[index],
      axis: schedule.axis,
      forecastStart: schedule.startDay(index),
      forecastFinish: schedule.finishDay(index),
      own: work.slips.own[index] ?? 0,
      isCancelled: isCancelled(schedule, index),
    }
  }
}

/** The variances before, on other seats, of the plan before on them: what came has none. */
export function varianceOnto(
  before: readonly Variance[],
  seats: Seats,
  plan: Plan,
  structure: Structure,
  schedule: Schedule,
): readonly Variance[] {
  const work = workOf.get(before)
  const blank = (row: number): Variance => {
    const worst = must(plan.items.list[row]).id
    return { total: null, announced: null, unannounced: null, worst, own: 0 }
  }
  const list = seatedList(before, seats, blank)
  if (work === undefined) return list
  const { reference, delays, slips } = work
  workOf.set(list, {
    tree: structure.tree,
    structure,
    axis: work.axis,
    baseline: work.baseline,
    plan,
    reference: {
      baselineStart: reference.baselineStart.seated(seats, none),
      baselineFinish: reference.baselineFinish.seated(seats, none),
      commitmentStart: reference.commitmentStart.seated(seats, none),
      commitmentFinish: reference.commitmentFinish.seated(seats, none),
    },
    schedule: new WeakRef(schedule),
    shown: schedule.shownDays(),
    state: schedule.state,
    delays: {
      start: delays.start.seated(seats, none),
      finish: delays.finish.seated(seats, none),
      isUnknown: delays.isUnknown.seated(seats, work.baseline === undefined ? 0 : 1),
      from: delays.from.seated(seats, none),
      to: delays.to.seated(seats, none),
    },
    slips: {
      own: seated(slips.own, seats),
      inherited: seated(slips.inherited, seats),
      carriedOut: seated(slips.carriedOut, seats),
    },
    changed: noPositions,
    totals: seated(work.totals, seats, none),
  })
  return list
}

function copyOf(totals: Int32Array | undefined, count: number): Int32Array {
  return totals?.slice() ?? new Int32Array(count)
}

/** Where the leaf stands whose delay an item shows; undefined for an unknown position. */
export function worstIndex(
  { structure, variance }: { readonly structure: Structure; readonly variance: readonly Variance[] },
  index: number,
): number | undefined {
  const shown = variance[index]
  return shown && structure.indexOf(shown.worst)
}

/** The total delays of a list of variances as a column, `none` for null. */
export function totalsOf(variance: readonly Variance[]): Int32Array {
  return workOf.get(variance)?.totals ?? Int32Array.from(variance, ({ total }) => total ?? none)
}

function keepRow(before: Variance, after: Variance): Variance {
  const same =
    before.forecastFinish === after.forecastFinish &&
    before.forecastStart === after.forecastStart &&
    before.commitmentFinish === after.commitmentFinish &&
    before.commitmentStart === after.commitmentStart &&
    before.baselineFinish === after.baselineFinish &&
    before.baselineStart === after.baselineStart &&
    before.total === after.total &&
    before.announced === after.announced &&
    before.unannounced === after.unannounced &&
    before.worst === after.worst &&
    before.own === after.own
  return same ? before : after
}

/** What a list of variances was worked out from: a memo, so that the next one reads only what changed. */
const workOf = new WeakMap<readonly Variance[], Work & { readonly totals: Int32Array }>()

interface Work {
  readonly tree: Tree
  readonly structure: Structure
  readonly axis: Axis
  readonly baseline: Baseline | undefined
  readonly plan: Plan
  readonly reference: ReferenceDates
  readonly schedule: WeakRef<Schedule>
  readonly shown: ShownDays
  readonly state: Schedule['state']
  readonly delays: LeafDelays
  readonly slips: OwnSlips
  /** Leaves whose row may be another than in the work before. */
  readonly changed: readonly number[]
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
  const changes = before && changesBetween(before.plan, plan)
  const edited = changes?.items ?? noPositions
  const reference = referenceDates(
    { items, structure, axis, approved: plannedLeaves(baseline, plan.items) },
    before && { dates: before.reference, changed: edited },
  )
  const dates = { schedule: new WeakRef(schedule), shown: schedule.shownDays(), state: schedule.state }
  const made = { ...dates, tree: structure.tree, structure, axis, baseline, plan, reference }
  const input = { structure, schedule, reference, hasBaseline: baseline !== undefined }
  const dated = before && hasSameLoops(before.structure, structure) && datedAnew(before, schedule)
  if (!before || !dated) {
    const delays = leafDelays(input)
    const work = { ...made, delays, slips: ownSlips({ structure, schedule, delays }) }
    return { ...work, changed: before ? joinedRows(edited, compared(before, work)) : noPositions }
  }
  const relinked = rowsAtChangedLinks(before.structure, structure)
  const rows = joinedRows(
    dated,
    reference === before.reference ? (changes?.stirred ?? noPositions) : edited,
    relinked,
  )
  if (rows.length === 0) return { ...made, delays: before.delays, slips: before.slips, changed: edited }
  const measured = leafDelaysAgain(input, before.delays, rows)
  const { delays } = measured
  const slipped = ownSlipsAgain({ structure, schedule, delays }, before.slips, measured.rows)
  return { ...made, delays, slips: slipped.slips, changed: joinedRows(edited, rows, slipped.rows) }
}

function compared(before: Omit<Work, 'changed'>, work: Omit<Work, 'changed'>): readonly number[] {
  const marks = new Uint8Array(work.structure.count)
  markDifferent(before.shown.start, work.shown.start, marks)
  markDifferent(before.shown.finish, work.shown.finish, marks)
  markDifferent(before.slips.own, work.slips.own, marks)
  markDifferent(before.state, work.state, marks)
  return ascendingMarks(marks)
}

/** Undefined where the schedule of that work is not the one that this was made of. */
function datedAnew(before: Work, schedule: Schedule): readonly number[] | undefined {
  const was = before.schedule.deref()
  return was && changedRows(was, schedule)
}

const noPositions: readonly number[] = []
