import { describe, expect, test } from 'vitest'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { confirmCheckIn } from '../../../shared/commands/confirm-check-in.ts'
import { setStatus } from '../../../shared/commands/set-status.ts'
import { stillTrue } from '../../../shared/commands/still-true.ts'
import type { Blocker } from '../../../shared/plan/report.ts'
import { createWorkplace } from './workplace.ts'

const today = '2026-11-23'
const waitsFor = (id: string): Blocker => ({
  kind: 'dependency',
  waitsFor: { type: 'item', id },
  since: today,
})

describe('check-in', () => {
  test('only what is said is recorded: a later word about the status leaves the days left as they were', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'on track', actualStart: today, remaining: 8 })
    await at.do(checkIn, { item: 'a', status: 'at risk' })
    expect(at.report('a')).toMatchObject({
      status: 'at risk',
      actualStart: today,
      remaining: 8,
      saidBy: 'mara',
    })
    expect(at.report('a').checkIns.map(({ remaining }) => remaining)).toEqual([8, undefined])
  })

  test('a new finish becomes the commitment, and the old promise stays known', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'off track', finish: '2026-12-11' })
    expect(at.item('a').finish).toBe('2026-12-11')
    expect(at.item('a').promises?.map(({ finish }) => finish)).toContain('2026-12-11')
    await at.undo()
    expect(at.item('a').finish).toBe('2026-12-04')
  })

  test('done without a day was done today', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'done' })
    expect(at.report('a').actualFinish).toBe(today)
  })

  test('hours and cost become bookings of today; empty is not zero', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'on track', hours: 6, cost: 0 })
    expect(at.report('a')).toMatchObject({ hours: 6, cost: null })
    expect(at.report('a').bookings).toMatchObject([{ measure: 'hours', amount: 6, day: today }])
  })

  test('a booking alone is no check-in, and nothing at all is refused', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', cost: 500 })
    expect(at.report('a').checkIns).toEqual([])
    expect(at.refusal(checkIn, { item: 'a' })).toBe('Nothing has been said yet.')
    expect(at.refusal(checkIn, { item: 'a', note: '  ', cost: 0 })).toBe('Nothing has been said yet.')
  })

  test('a correction takes off what was booked, never more', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', cost: 500 })
    await at.do(checkIn, { item: 'a', cost: -200 })
    expect(at.report('a').cost).toBe(300)
    expect(at.refusal(checkIn, { item: 'a', cost: -301 })).toBe(
      'Only 300 of cost is booked; 301 cannot be taken off.',
    )
  })

  test('blocked: waits for an item, and proposes the link to it once', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'launch', blocker: waitsFor('b'), proposeLink: true })
    expect(at.report('launch')).toMatchObject({
      status: 'blocked',
      blocker: { waitsFor: { type: 'item', id: 'b' } },
    })
    const links = () => at.plan.links.list.filter(({ to }) => to === 'launch').map(({ from }) => from)
    expect(links()).toEqual(['b'])
    await at.do(checkIn, { item: 'launch', blocker: waitsFor('b'), proposeLink: true })
    expect(links()).toEqual(['b'])
    await at.do(checkIn, { item: 'launch', status: 'on track' })
    expect(at.report('launch').blocker).toBeUndefined()
  })

  test('somebody outside, chased by somebody inside, until a day', async () => {
    const at = await createWorkplace()
    const blocker: Blocker = {
      kind: 'external',
      waitsFor: { type: 'outside', name: ' Customs ' },
      chasedBy: 'tomas',
      since: '2026-11-20',
      until: '2026-11-27',
    }
    await at.do(checkIn, { item: 'a', status: 'blocked', blocker })
    expect(at.report('a').blocker).toEqual({ ...blocker, waitsFor: { type: 'outside', name: 'Customs' } })
  })

  test.for([
    ['percent 140', { percent: 140 }, 'The percent done is a number from 0 to 100; this is 140.'],
    ['percent −1', { percent: -1 }, 'The percent done is a number from 0 to 100; this is -1.'],
    ['days left below zero', { remaining: -2 }, 'The days left is a number from 0 to 10000; this is -2.'],
    ['both', { percent: 50, remaining: 3 }, 'Say either the percent done or the days left, not both.'],
    [
      'blocked by nothing',
      { status: 'blocked' },
      'Say what it waits for: an item, a person, or somebody outside.',
    ],
    ['itself', { blocker: waitsFor('a') }, '“Labels” cannot be blocked by itself.'],
    [
      'a circle',
      { blocker: waitsFor('b'), proposeLink: true },
      'They would wait for each other in a circle: “Labels” → “Shops” → “Labels”.',
    ],
    ['no day', { finish: '2026-02-31' }, '“2026-02-31” is no day for the new finish.'],
    [
      'a finish that lies ahead',
      { status: 'done', actualFinish: '2026-12-01' },
      'The finish cannot lie ahead: 2026-12-01 has not come yet.',
    ],
    [
      'a finish before its start',
      { actualStart: '2026-11-23', actualFinish: '2026-11-20' },
      'The finish, 2026-11-20, lies before the start, 2026-11-23. Choose a later finish, or move the start first.',
    ],
    [
      'a promise before its start',
      { actualStart: '2026-11-23', finish: '2026-11-20' },
      'The finish, 2026-11-20, lies before the start, 2026-11-23. Choose a later finish, or move the start first.',
    ],
    [
      'expected before it began',
      { blocker: { ...waitsFor('b'), until: '2026-11-01' } },
      'The last day, 2026-11-01, lies before the first, 2026-11-23.',
    ],
    ['for nobody known', { status: 'on track', forPerson: 'nobody' }, 'This person is no longer here.'],
    ['an endless note', { note: 'x'.repeat(20_001) }, 'A note may have 20000 letters; this has 20001.'],
  ] as const)('%s is refused in a sentence', async ([, said, sentence]) => {
    const at = await createWorkplace()
    expect(at.refusal(checkIn, { item: 'a', ...said })).toBe(sentence)
  })

  test('a group carries a word, never progress', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'work', status: 'on track', note: 'Deliverables are done.' })
    expect(at.report('work').status).toBe('on track')
    expect(at.refusal(checkIn, { item: 'work', percent: 50 })).toBe(
      '“Work” is a group: its dates and progress come from the work inside it.',
    )
  })

  test('whoever just looks says nothing', async () => {
    const at = await createWorkplace()
    at.me = undefined
    expect(at.refusal(checkIn, { item: 'a', status: 'on track' })).toBe('Say who you are first, in My work.')
    expect(at.refusal(stillTrue, {})).toBe('Say who you are first, in My work.')
  })

  test('on behalf of somebody, who alone can confirm it', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'on track', forPerson: 'tomas' })
    const entry = at.report('a').checkIns[0]?.id ?? ''
    expect(at.refusal(confirmCheckIn, { entry })).toBe(
      'This was said for Tomas Berg, who alone can confirm it.',
    )
    at.me = 'tomas'
    await at.do(confirmCheckIn, { entry })
    expect(at.report('a').checkIns[0]?.confirmed).toBe(true)
    expect(at.try(confirmCheckIn, { entry })).toMatchObject({ ok: true, value: { edits: [] } })
  })

  test('still true: says each status again and nothing else; what is done is left out', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'at risk', remaining: 8 })
    const before = at.report('a')
    await at.do(stillTrue, {})
    expect(at.report('a')).toMatchObject({ status: 'at risk', remaining: 8, remainingAt: before.remainingAt })
    expect(at.report('a').saidAt).toBeGreaterThan(before.saidAt ?? 0)
    await at.do(checkIn, { item: 'a', status: 'done' })
    expect(at.refusal(stillTrue, {})).toBe('Nothing has been said yet.')
  })
})

describe('a card dragged on the board', () => {
  test('what was due to start and is worked on starts today', async () => {
    const at = await createWorkplace()
    await at.do(setStatus, { item: 'a', status: 'on track' })
    expect(at.report('a')).toMatchObject({ status: 'on track', actualStart: today })
  })

  test('what lies ahead or has no day only changes its status', async () => {
    const at = await createWorkplace()
    await at.do(setStatus, { item: 'b', status: 'on track' })
    expect(at.report('b').actualStart).toBeUndefined()
  })

  test('to done: finished today; to blocked: what it waits for is asked', async () => {
    const at = await createWorkplace()
    await at.do(setStatus, { item: 'a', status: 'done' })
    expect(at.report('a').actualFinish).toBe(today)
    expect(at.refusal(setStatus, { item: 'b', status: 'blocked' })).toMatch(/^Say what it waits for/)
  })
})
