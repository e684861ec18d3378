/** The words of reporting periods. */

import { counted, number } from '../../../shared/text/en/numbers.ts'

export const periods = {
  title: 'Reporting periods',
  none: 'No period is closed yet',
  noneText:
    'Closing one keeps its figures as they are known then: they never change. What was said within it and arrives later stands beside them, on its own line.',
  close: 'Close a period',
  closeOne: 'Close it',
  name: 'Name',
  namePlaceholder: 'November, Week 47, Third quarter',
  through: 'Its last day',
  throughHint: 'It is closed with its figures as of the end of that day.',
  closing: 'Reading the figures of that day…',
  closed: (name: string): string => `Closed: ${name}`,
  cancel: 'Close',
  throughDay: (day: string): string => `through ${day}`,
  fromTo: (from: string, to: string): string => `${from} – ${to}`,
  closedBy: (when: string, name: string): string => `closed ${when} by ${name}`,
  alsoClosed: (names: string): string =>
    `Also closed apart, by somebody who had not seen this: ${names}. The earliest counts.`,
  somebody: 'Somebody',
  frozen: 'As closed',
  late: 'Late entries',
  withLate: 'With them',
  noLate: 'Nothing came late',
  readingLate: 'Looking for what came late…',
  lateUnknown: 'What came late cannot be said now',
  lateCount: (count: number): string => counted(count, 'late entry', 'late entries'),
  lateText:
    'Said within the period, and here only after it was closed. They count today; the closed figures stay.',
  more: (count: number): string => `and ${number(count)} more`,
  spent: 'Spent',
  earned: 'Earned',
  planned: 'Planned',
  opened: 'Opened with',
  within: 'In the period',
  forward: 'Opening balances of the next ledger',
  forwardItems: (count: number): string => counted(count, 'item'),
  forwardText:
    'How each item stood when the period was closed, signed with the closing. What comes late stands beside them.',
  forwardNone:
    'This closing brought no balances: it is from before they were kept, or some are not here yet.',
  agrees: 'The record gives the same balances.',
  differs: (count: number): string =>
    count === 1
      ? 'Of 1 item the record says something else than was signed:'
      : `Of ${number(count)} items the record says something else than was signed:`,
  checking: 'Reading the record as it was known then…',
  item: 'Work',
  cost: 'Spent',
  hours: 'Hours',
  done: 'Done',
  percent: (value: string): string => `${value} %`,
  total: 'Together',
  figure: 'Figure',
  seal: (letters: string): string => `figures ${letters}`,
  notRead:
    'These figures were written by another version, which this one does not understand. They are kept.',
  asOf: 'The plan as of that day',
} as const
