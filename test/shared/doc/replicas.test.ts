// Replicas that hold the same show the same (AG1), in whatever order and however often updates came; no two people's work is lost.
import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { undoEdits } from '../../../shared/doc/undo.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { find } from '../../../shared/base/table.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import { append, contentOf, create, createReplica, meet, set } from './replica.ts'
import type { Replica } from './replica.ts'

const planOf = ({ reader }: Replica) => assemblePlan(reader.source)

const itemId = fc.constantFrom('a', 'b', 'c', 'd')
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({ id: itemId, title: fc.string(), parent: itemId })
    .map(({ id, ...record }) => create('item', id, record)),
  fc.tuple(itemId, fc.string()).map(([id, title]) => set('item', id, 'title', title)),
  fc.tuple(itemId, fc.option(itemId)).map(([id, parent]) => set('item', id, 'parent', parent)),
  fc.tuple(itemId, fc.option(fc.constant(true))).map(([id, deleted]) => set('item', id, 'deleted', deleted)),
  fc
    .tuple(itemId, fc.integer({ min: 1, max: 28 }))
    .map(([id, day]) => set('item', id, 'finish', `2026-11-${String(day).padStart(2, '0')}`)),
  fc
    .tuple(itemId, fc.constantFrom('on track', 'blocked', 'done'))
    .map(([item, status]) => append('checkIn', { item, status }, 'a note')),
  fc
    .tuple(itemId, fc.nat(100))
    .map(([item, amount]) => append('booking', { item, measure: 'cost', amount, day: '2026-11-20' })),
  fc.tuple(fc.constantFrom('anna-1', 'mara-2', 'tomas-1')).map(([entry]) => append('withdrawal', { entry })),
)

const names = ['anna', 'mara', 'tomas'] as const
const aStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      by: fc.nat(2),
      edits: fc.array(anEdit, { minLength: 1, maxLength: 3 }),
    }),
  },
  fc.record({ type: fc.constant('undo' as const), by: fc.nat(2) }),
  fc.record({ type: fc.constant('deliver' as const), to: fc.nat(2), seed: fc.nat() }),
)

describe('replicas', () => {
  test('AG1: updates in any order, with doubles, end in equal sources and equal plans; patching = reading anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), fc.nat(), async (steps, seed) => {
        const replicas = names.map((name) => createReplica(name))
        const inbox = wire(replicas)
        const patched = replicas.map(followPlan)
        const done = replicas.map(() => [] as Parameters<typeof undoEdits>[1][])
        for (const step of steps) {
          if (step.type === 'deliver') inbox.deliver(step.to, step.seed)
          else {
            const replica = replicas[step.by]
            const stack = done[step.by]
            if (!replica || !stack) continue
            const last = step.type === 'undo' ? stack.pop() : undefined
            const edits =
              step.type === 'edit' ? step.edits : last ? undoEdits(replica.reader.source, last).edits : []
            const committed = await replica.do(edits, last ? { command: 'undo', undoes: last.id } : {})
            if (committed && step.type === 'edit') stack.push(committed.done)
          }
        }
        for (const to of replicas.keys()) inbox.deliver(to, seed)
        for (const { reader } of replicas) reader.verify()
        const [first, ...others] = replicas.map(contentOf)
        for (const other of others) expect(other).toEqual(first)
        const plans = replicas.map(planOf)
        for (const plan of plans) expect(plan).toEqual(plans[0])
        for (const plan of patched) expect(plan()).toEqual(plans[0])
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('OW5: two people set one field unseen: one value stands, both are known; a later change that saw both ends it', async () => {
    const [mara, tomas] = await withItem('a', { title: 'Labels' })
    await mara.do([set('item', 'a', 'owner', { text: 'Mara' })])
    await tomas.do([set('item', 'a', 'owner', { text: 'Tomas' })])
    meet(mara, tomas)
    const conflicts = find(planOf(mara).items, 'a')?.conflicts ?? []
    expect(conflicts.map(({ field, values }) => [field, values.map(({ by }) => by).toSorted()])).toEqual([
      ['owner', ['mara', 'tomas']],
    ])
    expect(planOf(tomas)).toEqual(planOf(mara))
    await tomas.do([set('item', 'a', 'owner', { text: 'Anna' })])
    meet(mara, tomas)
    expect(find(planOf(mara).items, 'a')?.conflicts).toBeUndefined()
  })

  test('one deletes an item while the other edits it: it is deleted, the edit is not lost, it can be restored', async () => {
    const [mara, tomas] = await withItem('a', { title: 'Labels' })
    await mara.do([set('item', 'a', 'deleted', true)])
    await tomas.do([
      set('item', 'a', 'title', 'Labels, printed'),
      append('checkIn', { item: 'a', status: 'done' }),
    ])
    meet(mara, tomas)
    expect(find(planOf(mara).items, 'a')).toBeUndefined()
    expect(find(planOf(mara).deletedItems, 'a')?.title).toBe('Labels, printed')
    await tomas.do([set('item', 'a', 'deleted', null)])
    meet(mara, tomas)
    expect(find(planOf(mara).items, 'a')?.title).toBe('Labels, printed')
    expect(find(planOf(mara).reports, 'a')?.status).toBe('done')
  })

  test('two groups moved into each other on two devices: a fault that names both, and nothing is lost', async () => {
    const [mara, tomas] = await withItem('a', { title: 'A', type: 'group' })
    await mara.do([create('item', 'b', { title: 'B', type: 'group' })])
    meet(mara, tomas)
    await mara.do([set('item', 'a', 'parent', 'b')])
    await tomas.do([set('item', 'b', 'parent', 'a')])
    meet(mara, tomas)
    const plan = planOf(mara)
    expect(plan.faults.find(({ code }) => code === 'PARENT_CYCLE')?.ids).toEqual(['a', 'b'])
    expect(plan.items.list.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(planOf(tomas)).toEqual(plan)
  })

  test('two imports of one file, offline, meet in one item; what each changed later stands', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    const row = create('item', 'hash-of-row', { title: 'Labels', budget: 100 })
    await mara.do([row])
    await tomas.do([row])
    await tomas.do([set('item', 'hash-of-row', 'budget', 120)])
    meet(mara, tomas)
    expect(planOf(mara).items.list.map(({ id, budget }) => [id, budget])).toEqual([['hash-of-row', 120]])
    const again = await mara.do([create('item', 'hash-of-row', { title: 'Labels', budget: 130 })])
    expect(again?.done.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['budget', 120, 130],
    ])
  })

  test('what somebody else does is told field by field: only the item that it touches', async () => {
    const [mara, tomas] = await withItem('a', { title: 'Labels' })
    await mara.do([create('item', 'b', { title: 'B' })])
    meet(mara, tomas)
    const changed: unknown[] = []
    mara.reader.watch((told) => changed.push(told.type === 'patch' ? told.change.changed : told.type))
    await tomas.do([set('item', 'b', 'notes', 'hello')])
    meet(mara, tomas)
    expect(changed.filter((ids) => Array.isArray(ids) && ids.length > 0)).toEqual([
      [{ kind: 'item', id: 'b' }],
    ])
  })
})

async function withItem(id: string, record: Record<string, string>): Promise<[Replica, Replica]> {
  const pair: [Replica, Replica] = [createReplica('mara'), createReplica('tomas')]
  await pair[0].do([create('item', id, record)])
  meet(...pair)
  return pair
}

/** The plan as kept up by patches, to be compared with one that is read anew. */
function followPlan({ reader }: Replica): () => unknown {
  let assembled = createAssembler(reader.source)
  reader.watch((told) => {
    assembled =
      told.type === 'anew' ? createAssembler(reader.source) : patchPlan(assembled, reader.source, told.change)
  })
  return () => assembled.plan
}

/** Every update goes to every other replica: late, in any order, some twice. */
function wire(replicas: readonly Replica[]) {
  const inboxes = replicas.map(() => [] as (() => void)[])
  for (const [from, { docs }] of replicas.entries()) {
    for (const name of ['charter', 'work', 'ledger'] as const) {
      docs[name].on(
        'update',
        (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
          if (!local) return
          for (const [to, replica] of replicas.entries()) {
            if (to !== from) inboxes[to]?.push(() => Y.applyUpdate(replica.docs[name], update))
          }
        },
      )
    }
  }
  return {
    deliver(to: number, seed: number): void {
      const waiting = inboxes[to]?.splice(0) ?? []
      const shuffled = waiting
        .map((apply, i) => ({ apply, rank: (seed * 31 + i * 7919 + 13) % 101 }))
        .toSorted((a, b) => a.rank - b.rank)
      for (const [i, { apply }] of shuffled.entries()) {
        apply()
        if (i % 3 === 0) apply()
      }
    },
  }
}
