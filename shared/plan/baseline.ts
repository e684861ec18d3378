import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { PlanCalendar } from './calendar.ts'
import type { KeyResult } from './goal.ts'
import type { BaselineId, EntryId, ItemId, PersonId } from './ids.ts'
import type { EarningMethod } from './item.ts'

/** What was approved: a frozen copy of every leaf's dates and amounts, of key results and of the calendar (SC6.1). */
export interface Baseline {
  readonly id: BaselineId
  readonly name: string
  readonly takenOn: Day
  readonly at: Instant
  readonly by?: PersonId
  readonly reason?: string
  /** The formal session that decided it (BA1). */
  readonly sessionId?: EntryId
  readonly leaves: ReadonlyMap<ItemId, BaselineLeaf>
  readonly keyResults: readonly KeyResult[]
  readonly calendar: PlanCalendar
  /** Hash over the frozen content; `complete` when the content that arrived gives the same (BA3). */
  readonly fingerprint: string
  readonly complete: boolean
}

export interface BaselineLeaf {
  readonly id: ItemId
  readonly title: string
  readonly type: 'task' | 'milestone'
  readonly start?: Day
  readonly finish?: Day
  /** Working days in the baseline's calendar. */
  readonly duration?: number
  readonly effort?: number
  readonly budget?: number
  readonly earning?: EarningMethod
}
