import type { Day } from '../base/day.ts'

/**
 * The three sets of dates of an item, never mixed, and the delay between them in working days of finish dates:
 * total (forecast − baseline) = announced (commitment − baseline) + unannounced (forecast − commitment). Positive is late.
 * A group carries the worst delay below it, never a sum. Null where a date is missing.
 */
export interface Variance {
  readonly baselineStart?: Day
  readonly baselineFinish?: Day
  readonly commitmentStart?: Day
  readonly commitmentFinish?: Day
  readonly forecastStart?: Day
  readonly forecastFinish?: Day
  readonly total: number | null
  readonly announced: number | null
  readonly unannounced: number | null
  /** The leaf whose delay a group shows; an item itself for a leaf. */
  readonly worstIndex: number
  /** Of the delay, what comes from the item's own slip, not from what it waits for (CO1, CN2). */
  readonly own: number
}
