/** The marks in a schedule's arrays: no date, states, warnings. */

/** Stands in the arrays where an item has no date or no float. */
export const none = -0x80000000

/** Inside the passes: a date so late that it limits nothing. */
export const never = 0x3fffffff

/** What `state[i]` means. Groups: finished when all leaves are, started when any is. Cancelled work is finished, without dates. */
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
  'IN_CYCLE',
] as const
export type ScheduleFlag = (typeof scheduleFlags)[number]

export const flagBits = Object.fromEntries(scheduleFlags.map((flag, n) => [flag, 1 << n])) as Readonly<
  Record<ScheduleFlag, number>
>

/** The warnings of one item, in the order above. */
export function flagsOf(bits: number): readonly ScheduleFlag[] {
  return scheduleFlags.filter((flag) => (bits & flagBits[flag]) !== 0)
}
