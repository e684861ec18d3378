// The steering report of the sample: by objective, part and owner the same plan, nothing counted twice within a scope but by
// objective, and of people no delay and no light (HO2 is kept by leaving them out).
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../shared/base/json.ts'
import { must } from '../../../shared/base/assert.ts'
import { depthOf, groupLevel, namedDepths } from '../../../shared/engine/levels.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { steeringReport } from '../../../shared/engine/steering.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'

const now = Date.UTC(2026, 10, 23, 8, 30)
const zone = 'Europe/Berlin'
const sample = samplePlanFile(now, zone) as { readonly plan: object }
const governed = {
  ...sample,
  plan: { ...sample.plan, governs: { stages: true, value: true, steering: true } },
}
const file = planFileOfJson(governed as unknown as Json)
if (!file.ok) throw new Error('the sample is no plan file')
const figures = figuresOf(planOfFile(file.value).plan, liveMoment(zone, now))
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0)

describe('the steering report', () => {
  test.for(['group', 'owner'] as const)('by %s adds up to the plan', (scope) => {
    const { rows, total } = steeringReport(figures, scope)
    expect(sum(rows.map(({ items }) => items))).toBe(total.items)
    expect(sum(rows.map(({ bac }) => bac))).toBeCloseTo(2_400_000)
    expect(total.bac).toBeCloseTo(2_400_000)
    expect(sum(rows.map(({ ac }) => ac ?? 0))).toBeCloseTo(1_257_000)
    expect(rows.every(({ stages }) => [...stages.keys()].every((place) => place === 'defined'))).toBe(true)
  })

  test('shows the worst delay, the last day and the lights of each part, and what is decided and waits', () => {
    const { rows, total } = steeringReport(figures, 'group')
    const regulatory = rows.find(({ name }) => name === 'Regulatory')
    expect(regulatory).toMatchObject({ delay: 15, delivery: 'red' })
    expect(total).toMatchObject({
      delay: 15,
      forecast: '2027-01-13',
      agreed: '2026-12-28',
      value: 'red',
    })
    expect(total.decisions.map(({ standing }) => standing.state)).toEqual(['broken', 'broken'])
  })

  test('by a level the groups that stand so deep, and what is in none of them; deeper ones share the last name', () => {
    const items = [
      { id: 'p' },
      { id: 'q' },
      ...['p1', 'p2'].map((id) => ({ id, parentId: 'p' })),
      { id: 'deep', parentId: 'p1' },
      { id: 't', parentId: 'deep', budget: 5 },
      { id: 'u', parentId: 'p2', budget: 3 },
      { id: 'v', parentId: 'p', budget: 2 },
      { id: 'w', parentId: 'q', budget: 1 },
    ]
    const settings = { levelNames: ['Portfolio', 'Program', 'Measure'] }
    const leveled = figuresOf(buildPlan({ items, settings }), liveMoment(zone, now))
    expect(namedDepths(settings.levelNames, leveled.structure)).toEqual([
      { depth: 0, name: 'Portfolio' },
      { depth: 1, name: 'Program' },
    ])
    expect(namedDepths(['Initiative', 'Task'], leveled.structure)).toEqual([])
    const programs = steeringReport(leveled, 'group', 1)
    expect(programs.level).toBe('Program')
    expect(programs.rows.map(({ id, bac }) => [id, bac])).toEqual([
      ['p1', 5],
      ['p2', 3],
      ['', 3],
    ])
    const deep = must(leveled.plan.items.indexById.get('deep'))
    expect(groupLevel(settings.levelNames, depthOf(leveled.structure, deep))).toBe('Program')
  })

  test('of an objective the light is that of its key results, too', () => {
    const { rows } = steeringReport(figures, 'objective')
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['Be ready', 'red'],
      ['Spend well', 'green'],
      ['Win the market', 'red'],
      ['', 'none'],
    ])
  })

  test('of people no delay and no light; they stand in the order of their names, nobody last', () => {
    const { rows } = steeringReport(figures, 'owner')
    expect(
      rows.every(
        ({ agreed, delay, delivery, value }) =>
          agreed === undefined && delay === null && delivery === 'none' && value === 'none',
      ),
    ).toBe(true)
    const names = rows.map(({ name }) => name)
    expect(names.at(-1)).toBe('')
    expect(names.slice(0, -1)).toEqual(names.slice(0, -1).toSorted())
  })
})
