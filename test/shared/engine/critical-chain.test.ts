import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { criticalChain, driverChain } from '../../../shared/engine/critical-chain.ts'
import type { Chain } from '../../../shared/engine/critical-chain.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import type { BaseFigures } from '../../../shared/engine/figures.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'

const monday = '2026-03-02'

function figuresFor(draft: PlanDraft): BaseFigures {
  return baseFiguresOf(buildPlan({ settings: { start: monday }, ...draft }), momentOn(monday))
}

function told({ plan }: BaseFigures, { items, steps }: Chain): readonly string[] {
  const id = (index: number): string => must(plan.items.list[index]).id
  return [items.map(id).join(' '), ...steps.map(({ from, to }) => `${id(from)} > ${id(to)}`)]
}

describe('SC4.6 the chain that gives a date', () => {
  const figures = figuresFor({
    items: [
      { id: 'a', duration: 3 },
      { id: 'b', duration: 2 },
      { id: 'c', duration: 2 },
      { id: 'aside', duration: 4 },
      { id: 'end', duration: 1 },
      { id: 'early', duration: 1 },
    ],
    links: ['a FS b', 'a FS c', 'b FS end', 'c FS end', 'aside FS end', 'a FS early'],
  })

  test('is traced back from what ends last, over all that give the same date', () => {
    const chain = criticalChain(figures.structure, figures.schedule)
    expect(told(figures, chain)).toEqual(['a b c end', 'b > end', 'c > end', 'a > b', 'a > c'])
  })

  test('of one item is what drives that item', () => {
    const early = must(figures.structure.indexOf('early'))
    expect(told(figures, driverChain(figures.structure, figures.schedule, early))).toEqual([
      'a early',
      'a > early',
    ])
  })

  test('ends at what is finished: it cannot be hurried', () => {
    const begun = figuresFor({
      items: [
        { id: 'a', duration: 3 },
        { id: 'b', duration: 2 },
      ],
      links: ['a FS+9 b'],
      reports: [{ id: 'a', status: 'done', actualStart: '2026-02-26', actualFinish: '2026-02-27' }],
    })
    expect(told(begun, criticalChain(begun.structure, begun.schedule))).toEqual(['b'])
  })

  test('is as long as the plan, on any way back to its beginning', () => {
    const network = fc.integer({ min: 1, max: 12 }).chain((count) =>
      fc.record({
        days: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count }),
        links: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count * 2 }),
      }),
    )
    fc.assert(
      fc.property(network, ({ days, links }) => {
        const forward = links.filter(([from, to]) => from < to).map(([from, to]) => `i${from} FS i${to}`)
        const { structure, schedule, plan } = figuresFor({
          items: days.map((duration, i) => ({ id: `i${i}`, duration })),
          links: [...new Set(forward)],
        })
        const { items, steps } = criticalChain(structure, schedule)
        const lengthTo = new Map<number, number>()
        for (const item of items) {
          const before = steps.filter(({ to }) => to === item).map(({ from }) => must(lengthTo.get(from)))
          expect(new Set(before).size).toBeLessThanOrEqual(1)
          lengthTo.set(item, (before[0] ?? 0) + must(plan.items.list[item]?.duration))
        }
        expect(Math.max(...lengthTo.values())).toBe(schedule.end)
      }),
    )
  })
})
