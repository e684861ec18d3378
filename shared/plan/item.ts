import type { Day } from '../base/day.ts'
import type { DepartmentId, EntryId, ItemId, KeyResultId, LinkId, PersonId } from './ids.ts'
import type { OwnerRef } from './person.ts'
import type { Instant } from '../base/instant.ts'

/** A piece of work: a group (any depth) or a leaf, which is a task or a milestone. */
export interface Item {
  readonly id: ItemId
  readonly title: string
  /** An item with living children is read as a group, whatever was written. */
  readonly type: 'group' | 'task' | 'milestone'
  readonly parentId?: ItemId
  readonly order: string
  readonly owner?: OwnerRef
  /** People and departments who help. */
  readonly helpers: Readonly<Record<string, true>>
  readonly departmentId?: DepartmentId
  readonly labels: Readonly<Record<string, true>>
  /** Key result → share as given; the engine normalises (MP). */
  readonly contributes: Readonly<Record<KeyResultId, number>>

  /** The commitment: what the owner says now. A finish said in a later check-in is already in here. */
  readonly start?: Day
  readonly finish?: Day
  /** The finish as written beside the start, where a check-in has said a later one: the days of the task are between those. */
  readonly writtenFinish?: Day
  /** Working days, whole, ≥ 0; used where start and finish do not both stand. */
  readonly duration?: number
  readonly deadline?: Day
  /** Hours. */
  readonly effort?: number
  /** In the plan's currency, major units. */
  readonly budget?: number
  readonly estimate?: ThreePoint
  /** How value is earned (EV 2); absent: percent. */
  readonly earning?: EarningMethod

  /** Governance: who pays and decides, who confirms the value. */
  readonly sponsor?: PersonId
  readonly controller?: PersonId
  /** Value as planned: `valueKey` → amount. */
  readonly values?: Readonly<Record<string, number>>

  readonly notes?: string
  readonly evidence: Readonly<Record<string, string>>
  readonly external?: { readonly source: string; readonly id: string; readonly url?: string }
  /** Rule id → reason: *right as it is, because …*. */
  readonly rightAsItIs: Readonly<Record<string, string>>
  /** When it was created, where the record says so (MP8). */
  readonly createdAt?: Instant
  /** Fields that several people set without seeing each other; the one in force is in the field itself (OW5). */
  readonly conflicts?: readonly FieldConflict[]
  /** The commitment's finish as promised over time, oldest first; the last one is in force. */
  readonly promises?: readonly Promised[]
}

export interface ThreePoint {
  readonly optimistic: number
  readonly likely: number
  readonly pessimistic: number
}

export type EarningMethod =
  | { readonly type: 'percent' }
  /** `start` percent on starting, the rest on finishing: 0/100, 50/50 … */
  | { readonly type: 'fixed'; readonly start: number }
  | {
      readonly type: 'milestones'
      readonly steps: readonly { readonly weight: number; readonly day: Day; readonly done: boolean }[]
    }
  | { readonly type: 'units'; readonly total: number; readonly done: number }
  | { readonly type: 'level-of-effort' }

export interface FieldConflict {
  readonly field: string
  readonly values: readonly {
    readonly value: unknown
    readonly by?: PersonId
    readonly at: Instant
    readonly changeId: EntryId
  }[]
}

export interface Promised {
  readonly finish: Day
  readonly at: Instant
  readonly by?: PersonId
}

/** A dependency between two items (SC3.1). */
export interface Link {
  readonly id: LinkId
  readonly from: ItemId
  readonly to: ItemId
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  /** Working days, may be negative (a lead). */
  readonly lag: number
  /** A person of the supplying side, when the link crosses departments (CN4). */
  readonly acceptedBy?: PersonId
}
