// Answers to variances (AC): what cannot be said, who alone accepts, and that one person's own answer needs nobody's yes.
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { acceptAnswer } from '../../../shared/commands/accept-answer.ts'
import { answerBreach } from '../../../shared/commands/answer-breach.ts'
import { answerTo } from '../../../shared/engine/answers/answer-state.ts'
import type { Breach } from '../../../shared/engine/answers/breach.ts'
import { momentOn } from '../../helpers/plan-builder.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const answer = {
  about: { kind: 'item', id: 'launch' },
  measure: 'finish',
  text: 'Ask the authority to go first.',
  owner: 'mara',
  due: '2026-12-04',
} as const
const breach: Breach = { about: answer.about, measure: 'finish', size: 5, threshold: 1, facts: {} }
const stateOf = ({ plan }: Workplace): string =>
  answerTo({ plan, moment: momentOn('2026-11-23') }, breach).state

describe('AC1 an answer', () => {
  test.for([
    [{ text: ' ' }, 'Give it some words on what will be done.'],
    [{ owner: 'ines' }, 'Ines Vega has left. Choose somebody who is here.'],
    [{ owner: 'nobody' }, 'This person is no longer here.'],
    [{ due: '2026-11-20' }, '2026-11-20 is over. Choose today or a later day.'],
    [{ due: '2026-02-30' }, '“2026-02-30” is no day for the day by which it is done.'],
    [{ items: ['gone'] }, 'This item is no longer here.'],
  ] as const)('refuses %j', async ([wrong, says]) => {
    const at = await createWorkplace()
    expect(at.refusal(answerBreach, { ...answer, ...wrong })).toBe(says)
    at.me = undefined
    expect(at.refusal(answerBreach, answer)).toBe('Say who you are first, in My work.')
  })

  test('of one’s own stands; AC5 given to somebody else it waits for them, and nobody else accepts it', async () => {
    const at = await createWorkplace()
    expect(stateOf(at)).toBe('open')
    await at.do(answerBreach, answer)
    expect(stateOf(at)).toBe('accepted')
    await at.do(answerBreach, { ...answer, owner: 'tomas' })
    expect(stateOf(at)).toBe('given')
    const id = must(at.plan.answers.list.find(({ ownerId }) => ownerId === 'tomas')).id
    expect(at.refusal(acceptAnswer, { answer: id })).toBe(
      'Tomas Berg is to do this, and alone can accept it.',
    )
    at.me = 'tomas'
    await at.do(acceptAnswer, { answer: id })
    expect(stateOf(at)).toBe('accepted')
  })
})
