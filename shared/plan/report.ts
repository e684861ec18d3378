import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { DepartmentId, DeviceId, EntryId, ItemId, KpiId, PersonId } from './ids.ts'

export type Status = 'not started' | 'on track' | 'at risk' | 'off track' | 'blocked' | 'done' | 'cancelled'
export const statuses: readonly Status[] = [
  'not started',
  'on track',
  'at risk',
  'off track',
  'blocked',
  'done',
  'cancelled',
]

export interface Blocker {
  readonly kind: 'dependency' | 'resource' | 'approval' | 'external'
  readonly waitsFor: WaitsFor
  /** The person inside who chases it; absent: the owner (OW7). */
  readonly chasedBy?: PersonId
  readonly since: Day
  /** Absent: nobody knows. */
  readonly until?: Day
}

export type WaitsFor =
  | { readonly type: 'item'; readonly id: ItemId }
  | { readonly type: 'person'; readonly id: PersonId }
  | { readonly type: 'outside'; readonly name: string }

/** One thing somebody said about an item, with only the fields it says. In effective order within its item. */
export interface CheckIn {
  readonly id: EntryId
  readonly itemId: ItemId
  /** Effective time: never before anything it had seen. */
  readonly at: Instant
  readonly by?: PersonId
  /** Said on behalf of this person, who may confirm it. */
  readonly forPerson?: PersonId
  readonly confirmed?: boolean
  readonly device?: DeviceId
  readonly status?: Status
  readonly actualStart?: Day
  readonly actualFinish?: Day
  /** A new finish: it becomes the commitment. */
  readonly finish?: Day
  readonly percent?: number
  /** Working days of work left. */
  readonly remaining?: number
  readonly blocker?: Blocker
  readonly note?: string
  readonly evidence?: string
}

/** Hours or money booked on an item for a day; `total` replaces everything booked up to its day (imports). */
export interface Booking {
  readonly id: EntryId
  readonly itemId: ItemId
  readonly at: Instant
  readonly by?: PersonId
  readonly measure: 'cost' | 'hours'
  readonly amount: number
  readonly day: Day
  readonly total: boolean
}

/** The folded present of what was reported on one item: per field, the latest said and not withdrawn. */
export interface Report {
  readonly id: ItemId
  readonly status?: Status
  readonly statusAt?: Instant
  readonly actualStart?: Day
  readonly actualFinish?: Day
  /** The newest given of percent and remaining decides dates and earned value where both were said. */
  readonly percent?: number
  readonly percentAt?: Instant
  readonly remaining?: number
  readonly remainingAt?: Instant
  /** Stands only while the status is blocked. */
  readonly blocker?: Blocker
  /** When it was last heard of, and from whom: the age of every number that rests on it (FR1). */
  readonly saidAt?: Instant
  readonly saidBy?: PersonId
  readonly checkIns: readonly CheckIn[]
  readonly bookings: readonly Booking[]
  /** Sums of the bookings, null when nothing was ever booked (EV 4). */
  readonly cost: number | null
  readonly hours: number | null
}

export interface Reading {
  readonly id: EntryId
  readonly kpiId: KpiId
  readonly day: Day
  readonly value: number
  readonly at: Instant
  readonly by?: PersonId
  readonly source?: string
  /** Whose own number it is, where a department reports it. */
  readonly departmentId?: DepartmentId
}

/** All readings of one KPI, by day, then effective time. */
export interface Readings {
  readonly id: KpiId
  readonly readings: readonly Reading[]
}

export interface Comment {
  readonly id: EntryId
  readonly about: { readonly kind: string; readonly id: string }
  readonly at: Instant
  readonly by?: PersonId
  readonly text: string
}
