// What a session refuses, with the reason and the way to do it; and the one way to a second baseline.
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { acceptDecision } from '../../../shared/commands/accept-decision.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { closeSession } from '../../../shared/commands/close-session.ts'
import { decide } from '../../../shared/commands/decide.ts'
import type { Decide } from '../../../shared/commands/decide.ts'
import { giveNewDay } from '../../../shared/commands/give-new-day.ts'
import { noteInSession } from '../../../shared/commands/note-in-session.ts'
import { openSession } from '../../../shared/commands/open-session.ts'
import { settleDecision } from '../../../shared/commands/settle-decision.ts'
import { takeBaseline } from '../../../shared/commands/take-baseline.ts'
import { treatAgenda } from '../../../shared/commands/treat-agenda.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { instantOn, momentOn } from '../../helpers/plan-builder.ts'
import { good } from './good-decision.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

async function inSession(type: 'calibration' | 'formal' = 'calibration'): Promise<[Workplace, string]> {
  const at = await createWorkplace()
  await at.do(openSession, { type })
  return [at, must(at.plan.sessions.list[0]).id]
}

describe('SE3 a decision', () => {
  test('without an owner, a due day or an effect it is refused with the reason, and kept as a note', async () => {
    const [at, session] = await inSession()
    const { owner: _o, ...unowned } = good(session)
    const { due: _d, ...undated } = good(session)
    const { effect: _e, ...unseen } = good(session)
    expect(at.refusal(decide, unowned)).toBe(
      'A decision needs one person who owns it. Without it, keep it as a note.',
    )
    expect(at.refusal(decide, undated)).toMatch(/needs a day by which it is done/)
    expect(at.refusal(decide, unseen)).toMatch(/needs something that reporting will show/)
    await at.do(noteInSession, { session, text: 'Shops start' })
    expect(at.plan.comments.list).toMatchObject([
      { about: { kind: 'session', id: session }, text: 'Shops start' },
    ])
    expect(at.plan.decisions.list).toEqual([])
  })

  test.for([
    [{ owner: 'ines' }, 'Ines Vega has left. Choose somebody who is here.'],
    [{ due: '2026-11-20' }, '2026-11-20 has passed. Choose a day that is still to come.'],
    [{ effect: { type: 'owner', itemId: 'nowhere' } as const }, 'This item is no longer here.'],
    [{ type: 're-baseline' as const }, 'Only a formal session can agree anew'],
  ] as const)('%j is refused', async ([wrong, says]) => {
    const [at, session] = await inSession()
    const refusal = at.refusal(decide, { ...good(session), ...(wrong as object) })
    expect(refusal).toContain(says)
  })

  test('its owner alone takes it on; a new day leaves the old one on record', async () => {
    const [at, session] = await inSession()
    await at.do(decide, good(session))
    const first = must(at.plan.decisions.list[0])
    expect(at.refusal(acceptDecision, { decision: first.id })).toBe('Tomas Berg alone can take this on.')
    at.me = 'tomas'
    await at.do(acceptDecision, { decision: first.id })
    await at.do(giveNewDay, { decision: first.id, due: '2026-12-02', session })
    const byId = new Map(at.plan.decisions.list.map((each) => [each.id, each]))
    expect(byId.get(first.id)).toMatchObject({ outcome: { type: 'replaced' } })
    const next = must(at.plan.decisions.list.find(({ id }) => id !== first.id))
    expect(next).toMatchObject({ replaces: first.id, due: '2026-12-02', effect: first.effect })
    expect(at.refusal(settleDecision, { decision: next.id, type: 'kept', reason: ' ' })).toBe(
      'Give it a place where it shows.',
    )
  })
})

test('SE3 what reporting shows already is no effect, nor is what cannot be kept any more', async () => {
  const [at, session] = await inSession()
  await at.do(checkIn, { item: 'b', status: 'on track', actualStart: '2026-11-23', cost: 500 })
  const { plan } = at
  const context = {
    plan,
    figures: figuresOf(plan, momentOn('2026-11-23')),
    now: instantOn('2026-11-23', 700),
    today: '2026-11-23',
    me: 'mara',
    newId: () => 'id',
    random: (length: number) => new Uint8Array(length),
    after: () => plan,
  }
  const refusal = (args: Decide): unknown => {
    const outcome = decide.run(args, context)
    return outcome.ok ? undefined : outcome.error.code
  }
  expect(refusal(good(session))).toBe('SO_ALREADY')
  const stop = (from: string): Decide => ({
    ...good(session),
    type: 'stop',
    effect: { type: 'no cost', itemId: 'b', from },
  })
  expect(refusal(stop('2026-11-23'))).toBe('BOOKED_ALREADY')
  expect(refusal(stop('2026-11-24'))).toBeUndefined()
})

test('one session runs at a time; what is closed stays as it was', async () => {
  const [at, session] = await inSession()
  expect(at.refusal(openSession, { type: 'formal' })).toMatch(/^A session runs already/)
  expect(at.refusal(treatAgenda, { session, key: 'root a', what: 'outside', people: ['mara'] })).toBe(
    'Name two people who take it outside.',
  )
  expect(at.refusal(treatAgenda, { session, key: 'root a', what: 'split', parts: ['one', ' '] })).toMatch(
    /two parts/,
  )
  await at.do(closeSession, { session })
  expect(at.refusal(decide, good(session))).toMatch(/^This session is closed/)
  expect(at.refusal(closeSession, { session })).toMatch(/^This session is closed/)
  expect(at.refusal(openSession, { type: 'formal' })).toBe('not refused')
})

test('BA1: a formal session that decides to agree anew may take the plan again, and is named by it', async () => {
  const [at, session] = await inSession('formal')
  await at.do(takeBaseline, {})
  expect(at.refusal(takeBaseline, {})).toMatch(/needs the decision of a formal session/)
  await at.do(decide, { ...good(session), type: 're-baseline', effect: { type: 'baseline' } })
  await at.do(takeBaseline, { name: 'After the delay' })
  const taken = at.plan.baselines.list.find(({ name }) => name === 'After the delay')
  expect(taken).toMatchObject({ sessionId: session, complete: true })
  // One decision, one plan: a third needs a decision of its own.
  expect(at.refusal(takeBaseline, {})).toMatch(/needs the decision of a formal session/)
  await at.do(closeSession, { session })
  expect(at.refusal(takeBaseline, {})).toMatch(/needs the decision of a formal session/)
})
