import { describe, expect, test } from 'vitest'
import { whoMustAct } from '../../../shared/engine/who-must-act.ts'
import type { WaitsFor } from '../../../shared/plan/report.ts'
import { judge, ownedBy, planned, rootOf, said, theCity, waitingFor, week } from './judged-case.ts'

const opening = { id: 'opening', type: 'milestone' as const, start: '2026-03-20', finish: '2026-03-20' }

describe('CN1 who can act', () => {
  const group = { id: 'yard', type: 'group' as const, ...ownedBy('cy') }
  const root = (owner: object, blocker = {}, left: readonly string[] = []) => {
    const items = [
      group,
      { id: 'permit', parentId: 'yard', ...week, ...owner },
      { ...opening, ...ownedBy('ann') },
    ]
    const report = said('permit', '2026-03-04', { status: 'blocked', blocker: waitingFor(theCity, blocker) })
    const people = ['ann', 'bo', 'cy'].map((id) => ({ id, left: left.includes(id) }))
    return rootOf(judge({ ...planned(items), people, reports: [report] }), 'permit').canAct
  }

  test.for([
    ['the person who chases it', root(ownedBy('bo'), { chasedBy: 'ann' }), 'ann'],
    ['its owner', root(ownedBy('bo')), 'bo'],
    ['its owner, when the chaser has left', root(ownedBy('bo'), { chasedBy: 'ann' }, ['ann']), 'bo'],
    ['the nearest owner above, when nobody owns it', root({}), 'cy'],
    ['the owner of the headline milestone, when there is nobody above', root({}, {}, ['cy']), 'ann'],
    ['nobody, when nobody is here', root({}, {}, ['ann', 'bo', 'cy']), undefined],
  ] as const)('%s', ([, who, expected]) => {
    expect(who).toBe(expected)
  })
})

describe('CN1 who must act for it to go', () => {
  const who = (waitsFor: WaitsFor, left: readonly string[] = []) => {
    const items = [
      { id: 'permit', ...week, ...ownedBy('bo') },
      { id: 'plans', ...week, ...ownedBy('cy') },
      { ...opening, ...ownedBy('ann') },
    ]
    const report = said('permit', '2026-03-04', {
      status: 'blocked',
      blocker: waitingFor(waitsFor, { chasedBy: 'ann' }),
    })
    const people = ['ann', 'bo', 'cy'].map((id) => ({ id, left: left.includes(id) }))
    const figures = judge({ ...planned(items), people, reports: [report] })
    return whoMustAct(figures, rootOf(figures, 'permit'))
  }

  test.for([
    ['the owner of the item it waits for, whoever chases it', who({ type: 'item', id: 'plans' }), 'cy'],
    ['who stands in for an owner who has left', who({ type: 'item', id: 'plans' }, ['cy']), 'ann'],
    ['the person it waits for', who({ type: 'person', id: 'cy' }), 'cy'],
    ['who chases it, where that person has left', who({ type: 'person', id: 'cy' }, ['cy']), 'ann'],
    ['who chases somebody outside', who(theCity), 'ann'],
  ] as const)('%s', ([, must, expected]) => {
    expect(must).toBe(expected)
  })
})
