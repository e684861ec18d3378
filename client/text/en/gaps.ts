/** The words of Gaps. */

import { number } from '../../../shared/text/en/numbers.ts'

export const gaps = {
  title: 'Gaps',
  /** Undefined while nothing has begun. */
  heard: (live: number, inPlay: number): string | undefined =>
    inPlay === 0 ? undefined : `${number(live)} of ${number(inPlay)} heard today`,
  nothing: 'Nothing missing',
  nothingText: (live: number, inPlay: number): string =>
    inPlay === 0
      ? 'What is missing or contradictory will stand here, by who can mend it.'
      : `${number(live)} of ${number(inPlay)} heard today.`,
  nothingMatches: 'No gap matches',
  nothingMatchesText: 'Other words, or all people, show more.',
  byPerson: 'By person',
  byRule: 'By kind',
  nobody: 'Nobody known can mend it',
  me: (name: string): string => `${name} (you)`,
  all: 'Everybody',
  filter: 'Filter gaps',
  count: (count: number): string => (count === 1 ? '1 gap' : `${number(count)} gaps`),
  open: (count: number): string => `Show all ${number(count)}`,
  close: 'Show fewer',
  notUsed: 'We don’t use this here',
  notUsedSaid: (rule: string): string => `“${rule}” is no longer asked for in this plan`,
  why: (rule: string): string => `Why is this a gap? ${rule}`,
  faults: 'Odd, or could not be read',
  faultsText: 'These parts of the plan are odd. Each says whether it counts; nothing was deleted.',
  somebody: 'Somebody',
  saidBy: (name: string, when: string, device: string): string =>
    device === '' ? `Said by ${name}, ${when}.` : `Said by ${name}, ${when}, on device ${device}.`,
  fine: 'Right as it is',
  fineReason: 'Right as it is, because',
  fineSave: 'Keep as it is',
}
