import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import type { DoneCommand } from '../../../shared/doc/commit.ts'
import { carriedOn, undoEdits } from '../../../shared/doc/undo.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import { append, create, createReplica, meet, set } from './replica.ts'
import type { Replica } from './replica.ts'

const planOf = ({ reader }: Replica) => assemblePlan(reader.source)

async function undo(replica: Replica, done: DoneCommand | undefined) {
  if (!done) throw new Error('nothing was done')
  const { edits, leftAlone } = undoEdits(replica.reader.source, done)
  const committed = await replica.do(edits, { command: 'undo', undoes: done.id })
  return { leftAlone, done: committed?.done }
}

/** What people see of the plan: without the record of how it came about. */
function shown(replica: Replica): unknown {
  const { items, links, reports, comments, readings } = planOf(replica)
  return {
    links,
    comments,
    readings,
    items: items.list.map((item) => ({ ...item, promises: undefined, conflicts: undefined })),
    reports: reports.list.map(({ checkIns, bookings, ...report }) => ({
      ...report,
      said: checkIns.length + bookings.length,
    })),
  }
}

const someEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.constantFrom('new1', 'new2', 'a').map((id) => create('item', id, { title: `made ${id}`, budget: 7 })),
    fc.tuple(fc.constantFrom('a', 'b'), fc.string()).map(([id, title]) => set('item', id, 'title', title)),
    fc
      .tuple(fc.constantFrom('a', 'b'), fc.option(fc.nat(99)))
      .map(([id, budget]) => set('item', id, 'budget', budget)),
    fc.constantFrom('a', 'b').map((id) => set('item', id, 'labels.x', true)),
    fc.constantFrom('a', 'b').map((id) => set('item', id, 'deleted', true)),
    fc.constantFrom('a', 'b').map((item) => append('checkIn', { item, status: 'blocked' })),
    fc
      .constantFrom('a', 'b')
      .map((item) => append('booking', { item, measure: 'hours', amount: 3, day: '2026-11-20' })),
    fc.constantFrom('a', 'b').map((id) => append('comment', { about: { kind: 'item', id } }, 'well')),
  ),
  { minLength: 1, maxLength: 6 },
)

describe('undo', () => {
  test('undo restores what was shown; redo restores what was done; both after a reload, too', async () => {
    await fc.assert(
      fc.asyncProperty(someEdits, async (edits) => {
        const mara = createReplica('mara')
        await mara.do([create('item', 'a', { title: 'A', budget: 5 }), create('item', 'b', { title: 'B' })])
        const before = shown(mara)
        const committed = await mara.do(edits)
        fc.pre(committed !== undefined)
        const after = shown(mara)
        const kept = JSON.parse(JSON.stringify(committed?.done)) as DoneCommand
        const undone = await undo(mara, kept)
        expect(undone.leftAlone).toEqual([])
        expect(shown(mara)).toEqual(before)
        await undo(mara, undone.done)
        expect(shown(mara)).toEqual(after)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('a field that somebody changed since is left alone and named; the others are taken back', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    await mara.do([create('item', 'a', { title: 'A' })])
    const committed = await mara.do([set('item', 'a', 'title', 'Mara’s'), set('item', 'a', 'budget', 9)])
    meet(mara, tomas)
    await tomas.do([set('item', 'a', 'title', 'Tomas’')])
    meet(mara, tomas)
    const { leftAlone } = await undo(mara, committed?.done)
    expect(leftAlone).toEqual([{ kind: 'item', id: 'a', field: 'title' }])
    expect(find(planOf(mara).items, 'a')).toMatchObject({ title: 'Tomas’' })
    expect(find(planOf(mara).items, 'a')).not.toHaveProperty('budget')
  })

  test('undoing a creation sets the deletion cell: what somebody wrote into it meanwhile is not lost', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    const committed = await mara.do([create('item', 'a', { title: 'A' })])
    meet(mara, tomas)
    await tomas.do([set('item', 'a', 'notes', 'Tomas was here')])
    meet(mara, tomas)
    await undo(mara, committed?.done)
    expect(mara.docs.work.getMap<unknown[]>('item.cells').get('a/deleted')?.[0]).toBe(true)
    expect(find(planOf(mara).deletedItems, 'a')?.notes).toBe('Tomas was here')
  })

  test('an import after its undo revives what it had created', async () => {
    const mara = createReplica('mara')
    const rows = [create('item', 'row1', { title: 'Row 1' }), create('item', 'row2', { title: 'Row 2' })]
    const committed = await mara.do(rows)
    await undo(mara, committed?.done)
    expect(planOf(mara).items.list).toEqual([])
    await mara.do(rows)
    expect(planOf(mara).items.list.map(({ title }) => title)).toEqual(['Row 1', 'Row 2'])
  })

  test('a check-in taken back says nothing any more, and its record stays', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A', finish: '2026-12-04' })])
    const committed = await mara.do([
      append('checkIn', { item: 'a', status: 'off track', finish: '2026-12-11' }),
    ])
    expect(find(planOf(mara).items, 'a')?.finish).toBe('2026-12-11')
    await undo(mara, committed?.done)
    expect(find(planOf(mara).items, 'a')?.finish).toBe('2026-12-04')
    const kinds = [...mara.reader.source.entries].map(({ kind }) => kind)
    expect(kinds).toEqual(['device', 'change', 'checkIn', 'withdrawal'])
  })

  test('undoing a new finish gives back the one that a check-in had said, not the older one of the record', async () => {
    const mara = createReplica('mara')
    const finish = () => find(planOf(mara).items, 'a')?.finish
    await mara.do([create('item', 'a', { title: 'A', finish: '2026-12-01' })])
    await mara.do([append('checkIn', { item: 'a', finish: '2026-12-11' })])
    const replanned = { type: 'set', kind: 'item', id: 'a', field: 'finish', inForce: '2026-12-11' } as const
    const back = await mara.do([{ ...replanned, value: '2026-12-01' }])
    expect(finish()).toBe('2026-12-01')
    const undone = await undo(mara, back?.done)
    expect(finish()).toBe('2026-12-11')
    await undo(mara, undone.done)
    expect(finish()).toBe('2026-12-01')
  })

  test('a finish that somebody said since is left alone', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A', finish: '2026-12-01' })])
    const moved = await mara.do([set('item', 'a', 'finish', '2026-12-04')])
    await mara.do([append('checkIn', { item: 'a', finish: '2026-12-11' })])
    const { leftAlone } = await undo(mara, moved?.done)
    expect(leftAlone).toEqual([{ kind: 'item', id: 'a', field: 'finish' }])
    expect(find(planOf(mara).items, 'a')?.finish).toBe('2026-12-11')
  })

  test('whom a device speaks for is not taken back', async () => {
    const mara = createReplica('mara')
    const committed = await mara.do([append('speaksFor', { person: 'mara' })])
    expect((await undo(mara, committed?.done)).done).toBeUndefined()
  })

  test('what was written twice into one field goes back step by step, and forward again', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A' })])
    const title = () => must(find(planOf(mara).items, 'a')).title
    const first = must(await mara.do([set('item', 'a', 'title', 'B')])).done
    const second = must(await mara.do([set('item', 'a', 'title', 'C')])).done
    const back = must((await undo(mara, second)).done)
    const carried = must(carriedOn([first], second, back)[0])
    const wholeBack = must((await undo(mara, carried)).done)
    expect(title()).toBe('A')
    const again = must((await undo(mara, wholeBack)).done)
    expect(title()).toBe('B')
    await undo(mara, must(carriedOn([back], wholeBack, again)[0]))
    expect(title()).toBe('C')
  })

  test('what another device wrote between two steps stays, though it is the same word', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    await mara.do([create('item', 'a', { title: 'A' })])
    const first = must(await mara.do([set('item', 'a', 'title', 'B')])).done
    meet(mara, tomas)
    await tomas.do([set('item', 'a', 'title', 'X')])
    await tomas.do([set('item', 'a', 'title', 'B')])
    meet(mara, tomas)
    const second = must(await mara.do([set('item', 'a', 'title', 'C')])).done
    const back = (await undo(mara, second)).done
    const { leftAlone } = await undo(mara, carriedOn([first], second, back)[0])
    expect(leftAlone).toMatchObject([{ field: 'title' }])
    expect(must(find(planOf(mara).items, 'a')).title).toBe('B')
  })
})
