/** The words with which a formal session agrees the plan anew. */

import { counted, number } from '../../../shared/text/en/numbers.ts'

export const agreeAnew = {
  baselineWhy: 'It freezes what is promised now. The plan agreed before stays on record and comparable.',
  latePromises: (count: number): string =>
    count === 1
      ? 'One date is forecast later than it is promised. Agreed as it stands, it is late from the first day.'
      : `${number(count)} dates are forecast later than they are promised. Agreed as they stand, they are late from the first day.`,
  whichDates: 'Promised and forecast',
  moreDates: (count: number): string => `and ${number(count)} more`,
  promiseForecast: (count: number): string =>
    count === 1 ? 'Promise the forecast' : `Promise the forecast for all ${number(count)}`,
  promisedForecast: (count: number): string => `${counted(count, 'date')} promised anew`,
  fromTo: (from: string, to: string): string => `${from} → ${to}`,
  baselineFirst: 'Decide it first: who answers for it, and why.',
  baselineName: 'Name',
  baselineReason: 'Reason',
  baselineTake: 'Take the plan anew',
  baselineTaken: 'The plan is taken anew. Variance is measured against it from now on.',
  baselineDone: (name: string): string => `Agreed anew: ${name}`,
  movedMilestone: (title: string, from: string, to: string): string => `${title}: ${from} → ${to}`,
  agreedCounts: (added: number, left: number, moved: number): string =>
    `${added} added, ${left} no longer in it, ${moved} moved`,
}
