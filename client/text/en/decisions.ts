/** The words in which a decision is given, and what reporting will show of it. */

import type { DecisionType } from '../../../shared/plan/session.ts'

const types: Readonly<Record<DecisionType, string>> = {
  'remove constraint': 'Remove a constraint',
  're-plan': 'Re-plan',
  're-baseline': 'Agree anew',
  start: 'Start',
  stop: 'Stop',
}

export const decisions = {
  type: (type: DecisionType): string => types[type],
  decideTitle: 'A decision',
  decideType: 'Kind',
  decideText: 'What is decided',
  decideOwner: 'Who',
  decideDue: 'By when',
  decideEffect: 'What reporting will show',
  decideItem: 'Of which item',
  decideDay: 'Day',
  decideKpi: 'KPI',
  decideReaches: 'Reaches',
  decideValue: 'Value',
  reaches: { 'at least': 'at least', 'at most': 'at most' } as const,
  decided: 'Decided',
  keepNote: 'Keep it as a note',
  keptAsNote: 'Kept as a note',
  effects: {
    'status unblocked': 'it is no longer blocked',
    'status started': 'it has started',
    'status done': 'it is done',
    'status cancelled': 'it is stopped',
    finish: 'it is promised by a day',
    owner: 'somebody owns it',
    budget: 'its budget changes',
    heard: 'somebody checks in on it',
    'no cost': 'nothing more is spent on it',
    reading: 'a KPI reaches a value',
    baseline: 'a new baseline is taken',
  },
  effect: {
    unblocked: (item: string): string => `“${item}” is no longer blocked`,
    started: (item: string): string => `“${item}” has started`,
    done: (item: string): string => `“${item}” is done`,
    cancelled: (item: string): string => `“${item}” is stopped`,
    finish: (item: string, day: string): string => `“${item}” is promised by ${day}`,
    owner: (item: string, name: string | undefined): string =>
      name === undefined ? `somebody owns “${item}”` : `${name} owns “${item}”`,
    budget: (item: string): string => `the budget of “${item}” changes`,
    heard: (item: string): string => `a check-in on “${item}”`,
    'no cost': (item: string, day: string): string => `nothing booked on “${item}” from ${day}`,
    reading: (kpi: string, reaches: string, value: string): string => `${kpi} is ${reaches} ${value}`,
    baseline: 'a new baseline is taken',
  },
}
