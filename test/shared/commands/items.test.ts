import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyImport } from '../../../shared/commands/apply-import.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { createItem } from '../../../shared/commands/create-item.ts'
import { createLink } from '../../../shared/commands/create-link.ts'
import { deleteItem } from '../../../shared/commands/delete-item.ts'
import { moveItem } from '../../../shared/commands/move-item.ts'
import { byOrder, orderAmong } from '../../../shared/commands/order-among.ts'
import { restoreItem } from '../../../shared/commands/restore-item.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { setItem } from '../../../shared/commands/set-item.ts'
import { setOwner } from '../../../shared/commands/set-owner.ts'
import { create } from '../doc/replica.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const inside = ({ plan }: Workplace, parent: string | undefined) =>
  plan.items.list
    .filter(({ parentId }) => parentId === parent)
    .toSorted(byOrder)
    .map(({ title }) => title)

describe('dates', () => {
  test('a finish before the start is refused in a sentence', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setDates, { item: 'a', finish: '2026-11-20' })).toBe(
      'The finish, 2026-11-20, lies before the start, 2026-11-23. Choose a later finish, or move the start first.',
    )
    expect(at.refusal(setDates, { item: 'a', start: '2026-12-07' })).toBe(
      'The finish, 2026-12-04, lies before the start, 2026-12-07. Choose a later finish, or move the start first.',
    )
    expect(at.refusal(setDates, { item: 'a', start: '2026-02-31' })).toBe(
      '“2026-02-31” is no day for the start.',
    )
  })

  test('a duration moves the finish, over weekends; without a start it moves the start', async () => {
    const at = await createWorkplace()
    await at.do(setDates, { item: 'a', duration: 6 })
    expect(at.item('a')).toMatchObject({ start: '2026-11-23', finish: '2026-11-30' })
    await at.do(setDates, { item: 'b', duration: 3 })
    expect(at.item('b').duration).toBe(3)
    await at.do(setDates, { item: 'b', finish: '2026-12-08', duration: 3 })
    expect(at.item('b')).toMatchObject({ start: '2026-12-04', finish: '2026-12-08' })
    expect(at.item('b').duration).toBeUndefined()
  })

  test('a milestone has one day and no duration; a group has neither', async () => {
    const at = await createWorkplace()
    await at.do(setDates, { item: 'launch', start: '2026-12-21' })
    expect(at.item('launch')).toMatchObject({ start: '2026-12-21', finish: '2026-12-21' })
    expect(at.refusal(setDates, { item: 'launch', duration: 2 })).toBe(
      '“Launch” is a milestone: it has no duration.',
    )
    expect(at.refusal(setDates, { item: 'work', finish: '2026-12-21' })).toBe(
      '“Work” is a group: its dates come from the work inside it.',
    )
  })

  test('a finish said in a check-in can be taken back to what the record says', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', finish: '2026-12-11' })
    await at.do(setDates, { item: 'a', finish: '2026-12-04' })
    expect(at.item('a').finish).toBe('2026-12-04')
    await at.undo()
    expect(at.item('a').finish).toBe('2026-12-11')
    await at.do(applyImport, {
      edits: [{ type: 'set', kind: 'item', id: 'a', field: 'finish', value: '2026-12-04' }],
    })
    expect(at.item('a').finish).toBe('2026-12-04')
  })

  test('null takes a date off', async () => {
    const at = await createWorkplace()
    await at.do(setDates, { item: 'a', start: null, finish: null })
    expect(at.item('a')).not.toHaveProperty('start')
    expect(at.item('a')).not.toHaveProperty('finish')
  })
})

describe('the tree', () => {
  test('new work stands behind its sibling, first, or last', async () => {
    const at = await createWorkplace()
    await at.do(createItem, { title: 'after a', parent: 'work', after: 'a' })
    await at.do(createItem, { title: 'first', parent: 'work', after: null })
    await at.do(createItem, { title: 'last', parent: 'work' })
    expect(inside(at, 'work')).toEqual(['first', 'Labels', 'after a', 'Shops', 'last'])
  })

  test('a group cannot be moved into itself, nor into what is inside it', async () => {
    const at = await createWorkplace()
    const inner = await at.do(createItem, { title: 'Inner', type: 'group', parent: 'work' })
    expect(at.refusal(moveItem, { item: 'work', parent: inner })).toBe(
      '“Work” cannot be moved into “Inner”, which is inside it.',
    )
    expect(at.refusal(moveItem, { item: 'work', parent: 'work' })).toBe('“Work” cannot be moved into itself.')
  })

  test('nothing goes into a milestone, nor into a task that was worked on', async () => {
    const at = await createWorkplace()
    expect(at.refusal(moveItem, { item: 'a', parent: 'launch' })).toBe(
      '“Launch” is a milestone: nothing can be put inside it.',
    )
    await at.do(checkIn, { item: 'a', cost: 5 })
    expect(at.refusal(createItem, { title: 'x', parent: 'a' })).toBe(
      'Work was reported on “Labels” itself, so nothing can be put inside it.',
    )
  })

  test('a move that would close a circle of links is refused (SC3.4)', async () => {
    const at = await createWorkplace()
    await at.do(createLink, { from: 'work', to: 'launch' })
    expect(at.refusal(moveItem, { item: 'launch', parent: 'work' })).toMatch(
      /^They would wait for each other in a circle: /,
    )
  })

  test('a group is deleted and restored with what is inside; a child comes back with the group it stands in', async () => {
    const at = await createWorkplace()
    await at.do(deleteItem, { item: 'work' })
    expect(at.plan.items.list.map(({ id }) => id)).toEqual(['launch'])
    await at.do(restoreItem, { item: 'a' })
    expect(at.plan.items.list.map(({ id }) => id)).toEqual(['a', 'launch', 'work'])
    expect(at.item('a').parentId).toBe('work')
    expect(at.plan.faults).toEqual([])
  })

  test('however often things are put between, first or last, the order is the one asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 3, maxLength: 3 })), { maxLength: 80 }),
        (moves) => {
          const wanted: string[] = []
          let placed: { id: string; order: string }[] = []
          for (const [at, random] of moves) {
            const id = `i${placed.length}`
            const position = at % (wanted.length + 1)
            const { order, edits } = orderAmong(
              'item',
              placed,
              position === 0 ? null : wanted[position - 1],
              () => random,
            )
            expect(edits).toEqual([])
            wanted.splice(position, 0, id)
            placed = [...placed, { id, order }]
          }
          expect(placed.toSorted(byOrder).map(({ id }) => id)).toEqual(wanted)
        },
      ),
    )
  })

  test.for([
    ['equal orders', ['a0', 'a0', 'a0']],
    ['no orders', ['', '', '']],
    ['orders of another tool', ['1', '2', '10!']],
  ] as const)('%s are numbered anew where there is no room', ([, orders]) => {
    const siblings = orders.map((order, i) => ({ id: `s${i}`, order }))
    for (const place of [null, 's0', 's1', undefined]) {
      const { order, edits } = orderAmong('item', siblings, place, () => Uint8Array.of(1, 2, 3))
      const after = siblings.map(({ id, order }) => {
        const edit = edits.find((each) => each.type === 'set' && each.id === id)
        return { id, order: edit?.type === 'set' ? String(edit.value) : order }
      })
      const position =
        place === null
          ? 0
          : place === undefined
            ? 3
            : siblings.toSorted(byOrder).findIndex(({ id }) => id === place) + 1
      expect([...after, { id: 'new', order }].toSorted(byOrder).findIndex(({ id }) => id === 'new')).toBe(
        position,
      )
    }
  })

  test('two people who put something in one place at once get two places', () => {
    const siblings = [
      { id: 'a', order: 'a0' },
      { id: 'b', order: 'a1' },
    ]
    const one = orderAmong('item', siblings, 'a', () => Uint8Array.of(1, 2, 3)).order
    const other = orderAmong('item', siblings, 'a', () => Uint8Array.of(9, 8, 7)).order
    expect(one).not.toBe(other)
  })
})

describe('owners (P4)', () => {
  test('a person; a name that matches nobody is kept as text, a department as department, never as owner (OW2)', async () => {
    const at = await createWorkplace()
    await at.do(setOwner, { item: 'a', owner: { type: 'text', text: ' Product team ' } })
    expect(at.item('a').owner).toEqual({ type: 'text', text: 'Product team' })
    await at.do(setOwner, { item: 'a', owner: { type: 'department', id: 'sales' } })
    expect(at.item('a').owner).toEqual({ type: 'department', id: 'sales' })
    await at.do(setOwner, { item: 'a', owner: null })
    expect(at.item('a').owner).toBeUndefined()
  })

  test('who has left is not given work', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setOwner, { item: 'a', owner: { type: 'person', id: 'ines' } })).toBe(
      'Ines Vega has left. Choose somebody who is here.',
    )
  })
})

describe('links', () => {
  test('a cycle is refused, naming the items in order (SC3.4)', async () => {
    const at = await createWorkplace([create('item', 'c', { title: 'Cars', order: 'a2' })])
    await at.do(createLink, { from: 'b', to: 'c' })
    expect(at.refusal(createLink, { from: 'c', to: 'a' })).toBe(
      'They would wait for each other in a circle: “Labels” → “Shops” → “Cars” → “Labels”.',
    )
  })

  test('none to itself, none twice, none to nothing', async () => {
    const at = await createWorkplace()
    expect(at.refusal(createLink, { from: 'a', to: 'a' })).toBe('“Labels” cannot wait for itself.')
    expect(at.refusal(createLink, { from: 'a', to: 'b' })).toBe('“Shops” is linked to “Labels” already.')
    expect(at.refusal(createLink, { from: 'a', to: 'gone' })).toBe('This item is no longer here.')
    await at.do(createLink, { from: 'a', to: 'b', type: 'SS', lag: -15 })
    expect(at.plan.links.list).toHaveLength(2)
  })

  test('a circle that was there already does not stand in the way of another link', async () => {
    const at = await createWorkplace([create('link', 'ba', { from: 'b', to: 'a' })])
    expect(at.plan.links.list).toHaveLength(2)
    await at.do(createLink, { from: 'b', to: 'launch' })
    expect(at.plan.links.list).toHaveLength(3)
  })
})

describe('amounts', () => {
  test('less than nothing and endless are refused; a milestone made of a task keeps its finish', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setItem, { item: 'a', budget: -1 })).toBe(
      'The budget is a number from 0 up; this is -1.',
    )
    expect(at.refusal(setItem, { item: 'a', effort: Number.NaN })).toBe(
      'The effort is a number from 0 up; this is NaN.',
    )
    expect(at.refusal(setItem, { item: 'a', estimate: { optimistic: 3, likely: 2, pessimistic: 5 } })).toBe(
      'The likely estimate is a number from 3 up; this is 2.',
    )
    await at.do(setItem, { item: 'a', type: 'milestone' })
    expect(at.item('a')).toMatchObject({ type: 'milestone', start: '2026-12-04', finish: '2026-12-04' })
  })
})
