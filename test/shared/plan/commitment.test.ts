import { describe, expect, test } from 'vitest'
import type { Item } from '../../../shared/plan/item.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import type { Cells } from './small-source.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { change, checkIn, clock, planOf, said, smallSource } from './small-source.ts'

const created = { finish: '2026-03-10', createdAt: clock('07:00') }

function itemOf(entries: readonly SourceEntry[], cells: Cells = {}): Item | undefined {
  return planOf(entries, created, cells).items.list[0]
}

describe('the finish in force', () => {
  const said12 = checkIn('said', '10:00', { finish: '2026-03-12' }, { by: 'bo' })
  const set14 = (time: string): SourceEntry => change('set', time, 'finish', '2026-03-10', '2026-03-14')
  const cell: Cells = { 'item a finish': ['2026-03-14', 'set'] }

  test('is the record’s while nobody said another, and no promise is kept for that', () => {
    expect(itemOf([])).toHaveProperty('finish', '2026-03-10')
    expect(itemOf([])).not.toHaveProperty('promises')
  })

  test('is what a check-in says later than the change that wrote the cell', () => {
    expect(itemOf([set14('09:00'), said12], cell)).toMatchObject({
      finish: '2026-03-12',
      promises: [
        { finish: '2026-03-10', at: clock('07:00') },
        { finish: '2026-03-14', at: clock('09:00'), by: 'ann' },
        { finish: '2026-03-12', at: clock('10:00'), by: 'bo' },
      ],
    })
  })

  test('is the cell’s when the change came later', () => {
    const item = itemOf([set14('11:00'), said12], cell)
    expect(item?.finish).toBe('2026-03-14')
    expect(item?.promises?.map(({ finish }) => finish)).toEqual(['2026-03-10', '2026-03-12', '2026-03-14'])
  })

  test('is unset by a later change that unsets it', () => {
    const unset = change('set', '11:00', 'finish', '2026-03-12', null)
    expect(itemOf([said12, unset], { 'item a finish': [null, 'set'] })).not.toHaveProperty('finish')
  })

  test('falls back when the check-in is withdrawn', () => {
    const taken = said('w', 'withdrawal', '12:00', { entry: 'said' })
    expect(itemOf([said12, taken])).toHaveProperty('finish', '2026-03-10')
  })

  test('of changes that did not see each other the cell decides, and stands last among the promises', () => {
    const later = change('later', '12:00', 'finish', '2026-03-10', '2026-03-20')
    const item = itemOf([set14('09:00'), later], cell)
    expect(item?.finish).toBe('2026-03-14')
    expect(item?.promises?.at(-1)?.finish).toBe('2026-03-14')
  })

  test('saying the same again is no new promise', () => {
    const again = checkIn('again', '12:00', { finish: '2026-03-12' })
    expect(itemOf([said12, again])?.promises).toHaveLength(2)
  })

  test('of a group stays its department’s word (SC3.5)', () => {
    const items = { a: { title: 'A' }, child: { title: 'Child', parent: 'a' } }
    const plan = assemblePlan(smallSource({ item: items }, [said12]))
    expect(plan.items.list[0]).not.toHaveProperty('finish')
    expect(plan.reports.list[0]?.checkIns[0]?.finish).toBe('2026-03-12')
  })
})

describe('OW5 fields set without having seen each other', () => {
  const mine = change('mine', '09:00', 'owner', null, 'ann')
  const yours = change('yours', '09:05', 'owner', null, 'bo', [], { by: 'bo' })
  const conflictsOf = (...entries: readonly SourceEntry[]): Item['conflicts'] => itemOf(entries)?.conflicts

  test('are both kept', () => {
    expect(conflictsOf(yours, mine)).toEqual([
      {
        field: 'owner',
        values: [
          { value: 'ann', by: 'ann', at: clock('09:00'), changeId: 'mine' },
          { value: 'bo', by: 'bo', at: clock('09:05'), changeId: 'yours' },
        ],
      },
    ])
  })

  test('are none where one had seen the other, or both say the same', () => {
    expect(conflictsOf(mine, change('next', '09:05', 'owner', 'ann', 'bo', ['mine']))).toBeUndefined()
    expect(conflictsOf(mine, change('same', '09:05', 'owner', null, 'ann'))).toBeUndefined()
    expect(conflictsOf(mine, change('other', '09:05', 'title', 'A', 'B'))).toBeUndefined()
  })

  test('end with a later change that names both, not with one that names one of them', () => {
    expect(
      conflictsOf(mine, yours, change('both', '10:00', 'owner', 'bo', 'cy', ['mine', 'yours'])),
    ).toBeUndefined()
    expect(conflictsOf(mine, yours, change('one', '10:00', 'owner', 'bo', 'cy', ['yours']))).toHaveLength(1)
  })

  test('end when one of them is withdrawn', () => {
    expect(conflictsOf(mine, yours, said('w', 'withdrawal', '10:00', { entry: 'yours' }))).toBeUndefined()
  })

  test('know a change in several parts by its first entry', () => {
    const body = (to: string, part?: string, seen: readonly string[] = []) => ({
      edits: [{ kind: 'item', id: 'a', field: 'owner', from: null, to, seen }],
      ...(part !== undefined && { part }),
    })
    const rest = said('rest', 'change', '09:00', body('ann', 'first'))
    expect(
      conflictsOf(rest, said('next', 'change', '09:05', body('bo', undefined, ['first']))),
    ).toBeUndefined()
  })

  test('the place among siblings is nobody’s promise', () => {
    expect(
      conflictsOf(change('x', '09:00', 'order', 'a0', 'a1'), change('y', '09:00', 'order', 'a0', 'a2')),
    ).toBeUndefined()
  })
})
