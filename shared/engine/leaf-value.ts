/** The row of sums of one leaf (SC6, EV 1–4): what was planned by the status date, what is earned, what was spent. */

import type { Day } from '../base/day.ts'
import type { BaselineLeaf } from '../plan/baseline.ts'
import type { EarningMethod, Item } from '../plan/item.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { Report } from '../plan/report.ts'
import type { Axis } from './axis.ts'
import { amountOf } from './basis.ts'
import { bookedThrough } from './booked.ts'
import { earnedShare, isDone } from './earned-share.ts'
import { plannedShare, profileOf } from './planned-value.ts'
import type { BaselineSpan, Profile } from './planned-value.ts'
import { column, width } from './roll-up.ts'
import type { ZoneDays } from './zone-days.ts'

export interface LeafContext {
  readonly basis: EarnedValueBasis
  /** Absent: there is no baseline, and nothing is planned. */
  readonly span: BaselineSpan | undefined
  /** The plan's own axis. */
  readonly axis: Axis
  readonly zone: ZoneDays
  readonly today: Day
  /** Boundary of the baseline's axis at the end of the status date. */
  readonly through: number
  readonly cadenceDays: number
}

/** A leaf as it stands in the plan, in the baseline, or in both. */
export interface LeafSubject {
  readonly item: Item | undefined
  readonly report: Report | undefined
  readonly planned: BaselineLeaf | undefined
}

export const valueFlag = { unbaselined: 1, noBudget: 2, levelOfEffort: 4, missingCosts: 8 } as const

/** Writes the row and answers the leaf's flags. `earned` stands in where the share is not the leaf's own to say. */
export function writeLeaf(
  rows: Float64Array,
  row: number,
  subject: LeafSubject,
  context: LeafContext,
  earned?: number,
): number {
  const { item, report, planned } = subject
  const amount = leafAmount(subject, context)
  const bac = amount ?? 0
  const profile =
    planned && context.span && profileFor(planned, item?.earning ?? planned.earning, context.span)
  const plannedByNow = profile ? plannedShare(profile, context.through) : 0
  const effortOnly = isLevelOfEffort(subject)
  const share = effortOnly
    ? plannedByNow
    : (earned ?? (item ? earnedShare(item, report, context.axis, context.zone) : 0))
  const heard = profile && !effortOnly ? plannedShare(profile, heardThrough(report, context)) : plannedByNow
  const at = row * width
  rows[at + column.bac] = bac
  rows[at + column.pv] = bac * plannedByNow
  rows[at + column.ev] = bac * share
  rows[at + column.pvForIndex] = effortOnly ? 0 : bac * plannedByNow
  rows[at + column.evForIndex] = effortOnly ? 0 : bac * share
  rows[at + column.pvHeard] = bac * heard
  writeCosts(rows, row, report, context)
  return flagsOf(subject, context, amount, effortOnly)
}

/** Costs alone: those of a group are real money too. */
export function writeCosts(
  rows: Float64Array,
  row: number,
  report: Report | undefined,
  context: LeafContext,
): void {
  const spent = spentOn(report, context)
  rows[row * width + column.ac] = spent ?? 0
  rows[row * width + column.costs] = spent === null ? 0 : 1
}

/** In the basis' own unit, or unknown (EV 1). */
function spentOn(report: Report | undefined, { basis, today }: LeafContext): number | null {
  if (basis === 'cost') return bookedThrough(report, 'cost', today)
  return basis === 'effort' ? bookedThrough(report, 'hours', today) : null
}

/** The budget it is measured by: the baseline's; without a baseline its own; 0 where it came later (SC6.3). */
function leafAmount({ item, planned }: LeafSubject, { basis, span, axis }: LeafContext): number | undefined {
  if (span) return planned && amountOf(planned, basis, span.axis)
  return item && amountOf(item, basis, axis)
}

function isLevelOfEffort({ item, planned }: LeafSubject): boolean {
  return (item?.earning ?? planned?.earning)?.type === 'level-of-effort'
}

function flagsOf(
  { planned }: LeafSubject,
  { span }: LeafContext,
  amount: number | undefined,
  effortOnly: boolean,
): number {
  const unbaselined = span !== undefined && planned === undefined
  return (
    (unbaselined ? valueFlag.unbaselined : 0) |
    (amount === undefined && !unbaselined ? valueFlag.noBudget : 0) |
    (effortOnly ? valueFlag.levelOfEffort : 0)
  )
}

/** What is done is compared as of the status date; what is not, as of when it was said, within one cadence (SC5.9). */
export function heardThrough(report: Report | undefined, context: LeafContext): number {
  const { zone, span, through, cadenceDays } = context
  if (report?.saidAt === undefined || span === undefined || isDone(report)) return through
  const boundary = span.axis.boundaryOfNumber(zone.dayNumberOf(report.saidAt) + 1)
  return boundary < through && through - boundary <= cadenceDays ? boundary : through
}

const profiles = new WeakMap<
  BaselineLeaf,
  { readonly method: EarningMethod | undefined; readonly profile: Profile }
>()

export function profileFor(
  leaf: BaselineLeaf,
  method: EarningMethod | undefined,
  span: BaselineSpan,
): Profile {
  const known = profiles.get(leaf)
  if (known && known.method === method) return known.profile
  const profile = profileOf(leaf, method, span)
  profiles.set(leaf, { method, profile })
  return profile
}
