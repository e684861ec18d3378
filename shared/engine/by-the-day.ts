/**
 * How figures go from one day to another: each answer is the rows that may say something else by then. For whoever looks at
 * past days; handed to no stage, all is worked out of the new day, with the same outcome.
 */

import { markByTheDay } from './fresh-by-the-day.ts'
import { nodesAtFloor, rowsByTheDay } from './leaves-by-the-day.ts'
import { rowsValuedByTheDay } from './value-by-the-day.ts'

export const byTheDay = {
  leaves: rowsByTheDay,
  atFloor: nodesAtFloor,
  fresh: markByTheDay,
  worth: rowsValuedByTheDay,
} as const

export type ByTheDay = typeof byTheDay
