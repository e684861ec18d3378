/** How old what is known of each item is (FR1): rows are worked out where something they rest on changed, the state always. */

import { dayToNumber } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import type { Absence } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import type { Freshness, ItemFreshness } from './freshness.ts'
import { inPlaySince } from './in-play.ts'
import type { Moment } from './moment.ts'
import { progressStates } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'
import type { Variance } from './variance.ts'
import { createWorkClock } from './work-clock.ts'
import type { WorkClock } from './work-clock.ts'
import { zoneDays } from './zone-days.ts'

export interface FreshnessInput {
  readonly plan: Plan
  readonly structure: Structure
  readonly schedule: Schedule
  readonly variance: readonly Variance[]
  readonly moment: Moment
  readonly reportOf: readonly (Report | undefined)[]
}

export interface FreshnessList {
  readonly items: readonly ItemFreshness[]
  /** Until when each item is live, 0 where it was never heard of. */
  readonly liveUntil: Float64Array
  readonly from: FreshnessInput
}

export function createFreshness(input: FreshnessInput, previous?: FreshnessList): FreshnessList {
  const { plan, structure, schedule, moment } = input
  const kept = previous && sameGround(previous.from, input) ? previous : undefined
  const samePositions = previous?.from.plan.items.indexById === plan.items.indexById
  const clock = createWorkClock(schedule.axis, zoneDays(plan.settings.timeZone))
  const liveUntil = kept ? kept.liveUntil.slice() : new Float64Array(plan.items.list.length)
  const items: ItemFreshness[] = []
  let same = samePositions
  for (let index = 0; index < plan.items.list.length; index++) {
    const before = samePositions ? previous?.items[index] : undefined
    let after: ItemFreshness
    if (kept && before && sameInput(kept.from, input, index)) {
      after = withState(before, liveUntil[index] ?? 0, moment.now)
    } else {
      const row = structure.isLeaf[index] === 1 ? leafRow(input, index, clock) : groupRow(input, index, clock)
      liveUntil[index] = row.liveUntil
      after = keepEqual(before, withState(row.freshness, row.liveUntil, moment.now))
    }
    same &&= after === before
    items.push(after)
  }
  return { items: same && previous ? previous.items : items, liveUntil, from: input }
}

interface Row {
  readonly freshness: ItemFreshness
  readonly liveUntil: Instant
}

function leafRow(input: FreshnessInput, index: number, clock: WorkClock): Row {
  const { plan, schedule, variance, moment, reportOf } = input
  const item = plan.items.list[index]
  const report = reportOf[index]
  const begun = progressStates[schedule.state[index] ?? 0] === 'started'
  const since = item && inPlaySince(item, report, variance[index], begun, moment.today)
  const heard = report?.saidAt
  const away = absencesOf(plan, index)
  const liveUntil = heard === undefined ? 0 : clock.windowEnd(heard, plan.settings.policies.liveHours, away)
  if (since === undefined)
    return { freshness: { state: 'not due', inPlay: false, ...said(heard) }, liveUntil }
  const hours = 24 * (isAskedDaily(input, index) ? 1 : plan.settings.policies.cadenceDays)
  const from = heard ?? clock.zone.startOf(dayToNumber(since))
  const dueAt = clock.windowEnd(from, hours, away)
  return {
    freshness: { state: heard === undefined ? 'never' : 'old', inPlay: true, ...said(heard), dueAt },
    liveUntil,
  }
}

/** Nobody is asked about a group; what was said of one has an age all the same. */
function groupRow({ plan, reportOf }: FreshnessInput, index: number, clock: WorkClock): Row {
  const heard = reportOf[index]?.saidAt
  const { liveHours } = plan.settings.policies
  const liveUntil = heard === undefined ? 0 : clock.windowEnd(heard, liveHours, absencesOf(plan, index))
  return {
    freshness: { state: heard === undefined ? 'not due' : 'old', inPlay: false, ...said(heard) },
    liveUntil,
  }
}

function withState(freshness: ItemFreshness, liveUntil: Instant, now: Instant): ItemFreshness {
  const state = stateAt(freshness, liveUntil, now)
  return state === freshness.state ? freshness : { ...freshness, state }
}

function stateAt({ state, inPlay, dueAt }: ItemFreshness, liveUntil: Instant, now: Instant): Freshness {
  if (state === 'not due' || state === 'never') return state
  if (now < liveUntil) return 'live'
  return inPlay && dueAt !== undefined && now >= dueAt ? 'overdue' : 'old'
}

/** Blocked, critical, at risk, or due within five working days: asked every day instead of every cadence. */
function isAskedDaily(
  { plan, schedule, variance, moment, reportOf }: FreshnessInput,
  index: number,
): boolean {
  const status = reportOf[index]?.status
  if (status === 'blocked' || status === 'at risk' || status === 'off track') return true
  if (schedule.critical[index] === 1) return true
  const due =
    variance[index]?.commitmentFinish ?? plan.items.list[index]?.deadline ?? variance[index]?.forecastFinish
  return due !== undefined && (due <= moment.today || schedule.axis.workingDays(moment.today, due) <= 5)
}

const present: readonly Absence[] = []

function absencesOf(plan: Plan, index: number): readonly Absence[] {
  const owner = plan.items.list[index]?.owner
  return owner?.type === 'person' ? (find(plan.people, owner.id)?.away ?? present) : present
}

function said(saidAt: Instant | undefined): { readonly saidAt?: Instant } {
  return saidAt === undefined ? {} : { saidAt }
}

function keepEqual(before: ItemFreshness | undefined, after: ItemFreshness): ItemFreshness {
  const equal =
    before?.state === after.state &&
    before.inPlay === after.inPlay &&
    before.saidAt === after.saidAt &&
    before.dueAt === after.dueAt
  return equal ? before : after
}

function sameGround(before: FreshnessInput, now: FreshnessInput): boolean {
  return (
    before.structure.tree === now.structure.tree &&
    before.plan.people === now.plan.people &&
    before.plan.settings === now.plan.settings &&
    before.moment.today === now.moment.today
  )
}

function sameInput(before: FreshnessInput, now: FreshnessInput, index: number): boolean {
  return (
    before.plan.items.list[index] === now.plan.items.list[index] &&
    before.reportOf[index] === now.reportOf[index] &&
    before.variance[index] === now.variance[index] &&
    before.schedule.state[index] === now.schedule.state[index] &&
    before.schedule.critical[index] === now.schedule.critical[index]
  )
}
