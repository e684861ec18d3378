/**
 * How the answer to a breach stands. The last one counts. It asks again once its day is over and it is not done, when its
 * owner has left, or when the breach grew by another threshold since; done settles it until it grows.
 */

import { find } from '../../base/table.ts'
import type { Table } from '../../base/table.ts'
import type { Answer } from '../../plan/answer.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Moment } from '../moment.ts'
import { presentPerson } from '../who-can-mend.ts'
import { breachKey } from './breach.ts'
import type { Breach } from './breach.ts'

/** `open`, `grown`, `overdue` and `left` ask somebody; `given` waits to be accepted. */
export const answerStates = ['open', 'grown', 'overdue', 'left', 'given', 'accepted', 'done'] as const
export type AnswerState = (typeof answerStates)[number]

export interface AnswerStanding {
  readonly state: AnswerState
  readonly answer?: Answer
}

interface Asked {
  readonly plan: Plan
  readonly moment: Moment
}

export function answerTo(base: Asked, breach: Breach): AnswerStanding {
  const answer = lastAnswer(base.plan, breach)
  return answer === undefined ? { state: 'open' } : { state: stateOf(base, breach, answer), answer }
}

export function isAsking(state: AnswerState): boolean {
  return state === 'open' || state === 'grown' || state === 'overdue' || state === 'left'
}

/** Who has to accept an answer that somebody else gave for them; with governance on also whoever controls. */
export function whoAccepts({ ownerId, by }: Answer): PersonId | undefined {
  return ownerId === by ? undefined : ownerId
}

export function lastAnswer(plan: Plan, to: Pick<Breach, 'about' | 'measure'>): Answer | undefined {
  return plan.answers.list.length === 0 ? undefined : lastAnswers(plan.answers).get(breachKey(to))
}

export function isDone({ reports }: Plan, { done, items }: Answer): boolean {
  if (done !== undefined) return true
  return items.length > 0 && items.every((id) => find(reports, id)?.status === 'done')
}

function stateOf({ plan, moment }: Asked, breach: Breach, answer: Answer): AnswerState {
  if (answer.size !== undefined && breach.size > answer.size + breach.threshold) return 'grown'
  if (isDone(plan, answer)) return 'done'
  if (answer.due < moment.today) return 'overdue'
  if (presentPerson(plan, answer.ownerId) === undefined) return 'left'
  const accepts = whoAccepts(answer)
  return accepts === undefined || answer.accepted.some(({ by }) => by === accepts) ? 'accepted' : 'given'
}

/** Only a memo: every breach asks the same table. By breach, in the order of what was said. */
const known = new WeakMap<Table<Answer>, ReadonlyMap<string, Answer>>()

export function lastAnswers(answers: Table<Answer>): ReadonlyMap<string, Answer> {
  let found = known.get(answers)
  if (found === undefined) {
    const inOrder = answers.list.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    found = new Map(inOrder.map((answer) => [breachKey(answer), answer]))
    known.set(answers, found)
  }
  return found
}
