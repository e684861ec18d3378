// Who leads a session of several who say so, and where a tab was in it.
import { expect, test } from 'vitest'
import { leaderAmong } from '../../../../client/features/sessions/leader-among.ts'
import { readPlace } from '../../../../client/features/sessions/place-in-session.ts'
import { runningSession } from '../../../../shared/engine/session/session-standing.ts'
import { buildPlan } from '../../../helpers/plan-builder.ts'

const at = { session: 's', step: 'truth', since: 1 }
const leads = (key: string, ledAt = 0) => ({ key, meeting: { ...at, leads: true, ledAt } })
const follows = { key: '0', meeting: { ...at, leads: false, ledAt: 9 } }

test('of two facilitators whoever took the lead last has it, on every device the same', () => {
  const [opened, first, last] = [leads('1'), leads('2', 5), leads('3', 7)]
  for (const peers of [
    [follows, opened, first, last],
    [last, first, opened, follows],
  ])
    expect(leaderAmong(peers)).toBe(last)
  expect(leaderAmong([leads('b', 5), leads('a', 5)])?.key).toBe('a')
  expect(leaderAmong([follows, { key: '4' }])).toBeUndefined()
})

test('what a tab kept of its place is read, and what is none is not', () => {
  const place = { step: 'voices', since: 5, follows: false, leads: true, ledAt: 7 }
  expect(readPlace(JSON.parse(JSON.stringify(place)))).toEqual(place)
  expect(readPlace({ step: 'voices', since: 5, leads: 'yes' })).toEqual({
    step: 'voices',
    since: 5,
    follows: true,
  })
  for (const none of [null, 'voices', { step: 1, since: 5 }, { step: 'voices' }])
    expect(readPlace(none)).toBeUndefined()
})

test('of two sessions that were opened apart one’s own runs, for others the one opened last', () => {
  const session = (id: string, openedAt: number, present: readonly string[]) =>
    ({ id, type: 'calibration', openedAt, present, closings: [], treated: [] }) as const
  const plan = buildPlan({ sessions: [session('mine', 1, ['ann']), session('theirs', 2, ['bo'])] })
  expect(runningSession({ plan }, 'ann')?.id).toBe('mine')
  expect(runningSession({ plan }, 'cy')?.id).toBe('theirs')
  expect(runningSession({ plan })?.id).toBe('theirs')
})
