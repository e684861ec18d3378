/** The words of what moved a figure between two days. */

import { counted, number } from '../../../shared/text/en/numbers.ts'
import type { MoneyFigure } from '../../../shared/engine/moved/moved-figure.ts'

const money: Readonly<Record<MoneyFigure, string>> = {
  ev: 'Earned (EV)',
  ac: 'Spent (AC)',
  pv: 'Planned until then (PV)',
  below: 'Below planned spend (PV − AC)',
  undone: 'Work not done (PV − EV)',
  saved: 'Saved on work done (EV − AC)',
}

export const moved = {
  figure: 'Which figure',
  from: 'From the end of',
  to: 'To the end of',
  groups: { dates: 'Late', money: 'Money', goals: 'Goals', work: 'Forecast finish' },
  late: (title: string): string => `${title}: days late`,
  finish: (title: string): string => `${title}: forecast finish`,
  outlook: (title: string): string => `${title}: heading for`,
  money,
  none: 'no figure',
  working: 'Reading the record between the two days…',
  start: (day: string): string => `At the end of ${day}`,
  time: 'The days that passed',
  timeNote: 'with nothing said; begun work is assumed to go on for a cadence',
  elsewhere: 'Elsewhere',
  elsewhereNote: 'other work, deleted work, the plan’s settings or its agreed dates',
  smaller: (count: number): string => counted(count, 'smaller one'),
  unknown: 'An entry that is not in the record here',
  andMore: (count: number): string => `, and ${number(count)} more at once`,
  showAll: 'Show each of them',
  within: (title: string): string => `What happened to ${title}`,
  open: 'What happened',
  shut: 'Less',
  openItem: (title: string): string => `Open ${title}`,
  head: { what: 'What', when: 'When and how', amount: 'Moved it by', level: 'Then it was' },
  asTable: 'As a table',
  asChart: 'As a waterfall',
  caption: 'What moved it, step by step',
  summary: (name: string, from: string, to: string, by: string): string =>
    `${name}: from ${from} to ${to}, ${by}.`,
  same: (name: string, value: string): string => `${name}: ${value} on both days.`,
  nothingMoved: 'Nothing moved it between these two days.',
  cancelled: 'Nothing that was said in between left a trace in it.',
  largest: (what: string, by: string): string => `The largest part: ${what} (${by}).`,
  noFigure: 'There was no such figure on both days',
  noFigureText:
    'Its work, its goal or an agreed plan to measure against was missing on one of them. Choose other days.',
  wrongDays: 'The first day lies after the second.',
  order:
    'First the days that passed, then each thing in the order in which it was said, all seen as of the second day. What only two changes do together counts for the later one. The parts add up exactly.',
} as const
