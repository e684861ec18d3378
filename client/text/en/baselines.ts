/** The words of baselines: taking one, choosing one, comparing two. */

import type { ComparedLeaf } from '../../../shared/engine/baseline-comparison.ts'
import { counted, number } from '../../../shared/text/en/numbers.ts'

const changes: Readonly<Record<ComparedLeaf['change'], string>> = {
  added: 'added',
  deleted: 'deleted',
  moved: 'moved',
  amount: 'another amount',
}

export const baselines = {
  agreed: 'Agreed plans',
  none: 'No agreed plan yet',
  noneText:
    'Take the plan once its dates are what you all mean: variance is measured from then on. The first one is free.',
  take: 'Take the plan',
  takeAnew: 'Agree anew',
  needsSession:
    'A plan is agreed. A new one needs the decision of a formal session, so that nobody moves the line in passing.',
  needsDecision:
    'A plan is agreed. The formal session that runs has to decide it before it is agreed anew: at its step “Agree anew”.',
  toSessions: 'Open Sessions',
  name: 'Name',
  namePlaceholder: 'What it is called: Plan of the board, March',
  reason: 'Why',
  reasonPlaceholder: 'What made it necessary',
  close: 'Close',
  taken: 'The plan is taken. Variance is measured from now on.',
  takenOn: (day: string, name: string): string => `taken ${day} by ${name}`,
  takenOnBySomebody: (day: string): string => `taken ${day}`,
  measured: 'measured against',
  measure: 'Measure against this',
  measureOf: (name: string): string => `Measure against “${name}”`,
  measuredSaid: (name: string): string => `Measured against “${name}” from now on`,
  broken: 'seal broken',
  brokenText: 'What is stored does not give its seal, or is not all here yet; it is not measured against.',
  seal: (letters: string): string => `seal ${letters}`,
  leaves: (count: number): string => counted(count, 'item'),
  compare: 'Compare',
  before: 'From',
  after: 'To',
  now: 'The plan as it is now',
  same: (count: number): string => `${number(count)} the same`,
  alike: 'Nothing differs',
  alikeText: 'The same work, on the same days, for the same amounts, towards the same goals.',
  /** What there is none of is not named. */
  counts: (added: number, deleted: number, moved: number, amounts: number): string =>
    [
      [added, 'added'] as const,
      [deleted, 'deleted'] as const,
      [moved, 'moved'] as const,
      [amounts, 'with another amount'] as const,
    ]
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${number(count)} ${what}`)
      .join(', '),
  budget: (amount: string): string => `budget ${amount}`,
  effort: (hours: string): string => `effort ${hours} h`,
  change: changes,
  moved: (days: string, later: boolean): string => `${days} ${later ? 'later' : 'earlier'}`,
  fromTo: (from: string, to: string): string => `${from} → ${to}`,
  startFromTo: (from: string, to: string): string => `start ${from} → ${to}`,
  noDay: 'no day',
  goal: 'goal',
  target: 'another target',
  list: 'What differs',
} as const
