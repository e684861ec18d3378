// How much is looked at for one edit, counted in a plan and in one ten times its size: near the edit, not all of the plan.
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import { LaidMap } from '../../../shared/base/laid-map.ts'
import { changeTable, createTable } from '../../../shared/base/table.ts'
import { changedRows } from '../../../shared/engine/changed-rows.ts'
import { previewEdits } from '../../../shared/doc/preview-edits.ts'
import { createSeenIndex } from '../../../shared/doc/seen-index.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { scheduleOf } from '../../../shared/engine/schedule.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import { createAssembler, previewPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { SourceRecord } from '../../../shared/plan/source.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { generateSource } from '../../bench/generate-source.ts'
import { momentOn } from '../../helpers/plan-builder.ts'

const around = '2026-03-04'
const moment = momentOn(around)

/** A generated plan in which every look at a field of an item is counted. */
function watchedPlan(count: number): { readonly plan: Plan; looks(): number } {
  let looks = 0
  const watched = (item: Item): Item =>
    new Proxy(item, {
      get(target, name) {
        looks++
        return Reflect.get(target, name) as unknown
      },
    })
  const plan = generatePlan(count, 1, around)
  return { plan: { ...plan, items: createTable(plan.items.list.map(watched)) }, looks: () => looks }
}

/** Looks at items for one edit of a task in the middle, once the figures before are known. */
function looksFor(count: number, patch: (item: Item) => Partial<Item>): number {
  const { plan, looks } = watchedPlan(count)
  const before = figuresOf(plan, moment)
  const task = must(plan.items.list.find(({ type, id }) => type === 'task' && isAhead(before, id)))
  const after = { ...plan, items: changeTable(plan.items, [{ ...task, ...patch(task) }]) }
  const first = looks()
  figuresOf(after, moment, before)
  return looks() - first
}

/** Whether it has not begun. */
function isAhead({ structure, schedule }: Figures, id: string): boolean {
  return schedule.state[structure.indexOf(id) ?? -1] === 0
}

describe('an edit is not paid for by the size of the plan', { timeout: 60_000 }, () => {
  test('another title or label costs fewer than half a look at another item, all stages together', () => {
    const patches: readonly ((item: Item) => Partial<Item>)[] = [
      () => ({ title: 'Another' }),
      () => ({ labels: { urgent: true } }),
    ]
    for (const patch of patches)
      expect((looksFor(1_000, patch) - looksFor(100, patch)) / 900).toBeLessThan(0.5)
  })

  test('SC4.1 SC4.2 another finish is told of the rows that it moves, in a large plan as in a small one', () => {
    const rowsFor = (count: number): number => {
      const plan = generatePlan(count, 1, around)
      const structure = createStructure(plan)
      const before = scheduleOf(plan, structure, moment)
      const tasks = plan.items.list.filter((item, at) => item.type === 'task' && before.state[at] === 0)
      const rows = tasks.slice(0, 40).map((task) => {
        const finish = addDays(task.finish ?? around, 9)
        const items = changeTable(plan.items, [{ ...task, finish }])
        const after = scheduleOf({ ...plan, items }, structure, moment, before)
        return must(changedRows(before, after)).length
      })
      return rows.reduce((sum, count) => sum + count, 0) / rows.length
    }
    const few = rowsFor(300)
    expect(few).toBeGreaterThan(1)
    expect(rowsFor(3_000)).toBeLessThan(3 * few)
  })

  test('CN3 a preview reads as many records of a large plan as of a small one', () => {
    const readsFor = (count: number): number => {
      const source = generateSource(generatePlan(count, 1, around), around)
      const assembled = createAssembler(source)
      let reads = 0
      class Watched extends LaidMap<string, SourceRecord> {
        override get(id: string): SourceRecord | undefined {
          reads++
          return super.get(id)
        }
      }
      const watched = { ...source, records: { ...source.records, item: new Watched(source.records.item) } }
      const item = must(assembled.plan.items.list.find(({ type }) => type === 'task'))
      const { source: laid, change } = previewEdits(
        watched,
        [{ type: 'set', kind: 'item', id: item.id, field: 'finish', value: '2031-06-02' }],
        createSeenIndex(source.entries),
        { command: 'test', now: moment.now, newId: () => 'new' },
        'device',
      )
      expect(
        previewPlan(assembled, laid, change).items.list.filter((one) => one.finish === '2031-06-02').length,
      ).toBe(1)
      return reads
    }
    expect(readsFor(1_000)).toBe(readsFor(100))
  })
})
