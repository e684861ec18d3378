// Builds a whole Plan out of the few things a test is about; everything else has its default.
//   buildPlan({ items: [{ id: 'a', duration: 3 }, { id: 'b', duration: 2 }], links: ['a FS+1 b'] })
import type { Day } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { createTable } from '../../shared/base/table.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import type { Answer } from '../../shared/plan/answer.ts'
import type { Baseline, BaselineLeaf } from '../../shared/plan/baseline.ts'
import { defaultCalendar } from '../../shared/plan/calendar.ts'
import type { PlanCalendar } from '../../shared/plan/calendar.ts'
import type { KeyResult, Kpi, Objective } from '../../shared/plan/goal.ts'
import type { Governed } from '../../shared/plan/governance.ts'
import type { Item, Link } from '../../shared/plan/item.ts'
import type { Department, Person } from '../../shared/plan/person.ts'
import type { Period } from '../../shared/plan/period.ts'
import type { Plan, PlanSettings } from '../../shared/plan/plan.ts'
import { defaultPolicies } from '../../shared/plan/policies.ts'
import type { Policies } from '../../shared/plan/policies.ts'
import type { Comment, Readings, Report } from '../../shared/plan/report.ts'
import type { Decision, Session } from '../../shared/plan/session.ts'

/** An entity of which a test says only what it is about. */
export type Draft<T extends { readonly id: string }> = Partial<T> & { readonly id: string }

export interface PlanDraft {
  readonly id?: string
  /** Anything of the settings; calendar and policies member by member. */
  readonly settings?: Partial<Omit<PlanSettings, 'calendar' | 'policies'>> & {
    readonly calendar?: Partial<PlanCalendar>
    readonly policies?: Partial<Policies>
  }
  /** In the order shown. An item that is somebody's parent is a group; else a task unless it says otherwise. */
  readonly items?: readonly Draft<Item>[]
  /** `'a FS b'`, `'a SS+2 b'`, `'a FF-1 b'`, or a link; its id is `a-b`, or `a-SS-b` when it is not FS. */
  readonly links?: readonly (string | (Partial<Link> & Pick<Link, 'from' | 'to'>))[]
  /** Percent and remaining count as said at `saidAt` where they do not say otherwise. */
  readonly reports?: readonly Draft<Report>[]
  readonly departments?: readonly Draft<Department>[]
  readonly people?: readonly Draft<Person>[]
  readonly kpis?: readonly Draft<Kpi>[]
  readonly objectives?: readonly Draft<Objective>[]
  readonly keyResults?: readonly Draft<KeyResult>[]
  readonly baselines?: readonly BaselineDraft[]
  readonly readings?: readonly Readings[]
  readonly comments?: readonly Comment[]
  readonly sessions?: readonly Session[]
  readonly decisions?: readonly Decision[]
  readonly answers?: readonly Answer[]
  readonly periods?: readonly Period[]
  readonly governed?: readonly Governed[]
  readonly deletedItems?: readonly Draft<Item>[]
}

export type BaselineDraft = Omit<Draft<Baseline>, 'leaves'> & {
  readonly leaves: readonly Draft<BaselineLeaf>[]
}

export function buildPlan(draft: PlanDraft): Plan {
  const items = draft.items ?? []
  const parents = new Set(items.map((item) => item.parentId))
  return {
    id: draft.id ?? 'plan',
    settings: settingsOf(draft.settings),
    departments: createTable((draft.departments ?? []).map((one) => ({ name: one.id, ...one }))),
    people: createTable((draft.people ?? []).map(personOf)),
    kpis: createTable((draft.kpis ?? []).map(kpiOf)),
    objectives: createTable((draft.objectives ?? []).map((one) => ({ title: one.id, ...one }))),
    keyResults: createTable((draft.keyResults ?? []).map((one) => ({ checkpoints: [], weight: 1, ...one }))),
    items: createTable(items.map((item, i) => itemOf(item, i, parents.has(item.id)))),
    deletedItems: createTable((draft.deletedItems ?? []).map((item, i) => itemOf(item, i, false))),
    links: createTable((draft.links ?? []).map(linkOf)),
    baselines: createTable((draft.baselines ?? []).map(baselineOf)),
    reports: createTable((draft.reports ?? []).map(reportOf)),
    readings: createTable(draft.readings ?? []),
    comments: createTable(draft.comments ?? []),
    sessions: createTable(draft.sessions ?? []),
    decisions: createTable(draft.decisions ?? []),
    answers: createTable(draft.answers ?? []),
    periods: createTable(draft.periods ?? []),
    governed: createTable(draft.governed ?? []),
    devices: createTable([]),
    faults: [],
  }
}

/** Live at that minute of the day (default 12:00), in the builder's zone: the status date is the day before. */
export function momentOn(day: Day, minute = 12 * 60): Moment {
  return liveMoment(zone, instantOn(day, minute))
}

export function instantOn(day: Day, minute = 12 * 60): Instant {
  return instantOf(day, minute, zone)
}

const zone = 'Europe/Berlin'

function settingsOf(draft: PlanDraft['settings'] = {}): PlanSettings {
  return {
    name: 'Plan',
    currency: 'EUR',
    timeZone: zone,
    hoursPerDay: 8,
    levelNames: ['Initiative', 'Task'],
    headlineMilestones: [],
    ...draft,
    calendar: { ...defaultCalendar, ...draft.calendar },
    policies: { ...defaultPolicies, ...draft.policies },
  }
}

export function itemOf(draft: Draft<Item>, index = 0, isParent = false): Item {
  return {
    title: draft.id,
    type: isParent ? 'group' : 'task',
    order: `a${String(index).padStart(6, '0')}`,
    helpers: {},
    labels: {},
    contributes: {},
    evidence: {},
    rightAsItIs: {},
    ...draft,
  }
}

export function linkOf(draft: string | (Partial<Link> & Pick<Link, 'from' | 'to'>)): Link {
  if (typeof draft !== 'string') return { ...linkBetween(draft.from, draft.type ?? 'FS', draft.to), ...draft }
  const match = /^(\S+) (FS|SS|FF|SF)([+-]\d+)? (\S+)$/.exec(draft)
  if (!match) throw new Error(`not a link: ${draft}`)
  const [, from = '', type, lag = '0', to = ''] = match
  return { ...linkBetween(from, type as Link['type'], to), lag: Number(lag) }
}

function linkBetween(from: string, type: Link['type'], to: string): Link {
  return { id: type === 'FS' ? `${from}-${to}` : `${from}-${type}-${to}`, from, to, type, lag: 0 }
}

export function reportOf(draft: Draft<Report>): Report {
  const { saidAt } = draft
  return {
    checkIns: [],
    bookings: [],
    cost: null,
    hours: null,
    ...(saidAt !== undefined && draft.percent !== undefined && { percentAt: saidAt }),
    ...(saidAt !== undefined && draft.remaining !== undefined && { remainingAt: saidAt }),
    ...(saidAt !== undefined && draft.status !== undefined && { statusAt: saidAt }),
    ...draft,
  }
}

function personOf(draft: Draft<Person>): Person {
  return { name: draft.id, left: false, hoursPerWeek: 40, away: [], ...draft }
}

function kpiOf(draft: Draft<Kpi>): Kpi {
  return { name: draft.id, unit: '', decimals: 0, direction: 'up', aliases: {}, ...draft }
}

function baselineOf(draft: BaselineDraft): Baseline {
  return {
    name: draft.id,
    takenOn: '2026-01-01',
    at: instantOn('2026-01-01'),
    keyResults: [],
    calendar: defaultCalendar,
    fingerprint: '',
    complete: true,
    ...draft,
    leaves: new Map(draft.leaves.map((leaf) => [leaf.id, { title: leaf.id, type: 'task', ...leaf }])),
  }
}
