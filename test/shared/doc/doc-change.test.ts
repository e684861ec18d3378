import { describe, expect, test } from 'vitest'
import { joinChanges } from '../../../shared/doc/doc-change.ts'
import type { DocChange } from '../../../shared/doc/doc-change.ts'
import { create, createReplica, set } from './replica.ts'

describe('changes that are told', () => {
  test('everything in a batch is told once, an item that changed twice once', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A' })])
    const told: DocChange[] = []
    const stop = mara.reader.watch((change) => told.push(change))
    const cells = mara.docs.work.getMap('item.cells')
    mara.reader.batch(() => {
      cells.set('a/title', ['B'])
      cells.set('a/notes', ['C'])
      mara.docs.work.getMap('link.records').set('l', '{}')
    })
    stop()
    cells.set('a/title', ['D'])
    expect(told).toEqual([
      {
        type: 'patch',
        change: {
          changed: [
            { kind: 'item', id: 'a' },
            { kind: 'link', id: 'l' },
          ],
          added: [],
        },
      },
    ])
  })

  test('two patches join into one; anew swallows a patch', async () => {
    const mara = createReplica('mara')
    const told: DocChange[] = []
    mara.reader.watch((change) => told.push(change))
    await mara.do([create('item', 'a', { title: 'A' })])
    await mara.do([set('item', 'a', 'title', 'B'), create('item', 'b', { title: 'B' })])
    const [first, second] = told
    if (!first || !second) throw new Error('two commands were told as fewer')
    const joined = joinChanges(first, second)
    expect(joined).toMatchObject({
      change: {
        changed: [
          { kind: 'item', id: 'a' },
          { kind: 'item', id: 'b' },
        ],
      },
    })
    expect(joined.type === 'patch' && joined.change.added.map(({ kind }) => kind)).toEqual([
      'device',
      'change',
      'change',
    ])
    expect(joinChanges(first, { type: 'anew' })).toEqual({ type: 'anew' })
    expect(joinChanges({ type: 'anew' }, second)).toEqual({ type: 'anew' })
  })

  test('what comes after closing is not read any more', async () => {
    const mara = createReplica('mara')
    mara.reader.close()
    mara.docs.work.getMap('item.records').set('a', '{}')
    expect(mara.reader.source.records.item.size).toBe(0)
  })
})
