import type { Day } from '../base/day.ts'
import type { Fault } from '../plan/fault.ts'
import type { ItemId, LinkId } from '../plan/ids.ts'
import type { Axis } from './axis.ts'

/** Stands in the arrays where an item has no date or no float. */
export const none = -0x80000000

/** What `state[i]` means. Groups: finished when all leaves are, started when any is. */
export const progressStates = ['unstarted', 'started', 'finished'] as const
export type ProgressState = (typeof progressStates)[number]

/** Warnings of the schedule, bit n of `flags[i]` = member n. */
export const scheduleFlags = [
  'LEAD_CUT',
  'FINISH_UNCONFIRMED',
  'START_ASSUMED',
  'ACTUAL_IN_FUTURE',
  'OUT_OF_SEQUENCE',
  'AT_THE_EARLIEST',
  'REMAINING_ASSUMED',
  'FINISH_BEFORE_START',
  'IN_CYCLE',
] as const
export type ScheduleFlag = (typeof scheduleFlags)[number]

/** What gives an item its early start (SC4.6). */
export type Driver =
  | { readonly type: 'link'; readonly linkId: LinkId; readonly itemId: ItemId }
  | { readonly type: 'plan start' }
  | { readonly type: 'status date' }
  | { readonly type: 'not before'; readonly day: Day }
  | { readonly type: 'actual start'; readonly day: Day }
  | { readonly type: 'blocked until'; readonly day: Day }

/**
 * The forecast (SC1–SC5): arrays by position in `plan.items.list`, in boundaries of the axis; groups hold the roll-up of
 * their leaves. `none` where there is no date (MP6) or float. Same inputs, same arrays, on every device.
 */
export interface Schedule {
  readonly axis: Axis
  readonly earlyStart: Int32Array
  readonly earlyFinish: Int32Array
  readonly lateStart: Int32Array
  readonly lateFinish: Int32Array
  readonly totalFloat: Int32Array
  readonly freeFloat: Int32Array
  readonly state: Uint8Array
  readonly critical: Uint8Array
  readonly flags: Uint32Array
  /** Duration in working days used for each leaf (remaining + elapsed for a started one); 0 for milestones. */
  readonly duration: Int32Array
  /** Remaining working days of each leaf. */
  readonly remaining: Int32Array
  /** F: the end of the plan, a boundary; `none` in a plan without dates. */
  readonly end: number
  /** The day an item is shown to start or finish on: actual dates as recorded, milestones by their side (SC1.3). */
  startDay(index: number): Day | undefined
  finishDay(index: number): Day | undefined
  lateStartDay(index: number): Day | undefined
  lateFinishDay(index: number): Day | undefined
  driversOf(index: number): readonly Driver[]
  readonly faults: readonly Fault[]
}
