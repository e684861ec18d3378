import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import type { JsonObject } from '../../../../shared/base/json.ts'
import { find } from '../../../../shared/base/table.ts'
import { planFileOfJson, sourceOfFile } from '../../../../shared/exchange/plan-file.ts'
import { sourceAsOf } from '../../../../shared/plan/past/plan-past.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import type { Item } from '../../../../shared/plan/item.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'

const day = (n: number): number => Date.UTC(2026, 2, n, 12)

function change(id: string, n: number, edits: readonly JsonObject[]): JsonObject {
  return { id, kind: 'change', at: day(n), by: 'p', body: { command: 'test', edits } }
}

function set(
  item: string,
  field: string,
  from: string | number | null,
  to: string | number | null,
): JsonObject {
  return { kind: 'item', id: item, field, from, to }
}

function planAsOf(n: number, draft: JsonObject): Plan {
  const json = {
    plumbline: 1,
    plan: { name: 'Plan', timeZone: 'UTC' },
    people: [{ id: 'p', name: 'Ann' }],
    ...draft,
  }
  const read = planFileOfJson(json)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '))
  return assemblePlan(sourceAsOf(sourceOfFile(read.value), day(n)))
}

function itemAsOf(n: number, draft: JsonObject, id = 'a'): Item | undefined {
  return find(planAsOf(n, draft).items, id)
}

describe('AG2 a plan as of a past day is what had been said by then', () => {
  test('entries said later are left out', () => {
    const entries = [1, 3].map((n) => ({
      id: `c${n}`,
      kind: 'checkIn',
      at: day(n),
      body: { item: 'a', percent: 10 * n },
    }))
    const draft = { items: [{ id: 'a', title: 'A', type: 'task' }], entries }
    const percentOn = (n: number): number | undefined => find(planAsOf(n, draft).reports, 'a')?.percent
    expect([0, 1, 2, 3].map(percentOn)).toEqual([undefined, 10, 10, 30])
  })

  test('a withdrawal said later has not happened yet', () => {
    const entries = [
      { id: 'c', kind: 'checkIn', at: day(1), by: 'p', body: { item: 'a', percent: 10 } },
      { id: 'w', kind: 'withdrawal', at: day(3), by: 'p', body: { entry: 'c' } },
    ]
    const draft = { items: [{ id: 'a', title: 'A', type: 'task' }], entries }
    expect(find(planAsOf(2, draft).reports, 'a')?.percent).toBe(10)
    expect(find(planAsOf(3, draft).reports, 'a')).toBeUndefined()
  })

  test('fields are walked back over the changes since, one by one', () => {
    const draft = {
      items: [{ id: 'a', title: 'Third', type: 'task', changes: { title: 'y' }, createdAt: day(1) }],
      entries: [
        change('x', 2, [set('a', 'title', 'First', 'Second')]),
        change('y', 4, [set('a', 'title', 'Second', 'Third')]),
      ],
    }
    expect([1, 2, 3, 4].map((n) => itemAsOf(n, draft)?.title)).toEqual(['First', 'Second', 'Second', 'Third'])
  })

  test('a field set for the first time since was not there', () => {
    const draft = {
      items: [{ id: 'a', title: 'A', type: 'task', budget: 500, changes: { budget: 'x' } }],
      entries: [change('x', 2, [set('a', 'budget', null, 500)])],
    }
    expect(itemAsOf(1, draft)?.budget).toBeUndefined()
    expect(itemAsOf(2, draft)?.budget).toBe(500)
  })

  test('a promise made in a check-in before an edit is in force again', () => {
    const draft = {
      items: [{ id: 'a', title: 'A', type: 'task', finish: '2026-03-20', changes: { finish: 'y' } }],
      entries: [
        change('x', 1, [set('a', 'finish', '2026-03-10', '2026-03-12')]),
        { id: 'c', kind: 'checkIn', at: day(2), by: 'p', body: { item: 'a', finish: '2026-03-16' } },
        change('y', 3, [set('a', 'finish', '2026-03-12', '2026-03-20')]),
      ],
    }
    expect([0, 1, 2, 3].map((n) => itemAsOf(n, draft)?.finish)).toEqual([
      '2026-03-10',
      '2026-03-12',
      '2026-03-16',
      '2026-03-20',
    ])
  })

  test('what was created since is not there; what was deleted since is', () => {
    const draft = {
      items: [
        { id: 'a', title: 'A', type: 'task', deleted: true, changes: { deleted: 'x' } },
        { id: 'b', title: 'B', type: 'task' },
        { id: 'c', title: 'C', type: 'task', createdAt: day(2) },
      ],
      entries: [
        change('x', 3, [{ kind: 'item', id: 'a', field: 'deleted', from: null, to: true }]),
        change('y', 3, [{ kind: 'item', id: 'b', created: true }]),
      ],
    }
    const ids = (n: number): readonly string[] => planAsOf(n, draft).items.list.map(({ id }) => id)
    expect(ids(1)).toEqual(['a'])
    expect(ids(2)).toEqual(['a', 'c'])
    expect(ids(3)).toEqual(['b', 'c'])
    expect(must(find(planAsOf(3, draft).deletedItems, 'a')).title).toBe('A')
  })
})
