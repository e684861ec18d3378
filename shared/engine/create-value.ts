/**
 * Planned value, earned value and actual cost of every item, department and the plan (SC6, EV). Only the rows of leaves
 * that changed are worked out again; adding up is done whole, in one order; what comes out equal keeps its object.
 */

import { keepSame } from '../base/keep-same.ts'
import { find } from '../base/table.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { DepartmentId, ItemId } from '../plan/ids.ts'
import type { EarningMethod } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { Report } from '../plan/report.ts'
import type { Axis } from './axis.ts'
import type { ByTheDay } from './by-the-day.ts'
import { chooseBasis } from './basis.ts'
import { addUp } from './add-up.ts'
import { joinedRows } from './changed-rows.ts'
import { changesBetween, reportsByItem } from './changes.ts'
import type { Changes } from './changes.ts'
import { valueFlag, writeCosts, writeLeaf } from './leaf-value.ts'
import type { LeafContext } from './leaf-value.ts'
import { findLostLeaves, writeLostLeaves } from './lost-leaves.ts'
import type { LostLeaf } from './lost-leaves.ts'
import type { Moment } from './moment.ts'
import { plannedLeaves } from './planned-leaves.ts'
import { curveOfParts, plannedParts } from './planned-parts.ts'
import type { PlannedCurve } from './planned-parts.ts'
import { baselineSpan } from './planned-value.ts'
import { sumsOfRow, width } from './roll-up.ts'
import { seated, seatedList } from './seats.ts'
import type { Seats } from './seats.ts'
import type { Structure } from './structure.ts'
import type { ValueSums } from './value.ts'
import { ValueRows } from './value-rows.ts'
import { zoneDays } from './zone-days.ts'

export interface Value {
  readonly basis: EarnedValueBasis
  /** Per item, leaf and group. */
  readonly items: readonly ValueSums[]
  readonly flags: Uint8Array
  readonly plan: ValueSums
  readonly departments: ReadonlyMap<DepartmentId, ValueSums>
  /** Baseline leaves that are no living leaves; their rows are part of the sums. */
  readonly lost: readonly LostLeaf[]
  readonly lostRows: Float64Array
  readonly curve: PlannedCurve | undefined
  /** Rows of the items themselves, and with all below added. */
  readonly own: ValueRows
  readonly sums: ValueRows
  readonly reportOf: readonly (Report | undefined)[]
  readonly from: ValueInput
}

export interface ValueInput {
  readonly plan: Plan
  readonly structure: Structure
  /** The plan's own axis. */
  readonly axis: Axis
  readonly department: Int32Array
  readonly baseline: Baseline | undefined
  readonly moment: Moment
  readonly byTheDay?: ByTheDay | undefined
}

export function createValue(input: ValueInput, previous?: Value): Value {
  const { plan, baseline } = input
  const changes =
    previous && sameGround(previous.from, input) ? changesBetween(previous.from.plan, plan) : undefined
  const reportOf = reportsByItem(plan, previous?.from.plan)
  // On other seats what went still stood there, and said nothing.
  const sameLeaves =
    baseline !== undefined || (changes?.items.length === 0 && changes.turnedOver === undefined)
  const basis = previous && changes && sameLeaves ? previous.basis : basisOf(input)
  const kept = changes && basis === previous?.basis ? previous : undefined
  const context = contextOf(input, basis)

  const rowOf: WriteRow = (rows, row, index) => writeItem(rows, row, index, input, reportOf, context)
  const readAgain = ({ from }: Value): readonly number[] => {
    const rows = changes?.rows ?? []
    if (sameDay(from, input) || !input.byTheDay) return rows
    return joinedRows(rows, input.byTheDay.worth(input, reportOf, contextOf(from, basis), context))
  }
  const { own, flags, again } =
    kept && changes ? rewrite(kept, readAgain(kept), rowOf) : writeAll(plan.items.list.length, rowOf)
  const stirred = changes?.stirred ?? []
  const lost = lostOf(input, previous, kept, changes?.turnedOver ?? [])
  const lostRows = writeLostLeaves(lost, plan, input.structure, reportOf, baseline, context)
  const sameLost = lost === kept?.lost && lostRows.every((value, i) => value === kept.lostRows[i])
  const sameCurve = kept && changes && earnsAlike(kept.from.plan, plan, changes, lost)
  const curve = sameCurve ? kept.curve : curveOfParts(plannedParts({ ...input, basis, lost }))
  if (sameCurve && sameLost && stirred.length === 0 && own === kept.own && flags === kept.flags)
    return { ...kept, reportOf, from: input }
  return addUp(
    { basis, own, flags, lost, lostRows, curve, reportOf, from: input },
    previous,
    again && joinedRows(again, stirred),
    sameLost,
  )
}

/** The values before on other seats; `input` is what they were made of, on them. */
export function valueOnto(before: Value, seats: Seats, input: ValueInput): Value {
  const sums = before.sums.seated(seats)
  const blank = (row: number): ValueSums => sumsOfRow(sums.blockOf(row), sums.place(row))
  const items = seatedList(before.items, seats, blank)
  return {
    ...before,
    items,
    flags: seated(before.flags, seats),
    lost: before.lost.map((leaf) => ({ ...leaf, under: seats.to[leaf.under] ?? -1 })),
    own: before.own.seated(seats),
    sums,
    reportOf: reportsByItem(input.plan),
    from: input,
  }
}

/** Of what was planned only the method by which it earns is not the baseline's, of what is deleted, too. */
function earnsAlike(before: Plan, now: Plan, changes: Changes, lost: readonly LostLeaf[]): boolean {
  const methodIn = ({ items, deletedItems }: Plan, id: string): EarningMethod | undefined =>
    find(items, id)?.earning ?? find(deletedItems, id)?.earning
  const isSame = (id: string): boolean => methodIn(before, id) === methodIn(now, id)
  return (
    changes.items.every((index) => before.items.list[index]?.earning === now.items.list[index]?.earning) &&
    (changes.turnedOver ?? []).every(isSame) &&
    lost.every(({ id }) => isSame(id))
  )
}

type WriteRow = (rows: Float64Array, row: number, index: number) => number
type Leaves = Pick<Value, 'own' | 'flags'> & {
  /** Positions whose row is another than before; absent: any may be. */
  readonly again?: readonly number[]
}

function writeAll(count: number, rowOf: WriteRow): Leaves {
  const own = ValueRows.of(count)
  const flags = new Uint8Array(count)
  for (let index = 0; index < count; index++)
    flags[index] = rowOf(own.ownBlockOf(index), own.place(index), index)
  return { own, flags }
}

/** The rows before, copied at the first that differs. */
function rewrite(kept: Leaves, rows: readonly number[], rowOf: WriteRow): Leaves {
  let { own, flags } = kept
  const again: number[] = []
  const row = new Float64Array(width)
  for (const index of rows) {
    const flag = rowOf(row.fill(0), 0, index)
    const block = own.blockOf(index)
    const at = own.place(index) * width
    if (
      row.every((value, c) => value === block[at + c]) &&
      flag === ((flags[index] ?? 0) & ~valueFlag.missingCosts)
    )
      continue
    if (own === kept.own) {
      own = own.next()
      flags = flags.slice()
    }
    own.ownBlockOf(index).set(row, at)
    flags[index] = flag
    again.push(index)
  }
  return { own, flags, again }
}

/** What a kept row rests on besides its own item and report. */
function sameGround(before: ValueInput, now: ValueInput): boolean {
  return (
    before.structure.tree === now.structure.tree &&
    before.baseline === now.baseline &&
    before.department === now.department &&
    (sameDay(before, now) || now.byTheDay !== undefined) &&
    before.plan.settings.policies === now.plan.settings.policies &&
    before.plan.settings.calendar === now.plan.settings.calendar &&
    before.plan.settings.timeZone === now.plan.settings.timeZone
  )
}

function sameDay({ moment: before }: ValueInput, { moment: now }: ValueInput): boolean {
  return before.today === now.today && before.statusDate === now.statusDate
}

function basisOf({ plan, baseline, structure, axis }: ValueInput): EarnedValueBasis {
  return chooseBasis(plan.settings.policies, baseline, plan.items.list, structure, axis)
}

function contextOf({ plan, baseline, axis, moment }: ValueInput, basis: EarnedValueBasis): LeafContext {
  const span = baseline && baselineSpan(baseline)
  return {
    basis,
    span,
    axis,
    zone: zoneDays(plan.settings.timeZone),
    today: moment.today,
    through: span?.axis.finishBoundary(moment.statusDate) ?? 0,
    cadenceDays: plan.settings.policies.cadenceDays,
  }
}

function writeItem(
  rows: Float64Array,
  row: number,
  index: number,
  { plan, structure, baseline }: ValueInput,
  reportOf: readonly (Report | undefined)[],
  context: LeafContext,
): number {
  const item = plan.items.list[index]
  const report = reportOf[index]
  if (structure.isLeaf[index] === 1) {
    return writeLeaf(
      rows,
      row,
      { item, report, planned: plannedLeaves(baseline, plan.items)[index] },
      context,
    )
  }
  writeCosts(rows, row, report, context)
  return 0
}

function lostOf(
  input: ValueInput,
  previous: Value | undefined,
  kept: Value | undefined,
  turnedOver: readonly ItemId[],
): readonly LostLeaf[] {
  const { plan, structure, baseline, department } = input
  const isPlanned = turnedOver.some((id) => baseline?.leaves.has(id))
  if (!previous || !kept || isPlanned || previous.from.plan.deletedItems !== plan.deletedItems)
    return keepSame(kept?.lost, findLostLeaves(plan, structure, baseline, department))
  if (previous.from.plan.reports === plan.reports && previous.from.plan.items === plan.items) return kept.lost
  const lost = kept.lost.map((leaf) => {
    const report = find(plan.reports, leaf.id)
    const item = leaf.split ? find(plan.items, leaf.id) : leaf.item
    return report === leaf.report && item === leaf.item ? leaf : { ...leaf, report, item }
  })
  return lost.every((leaf, i) => leaf === kept.lost[i]) ? kept.lost : lost
}
