import { describe, expect, test } from 'vitest'
import { mapOf } from '../../../../client/features/map/map-model.ts'
import type { MapModel } from '../../../../client/features/map/map-model.ts'
import { ribbonPath, ribbonsOf } from '../../../../client/features/map/ribbons.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

const plan = buildPlan({
  objectives: [{ id: 'win' }],
  keyResults: [
    { id: 'orders', objectiveId: 'win', weight: 3 },
    { id: 'leads', objectiveId: 'win', weight: 1 },
    { id: 'loose' },
  ],
  items: [
    { id: 'group', contributes: { orders: 1 } },
    { id: 'a', parentId: 'group', duration: 2, budget: 30 },
    { id: 'b', parentId: 'group', duration: 2, budget: 10, contributes: { orders: 1, leads: 1 } },
    { id: 'c', duration: 2, budget: 5, contributes: { orders: 1 } },
    { id: 'stand', duration: 1 },
    { id: 'mixed' },
    { id: 'mixed-1', parentId: 'mixed', duration: 1 },
    { id: 'mixed-2', parentId: 'mixed', duration: 1, contributes: { leads: 1 } },
    { id: 'idle' },
    { id: 'idle-1', parentId: 'idle', duration: 1 },
    { id: 'idle-2', parentId: 'idle', duration: 1 },
  ],
})
const figures = figuresOf(plan, momentOn('2026-03-02'))

describe('mapOf', () => {
  test('the parts of all rows that are shown make up each key result’s work, folded or not', () => {
    for (const unfolded of [new Set<string>(), new Set(['group']), new Set(['group', 'mixed'])]) {
      const model = mapOf(figures, unfolded)
      for (const { keyResult, leaves } of model.keyResults) {
        const sum = model.work.reduce((all, { parts }) => all + (parts.get(keyResult) ?? 0), 0)
        expect(sum).toBeCloseTo(leaves > 0 ? 1 : 0, 12)
      }
    }
  })

  test('EV5: a group’s part is that of its leaves by budget and share', () => {
    const group = rowOf(mapOf(figures, new Set()), figures, 'group')
    // Orders: a 30, b half of 10, c 5.
    expect(group?.parts.get(positionOf('orders'))).toBeCloseTo(35 / 40, 12)
    expect(group?.leaves).toBe(2)
  })

  test('MP1: work without a goal is named by the highest group that serves none', () => {
    const { goalless } = mapOf(figures, new Set())
    expect(goalless.map((at) => plan.items.list[at]?.id).toSorted()).toEqual(['idle', 'mixed-1', 'stand'])
  })

  test('MP2: a goal without work is listed; a key result without an objective has its own place', () => {
    const model = mapOf(figures, new Set())
    expect(model.unserved).toEqual([positionOf('loose')])
    expect(model.goals.map(({ objective }) => objective)).toEqual([0, -1])
  })

  test('a key result’s weight is its share of its objective', () => {
    const model = mapOf(figures, new Set())
    expect(model.keyResults.find(({ keyResult }) => keyResult === positionOf('orders'))?.weight).toBe(0.75)
  })
})

describe('ribbonsOf', () => {
  test('what is chosen lights what is joined to it in both directions, and nothing else', () => {
    const model = mapOf(figures, new Set(['mixed']))
    const { lit } = ribbonsOf(model, { kind: 'keyResult', at: positionOf('leads') }, figures)
    expect([...lit.work].map((at) => plan.items.list[at]?.id).toSorted()).toEqual(['group', 'mixed-2'])
    expect([...lit.objectives]).toEqual([0])
    const byWork = ribbonsOf(model, { kind: 'work', at: plan.items.indexById.get('c') ?? -1 }, figures)
    expect([...byWork.lit.keyResults]).toEqual([positionOf('orders')])
  })

  test('nothing chosen, nothing lit; ten thousand ribbons are cut to the widest', () => {
    const model = mapOf(figures, new Set())
    expect(ribbonsOf(model, undefined, figures).toWork.every(({ lit }) => !lit)).toBe(true)
    const many: MapModel = {
      ...model,
      work: Array.from({ length: 10_000 }, (_, item) => ({
        item: 0,
        depth: 0,
        isGroup: false,
        unfolded: false,
        leaves: 1,
        parts: new Map([[0, item / 10_000]]),
      })),
    }
    const drawn = ribbonsOf(many, undefined, figures).toWork
    expect(drawn).toHaveLength(240)
    expect(Math.min(...drawn.map(({ share }) => share))).toBeGreaterThan(0.97)
  })

  test('a ribbon is never thinner than can be seen', () => {
    expect(ribbonPath(100, 10, 20, 0)).toContain('M0 9.25')
  })
})

function positionOf(keyResult: string): number {
  return plan.keyResults.indexById.get(keyResult) ?? -1
}

function rowOf(model: MapModel, { plan: { items } }: Figures, id: string) {
  return model.work.find(({ item }) => items.list[item]?.id === id)
}
