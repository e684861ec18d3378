import { describe, expect, test } from 'vitest'
import type { BlockedRoot } from '../../../shared/engine/blockers.ts'
import { createAxis } from '../../../shared/engine/axis.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { text } from '../../../shared/text/text.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

const { roots } = text('en')
const plan = buildPlan({
  items: [
    { id: 'a', title: 'Permit' },
    { id: 'b', title: 'Stage' },
  ],
  people: [
    { id: 'ann', name: 'Ann Ray' },
    { id: 'bo', name: 'Bo Lind' },
  ],
  kpis: [{ id: 'takings', unit: 'EUR' }],
  keyResults: [{ id: 'joy', kpiId: 'takings' }],
})
const telling = createTelling(plan, momentOn('2026-03-05'), createAxis(defaultCalendar, '2026-01-01'))
const root: BlockedRoot = {
  itemId: 'a',
  days: 15,
  late: 15,
  slackLeft: null,
  blocked: false,
  holdsItems: ['b'],
  holdsKeyResults: ['joy'],
  holdsMoney: 750_000,
  holdsPeople: ['ann'],
  holdsValue: [{ keyResultId: 'joy', shortfall: 300_000 }],
  followers: [],
  since: '2026-03-02',
  score: 1,
}
const blocker = {
  kind: 'external',
  waitsFor: { type: 'outside', name: 'the city' },
  chasedBy: 'ann',
  since: '2026-03-03',
} as const

describe('CN1 a root in words', () => {
  test('holds: value that comes late stands before budget that moves (KR.5)', () => {
    expect(plainSpaces(roots.holds(root, telling))).toBe('holds 1 item, 1 key result, € 300 k, 1 person')
    expect(plainSpaces(roots.holds({ ...root, holdsValue: [] }, telling))).toContain('€ 750 k')
    const alone = {
      ...root,
      holdsItems: [],
      holdsKeyResults: [],
      holdsMoney: 0,
      holdsPeople: [],
      holdsValue: [],
    }
    expect(roots.holds(alone, telling)).toBe('holds nothing else')
    expect(roots.holds({ ...root, hiddenBehind: 'b' }, telling)).toBe(
      'the next limit, once the first is gone',
    )
  })

  test('the days by which it moves others, that are left, or that it is late', () => {
    expect(roots.delay(root)).toBe('15 days')
    expect(roots.delay({ ...root, days: 0, slackLeft: 3 })).toBe('3 days left')
    expect(roots.delay({ ...root, days: 0 })).toBe('15 days')
    expect(roots.delay({ ...root, days: 0, late: 0 })).toBe('moves nothing yet')
  })

  test('HO4 what it waits for, since when, who can act, and who chases it where that is somebody else', () => {
    expect(roots.state(root, 'nobody', undefined, telling)).toBe('nobody owns this · since Mon 2 Mar')
    expect(roots.state(root, 'left', undefined, telling)).toBe('its owner has left · since Mon 2 Mar')
    expect(roots.state(root, undefined, 'bo', telling)).toBe('since Mon 2 Mar · Bo Lind can act')
    const blocked = { ...root, blocked: true, blocker }
    expect(roots.state(blocked, undefined, 'ann', telling)).toBe(
      'waits for the city since Tue 3 Mar · Ann Ray chases it',
    )
    const onStage = { ...blocked, blocker: { ...blocker, waitsFor: { type: 'item', id: 'b' } as const } }
    expect(roots.state(onStage, undefined, 'bo', telling)).toBe(
      'waits for Stage since Tue 3 Mar · Bo Lind can act · Ann Ray chases it',
    )
    const onBo = { ...blocked, blocker: { ...blocker, waitsFor: { type: 'person', id: 'bo' } as const } }
    expect(roots.state(onBo, undefined, 'bo', telling)).toBe(
      'waits for Bo Lind since Tue 3 Mar · Ann Ray chases it',
    )
  })

  test('CN2 the chain of reasons', () => {
    const steps = [
      { itemId: 'b', slip: 15, own: 0 },
      { itemId: 'a', slip: 15, own: 15 },
    ]
    expect(roots.chain(steps, telling)).toBe('Stage (15 days late), because of Permit (15 days late)')
  })
})
