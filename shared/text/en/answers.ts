/** English of a breach and of how its answer stands (AC): short, beside the name of what it is about. */

import { unreachable } from '../../base/assert.ts'
import type { AnswerStanding } from '../../engine/answers/answer-state.ts'
import type { Breach } from '../../engine/answers/breach.ts'
import type { Telling } from '../telling.ts'
import { days } from './days.ts'
import { person } from './names.ts'
import { money, number, values } from './numbers.ts'

/** How far it is beyond: *15 days late*, *€ 2,000 over its budget*, *heading for 40 of 100 guests*. */
export function breach({ measure, facts, about }: Breach, telling: Telling): string {
  const figure = (name: string): number => Number(facts[name] ?? 0)
  switch (measure) {
    case 'finish':
      return days.late(figure('days'))
    case 'cost': {
      const over = money.sentence(figure('over'), telling.currency)
      return facts['group'] === 1
        ? `cost ${over} more than the work done is worth`
        : `${over} over its budget`
    }
    case 'value': {
      const goal = telling.measureOf(about.id)
      const part = (a: string, b: string): string =>
        values.outOf(figure(a), figure(b), goal, telling.currency)
      return facts['short'] === 1
        ? `heading for ${part('outlook', 'target')}`
        : `${part('value', 'expected')} expected by now`
    }
    case 'load': {
      const week = days.day(String(facts['week']), telling.today)
      return `${number(figure('load'))} hours of work for ${number(figure('capacity'))} hours from ${week}`
    }
    default:
      return unreachable(measure)
  }
}

export function answerState({ state, answer }: AnswerStanding, telling: Telling): string {
  const due = answer === undefined ? '' : days.day(answer.due, telling.today)
  const owner = answer === undefined ? '' : person(telling, answer.ownerId)
  switch (state) {
    case 'open':
      return 'waits for an answer'
    case 'grown':
      return 'has grown since it was answered'
    case 'overdue':
      return `overdue: was to be done by ${due}`
    case 'left':
      return `${owner}, who was to act, has left`
    case 'given':
      return `${owner}, by ${due}; not accepted yet`
    case 'accepted':
      return `${owner}, by ${due}`
    case 'done':
      return `done by ${owner}`
    default:
      return unreachable(state)
  }
}
