// What changed since somebody last looked: whatever was said, read, answered and promised, newest first, and no more than fits.
import { expect, test } from 'vitest'
import { changesSince } from '../../../../client/features/now/changes-since.ts'
import { buildPlan, instantOn, reportOf } from '../../../helpers/plan-builder.ts'

const at = (minute: number): number => instantOn('2026-03-04', minute)

test('newest first, counted, and nothing from before', () => {
  const plan = buildPlan({
    items: [{ id: 'a' }, { id: 'new', createdAt: at(700) }],
    reports: [
      reportOf({
        id: 'a',
        checkIns: [
          { id: 'old', itemId: 'a', at: at(500), status: 'on track' },
          { id: 'said', itemId: 'a', at: at(610), status: 'blocked' },
        ],
      }),
    ],
    readings: [
      {
        id: 'kpi',
        readings: [
          { id: 'read', kpiId: 'kpi', day: '2026-03-01', value: 3, at: at(620) },
          { id: 'before', kpiId: 'kpi', day: '2026-03-02', value: 2, at: at(599) },
        ],
      },
    ],
    comments: [{ id: 'told', about: { kind: 'item', id: 'a' }, at: at(630), text: 'Soon.' }],
    answers: [
      {
        id: 'answered',
        about: { kind: 'item', id: 'a' },
        measure: 'finish',
        text: 'Ask again.',
        ownerId: 'ann',
        due: '2026-03-09',
        items: [],
        at: at(640),
        accepted: [],
      },
    ],
  })
  const { newest, count } = changesSince(plan, at(600), 4)
  expect(newest.map(({ id }) => id)).toEqual(['new new', 'answered', 'told', 'read'])
  expect(count).toBe(5)
})
