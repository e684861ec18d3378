/** The words of the Map. */

import { counted, number } from '../../../shared/text/en/numbers.ts'

export const map = {
  title: 'Map',
  note: 'Which work serves which goal.',
  objectives: 'Objectives',
  keyResults: 'Key results',
  work: 'Work',
  noObjective: 'Without an objective',
  noObjectiveNote: 'key results that belong to none',
  unnamed: 'Unnamed',
  nobody: 'nobody owns it',
  nothingTitle: 'Name the goal this serves',
  nothingText:
    'An objective says what you want, a key result how you will know. Work then says which key result it serves, and everything rolls up to it.',
  noKeyResults: 'No key result yet: how will you know that it is reached?',
  noWork: 'No work serves a goal yet.',
  noWorkText: 'Drag work from below onto a key result, or press m on a row.',
  addObjective: 'Add an objective',
  addKeyResult: 'Add a key result',
  attained: (share: string, missing: number): string =>
    missing === 0 ? `${share} reached` : `${share} reached, ${missing} not measured`,
  notMeasured: 'no reading yet',
  behindNow: (value: string): string => `${value} behind by now`,
  headingFor: (value: string): string => `heading for ${value}`,
  workOf: (open: number, leaves: number, budget: string | undefined, late: string | undefined): string =>
    leaves === 0
      ? 'no work serves it'
      : [
          open === 0
            ? `${counted(leaves, 'item')}, all done`
            : `${number(open)} of ${counted(leaves, 'item')} open`,
          budget,
          late,
        ]
          .filter(Boolean)
          .join(' · '),
  items: (count: number): string => counted(count, 'item'),
  unserved: 'Goals without work',
  unservedNone: 'Every key result has work.',
  goalless: 'Work without a goal',
  goallessNone: 'All open work serves a goal.',
  goallessMore: (count: number): string => `Show ${number(count)} more`,
  andMore: (count: number): string => `and ${number(count)} more`,
  fold: (title: string): string => `Fold ${title}`,
  unfold: (title: string): string => `Show what is in ${title}`,
  edit: 'Edit',
  actionsOf: (title: string): string => `What can be done with ${title}`,
  details: 'Open details',
  serve: 'What it serves…',
  giveWork: 'Which work serves it…',
  chooseWork: 'Find work that serves it',
  workNone: 'None yet. Work may also serve it by its group.',
  servesTitle: (title: string): string => `What ${title} serves`,
  workTitle: (title: string): string => `Which work serves ${title}`,
  close: 'Close',
}
