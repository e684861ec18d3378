/** The words of governance in Settings. */

import type { StageNeed } from '../../../shared/plan/governance.ts'

const needs: Readonly<Record<StageNeed, string>> = {
  owner: 'An owner',
  sponsor: 'A sponsor',
  controller: 'A controller',
  dates: 'Dates',
  budget: 'A budget',
  effort: 'Effort',
  'key result': 'A key result it serves',
  value: 'A value target',
  evidence: 'Evidence',
}

export const governance = {
  title: 'Governance',
  hint: 'each by itself; what is off is neither asked nor shown',
  parts: {
    stages: 'Stages, with a sponsor and a controller',
    value: 'Value of work: profit, cash, cost, headcount',
    steering: 'Steering report',
  },
  partHints: {
    stages:
      'Defined, Identified, Detailed, Decided, Implemented, Closed: asked for, approved, countersigned.',
    value: 'Target, forecast and achieved value of each piece of work, and a second light for it.',
    steering: 'One page by objective, group or owner: dates, money, value, decisions due.',
  },
  switched: (part: string, is: boolean): string => `${part} ${is ? 'switched on' : 'switched off'}`,
  partNames: { stages: 'Stages', value: 'Value of work', steering: 'Steering report' },
  criteriaSaved: (stage: string): string => `What ${stage} asks for is changed`,
  answersSaved: 'When a variance asks for an answer is changed',
  evidenceSaved: 'What needs evidence is changed',
  criteria: 'Before a stage is entered',
  criteriaHint: 'nothing marked: it is entered freely',
  needs: 'What has to be there',
  need: (need: StageNeed): string => needs[need],
  approvers: 'Who approves',
  approver: 'Add a person who approves',
  roles: { '@sponsor': 'Its sponsor', '@controller': 'Its controller' },
  takeOff: (name: string): string => `${name} no longer approves`,
  nothingAsked: 'entered freely',
  signed: 'countersigned',
  asks: (fields: number, people: number): string =>
    [
      fields > 0 ? (fields === 1 ? '1 field' : `${fields} fields`) : '',
      people > 0 ? (people === 1 ? '1 approval' : `${people} approvals`) : '',
    ]
      .filter(Boolean)
      .join(', '),
  closedBy: 'Its controller always countersigns: that is what closes it.',
  answers: 'A variance asks for an answer from',
  answersHint: 'empty: from the tolerance on, and never below it',
  answerFrom: {
    finish: 'A milestone late by',
    cost: 'Cost over the budget by',
    value: 'A goal short by',
    load: 'A week too full by',
  },
  evidence: 'Evidence is needed for what is said to be',
  levels: 'Five levels',
  levelsSet: 'Portfolio, Program, Project, Measure package, Measure',
  levelsUse: 'Use: Portfolio › Program › Project › Measure package › Measure',
}
