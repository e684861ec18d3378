import type { Certificate } from './certificate.ts'
import type { Day } from '../base/day.ts'
import type { Table } from '../base/table.ts'
import type { Answer } from './answer.ts'
import type { Baseline } from './baseline.ts'
import type { PlanCalendar } from './calendar.ts'
import type { Fault } from './fault.ts'
import type { Governance, Governed } from './governance.ts'
import type { KeyResult, Kpi, Objective } from './goal.ts'
import type { BaselineId, DeviceId, ItemId, PersonId, PlanId } from './ids.ts'
import type { Item, Link } from './item.ts'
import type { Department, Person } from './person.ts'
import type { Period } from './period.ts'
import type { Policies } from './policies.ts'
import type { Comment, Readings, Report } from './report.ts'
import type { Decision, Session } from './session.ts'

/**
 * The whole plan as plain readonly data: charter and work with the ledger folded over them. Every table is sorted by id.
 * Patching replaces only what changed; an untouched entity keeps its identity.
 */
export interface Plan {
  readonly id: PlanId
  readonly settings: PlanSettings
  readonly departments: Table<Department>
  readonly people: Table<Person>
  readonly kpis: Table<Kpi>
  readonly objectives: Table<Objective>
  readonly keyResults: Table<KeyResult>
  readonly items: Table<Item>
  /** Deleted items, comparable with their baseline and restorable. */
  readonly deletedItems: Table<Item>
  readonly links: Table<Link>
  readonly baselines: Table<Baseline>
  /** One report per item somebody has said something about. */
  readonly reports: Table<Report>
  readonly readings: Table<Readings>
  readonly comments: Table<Comment>
  readonly sessions: Table<Session>
  readonly decisions: Table<Decision>
  /** What was said about breaches (AC). */
  readonly answers: Table<Answer>
  /** Closings of reporting periods (PE). */
  readonly periods: Table<Period>
  /** Items of which somebody said a stage or an achieved value (ST). */
  readonly governed: Table<Governed>
  readonly devices: Table<Device>
  readonly faults: readonly Fault[]
}

export interface PlanSettings extends Governance {
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA. */
  readonly timeZone: string
  readonly calendar: PlanCalendar
  readonly hoursPerDay: number
  /** Names of the levels, top first: Initiative, Task. */
  readonly levelNames: readonly string[]
  readonly policies: Policies
  /** Up to three, marked by a planner (HL). */
  readonly headlineMilestones: readonly ItemId[]
  /** Nothing unstarted lies before it (SC3.3); absent: the earliest date in the plan. */
  readonly start?: Day
  /** The baseline that variance is measured against; absent: the latest complete one. */
  readonly baselineId?: BaselineId
  /** A copy to try things in: the mark of the plan it was made of. */
  readonly forkOf?: string
  /** Only in the sample plan: the day its story is laid around. */
  readonly sampleDay?: Day
  /** The public key of the relay whose word on roles counts (`certificate.ts`). */
  readonly relayKey?: string
}

/** A device that writes: its key's hash is its id; it speaks for a person, or for nobody yet. */
export interface Device {
  readonly id: DeviceId
  readonly personId?: PersonId
  readonly name?: string
  /** What relays vouch for, the latest last; `roleOf` says which counts. */
  readonly certificates?: readonly Certificate[]
}
