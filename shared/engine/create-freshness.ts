/** How old what is known of each item is (FR1): rows are worked out where something they rest on changed, the state always. */

import { dayToNumber } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import type { Absence } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import type { ByTheDay } from './by-the-day.ts'
import { tellChanged } from './changed-rows.ts'
import { changesBetween } from './changes.ts'
import { ascendingMarks, markOthers, markSchedule, rewritten } from './column-changes.ts'
import type { Freshness, ItemFreshness } from './freshness.ts'
import { heardOnto } from './heard-columns.ts'
import { isAskedDaily } from './asked-daily.ts'
import { inPlaySince } from './in-play.ts'
import type { Moment } from './moment.ts'
import { progressStates } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import { seated, seatedList } from './seats.ts'
import type { Seats } from './seats.ts'
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
  readonly byTheDay?: ByTheDay | undefined
}

export interface FreshnessList {
  readonly items: readonly ItemFreshness[]
  /** Until when each item is live, 0 where it was never heard of. */
  readonly liveUntil: Float64Array
  /** Before this nothing turns old or overdue by time alone. */
  readonly nextChange: Instant
  readonly from: FreshnessInput
}

export function createFreshness(input: FreshnessInput, previous?: FreshnessList): FreshnessList {
  const { plan, structure, schedule, moment } = input
  const before = previous?.from.plan.items.indexById === plan.items.indexById ? previous : undefined
  const kept = before && sameGround(before.from, input) ? before : undefined
  const changed = kept && staleRows(kept.from, input)
  const stale = changed ?? structure.childrenFirst
  const timeMatters = kept === undefined || moment.now < kept.from.moment.now || moment.now >= kept.nextChange
  if (kept && changed && !timeMatters) return readAgain(kept, input, changed)

  const clock = createWorkClock(schedule.axis, zoneDays(plan.settings.timeZone))
  const liveUntil = kept ? kept.liveUntil.slice() : new Float64Array(plan.items.list.length)
  const items = kept ? kept.items.slice() : Array.from<ItemFreshness>({ length: plan.items.list.length })
  let nextChange = Infinity
  for (const index of stale) {
    const row = structure.isLeaf[index] === 1 ? leafRow(input, index, clock) : groupRow(input, index, clock)
    liveUntil[index] = row.liveUntil
    items[index] = keepEqual(before?.items[index], withState(row.freshness, row.liveUntil, moment.now))
  }
  const different: number[] = []
  const wait = (index: number): void => {
    const one = items[index] ?? unheard
    const until = liveUntil[index] ?? 0
    items[index] = withState(one, until, moment.now)
    nextChange = Math.min(nextChange, changesAt(one, until, moment.now))
    if (items[index] !== before?.items[index]) different.push(index)
  }
  for (let index = 0; index < items.length; index++) wait(index)
  const same = before !== undefined && different.length === 0
  if (kept && !same) tellChanged(kept.items, items, different)
  return { items: same ? before.items : items, liveUntil, nextChange, from: input }
}

/** With these rows read again, while nothing changes by time alone. */
function readAgain(kept: FreshnessList, input: FreshnessInput, stale: readonly number[]): FreshnessList {
  const { structure, schedule, moment, plan } = input
  const clock = createWorkClock(schedule.axis, zoneDays(plan.settings.timeZone))
  const rows = stale.map((index) =>
    structure.isLeaf[index] === 1 ? leafRow(input, index, clock) : groupRow(input, index, clock),
  )
  const found = rows.map(({ freshness, liveUntil }, at) =>
    keepEqual(kept.items[stale[at] ?? -1], withState(freshness, liveUntil, moment.now)),
  )
  /** Of rows that stand it may be too early, and then finds nothing to change. */
  const nextChange = rows.reduce(
    (next, { liveUntil }, at) => Math.min(next, changesAt(found[at] ?? unheard, liveUntil, moment.now)),
    kept.nextChange,
  )
  const untilAt = new Map(rows.map(({ liveUntil }, at) => [stale[at] ?? -1, liveUntil]))
  const liveUntil = rewritten(kept.liveUntil, stale, (index) => untilAt.get(index) ?? 0)
  if (stale.every((index, at) => found[at] === kept.items[index]))
    return { ...kept, liveUntil, nextChange, from: input }
  const items = kept.items.slice()
  stale.forEach((index, at) => (items[index] = found[at] ?? unheard))
  tellChanged(kept.items, items, stale)
  return { items, liveUntil, nextChange, from: input }
}

/** When the state of an item turns by time alone next, `Infinity` for never. */
function changesAt({ dueAt }: ItemFreshness, liveUntil: Instant, now: Instant): Instant {
  const due = dueAt !== undefined && dueAt > now ? dueAt : Infinity
  return liveUntil > now ? Math.min(due, liveUntil) : due
}

/** The list before on other seats; `from` is what it was made of, on them. */
export function freshnessOnto(before: FreshnessList, seats: Seats, from: FreshnessInput): FreshnessList {
  const items = seatedList(before.items, seats, () => unheard)
  heardOnto(before.items, items, seats)
  return { ...before, items, liveUntil: seated(before.liveUntil, seats), from }
}

const unheard: ItemFreshness = { state: 'not due', inPlay: false }

/** Positions whose row rests on something that has changed, in order. Lists that are the same are not walked. */
function staleRows(before: FreshnessInput, now: FreshnessInput): readonly number[] {
  const marks = new Uint8Array(now.structure.count)
  for (const index of changesBetween(before.plan, now.plan)?.rows ?? []) marks[index] = 1
  markOthers(before.variance, now.variance, marks)
  markSchedule(before.schedule, now.schedule, marks)
  now.byTheDay?.fresh(now, before.moment.today, marks)
  return ascendingMarks(marks)
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
  const hours = 24 * (isAskedDaily(input, index, moment.today) ? 1 : plan.settings.policies.cadenceDays)
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
    (before.moment.today === now.moment.today || now.byTheDay !== undefined)
  )
}
