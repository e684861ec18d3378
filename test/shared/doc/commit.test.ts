import { describe, expect, test } from 'vitest'
import { commit } from '../../../shared/doc/commit.ts'
import type { DocChange } from '../../../shared/doc/doc-change.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { presentValue } from '../../../shared/doc/record-fields.ts'
import { append, contentOf, create, createReplica, meet, planId, set } from './replica.ts'
import type { Replica } from './replica.ts'

const valueOf = ({ reader }: Replica, id: string, field: string): unknown =>
  presentValue(reader.source.records.item.get(id), field)

const entriesOf = ({ reader }: Replica, kind: string) =>
  [...reader.source.entries].filter((entry) => entry.kind === kind)

describe('committing edits', () => {
  test('a creation is a record, a later value a cell that carries its change', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'Labels', budget: 100 })])
    const renamed = await mara.do([set('item', 'a', 'title', 'Labels, printed')])
    expect(mara.docs.work.getMap('item.records').get('a')).toBe('{"budget":100,"title":"Labels"}')
    expect(mara.docs.work.getMap('item.cells').toJSON()).toEqual({
      'a/title': ['Labels, printed', renamed?.done.id],
    })
    expect(valueOf(mara, 'a', 'title')).toBe('Labels, printed')
    expect(valueOf(mara, 'a', 'budget')).toBe(100)
  })

  test('every command leaves one change entry: from, to, and which changes of the field it had seen', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'Labels' })], { command: 'item.create' })
    const first = await mara.do([set('item', 'a', 'title', 'B'), set('item', 'a', 'budget', 5)])
    await mara.do([set('item', 'a', 'title', 'C')], { command: 'item.rename' })
    expect(entriesOf(mara, 'change').map(({ body }) => body)).toEqual([
      { command: 'item.create', edits: [{ kind: 'item', id: 'a', created: true }] },
      {
        command: 'test',
        edits: [
          { kind: 'item', id: 'a', field: 'title', from: 'Labels', to: 'B' },
          { kind: 'item', id: 'a', field: 'budget', to: 5 },
        ],
      },
      {
        command: 'item.rename',
        edits: [{ kind: 'item', id: 'a', field: 'title', from: 'B', to: 'C', seen: [first?.done.id] }],
      },
    ])
  })

  test('an edit that changes nothing is not written', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'Labels', contributes: { kr: 1 } })])
    expect(
      await mara.do([set('item', 'a', 'title', 'Labels'), set('item', 'a', 'contributes.kr', 1)]),
    ).toBeUndefined()
    expect(await mara.do([set('item', 'a', 'notes', null)])).toBeUndefined()
  })

  test('creating what is there already becomes the fields that differ, and revives it', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'Labels', budget: 100, labels: { x: true }, createdAt: 1 })])
    await mara.do([set('item', 'a', 'deleted', true)])
    const again = await mara.do([
      create('item', 'a', { title: 'Labels', budget: 120, labels: { x: true, 'v1.2': true }, createdAt: 2 }),
    ])
    expect(again?.done.created).toEqual([])
    expect(again?.done.changes.map(({ field, to }) => [field, to])).toEqual([
      ['budget', 120],
      ['labels.v1.2', true],
      ['deleted', null],
    ])
  })

  test('a check-in names the check-ins of its item that it had seen; the newest speak for those before', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    const said = (status: string) => append('checkIn', { item: 'a', status })
    await mara.do([said('on track')])
    meet(mara, tomas)
    const one = await mara.do([said('at risk')])
    const other = await tomas.do([said('blocked')])
    meet(mara, tomas)
    await tomas.do([said('done')])
    await tomas.do([append('checkIn', { item: 'b', status: 'done' })])
    const [later, elsewhere] = entriesOf(tomas, 'checkIn').slice(-2)
    expect(later?.seen).toEqual([one?.done.id, other?.done.id].toSorted())
    expect(elsewhere?.seen).toBeUndefined()
  })

  test('a change of more than 500 edits goes on in further entries, and cells carry the first', async () => {
    const mara = createReplica('mara')
    const edits = Array.from({ length: 1200 }, (_, i) => set('item', `i${i}`, 'title', `Item ${i}`))
    const { done } = (await mara.do(edits)) ?? {}
    const changes = entriesOf(mara, 'change')
    expect(changes.map(({ body }) => (body['edits'] as unknown[]).length)).toEqual([500, 500, 200])
    expect(changes.map(({ body }) => body['part'])).toEqual([undefined, done?.id, done?.id])
    const cells = [...mara.docs.work.getMap<[string, string]>('item.cells').values()]
    expect(new Set(cells.map(([, id]) => id))).toEqual(new Set([done?.id]))
    await mara.do([set('item', 'i1100', 'title', 'again')])
    const last = entriesOf(mara, 'change').at(-1)?.body['edits'] as { seen: string[] }[] | undefined
    expect(last?.[0]?.seen).toEqual([done?.id])
  })

  test('stopped while it is signed nothing is written, and the chain goes on as if nobody had tried', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A' })])
    const before = contentOf(mara)
    const many = Array.from({ length: 1200 }, (_, i) => append('checkIn', { item: 'a', note: `n${i}` }))
    const stop = new AbortController()
    const steps: string[] = []
    let count = 0
    const stamp = { command: 'test', now: mara.now, newId: () => `stopped-${++count}` }
    const onSigned = (signed: number, all: number) => {
      steps.push(`${signed} of ${all}`)
      if (signed === 1000) stop.abort()
    }
    const watched = { signal: stop.signal, onSigned }
    await expect(commit(mara.reader, many, mara.device, stamp, watched)).rejects.toThrow('aborted')
    expect(steps).toEqual(['500 of 1200', '1000 of 1200'])
    expect(contentOf(mara)).toEqual(before)
    await mara.do([append('checkIn', { item: 'a', status: 'on track' })])
    mara.reader.verify()
    expect(mara.reader.source.faults).toEqual([])
  })

  test('no update is larger than a frame of the relay', async () => {
    const mara = createReplica('mara')
    const sizes: number[] = []
    for (const doc of [mara.docs.work, mara.docs.ledger])
      doc.on('update', (update) => sizes.push(update.length))
    const edits = Array.from({ length: 3000 }, (_, i) => create('item', `i${i}`, { title: 'ü'.repeat(200) }))
    await mara.do(edits)
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.max(...sizes)).toBeLessThan(1_000_000)
  })

  test('half a surrogate pair is replaced before it is written, so that all devices hold the same', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    await mara.do([create('item', 'a', { title: 'x' }), set('item', 'b', 'title', '\ud83d!')])
    await mara.do([set('item', 'a', 'title', 'half \ud83d'), set('item', 'a', 'labels.\udc00', true)])
    await mara.do([append('comment', { about: { kind: 'item', id: 'a' } }, 'note \ud83d')])
    meet(mara, tomas)
    tomas.reader.verify()
    mara.reader.verify()
    expect(contentOf(tomas)).toEqual(contentOf(mara))
    expect(valueOf(mara, 'a', 'title')).toBe('half \ufffd')
  })

  test('one command is told as one change, with what it touched and nothing else', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'x' }), create('item', 'b', { title: 'y' })])
    const told: DocChange[] = []
    mara.reader.watch((change) => told.push(change))
    await mara.do([set('item', 'a', 'title', 'z'), append('checkIn', { item: 'b', status: 'done' })])
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ type: 'patch', change: { changed: [{ kind: 'item', id: 'a' }] } })
    const added = told[0]?.type === 'patch' ? told[0].change.added.map(({ kind }) => kind) : []
    expect(added).toEqual(['change', 'checkIn'])
  })

  test('the chain goes on after a reload, from what was kept or from the ledger itself', async () => {
    const mara = createReplica('mara')
    await mara.do([append('checkIn', { item: 'a' })])
    const reloaded = createReplica('mara', mara.docs)
    await reloaded.do([append('checkIn', { item: 'b' })], { newId: () => 'later' })
    const reader = openReader(mara.docs, planId)
    reader.verify()
    expect(reader.source.faults).toEqual([])
    expect([...reader.source.entries].map(({ kind }) => kind)).toEqual(['device', 'checkIn', 'checkIn'])
  })
})
