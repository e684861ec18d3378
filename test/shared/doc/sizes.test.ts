// What a plan weighs: guarded, because every byte is sent to everybody and kept for ever.
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { bytesToText } from '../../../shared/base/bytes.ts'
import { createPlanId } from '../../../shared/base/id.ts'
import { commit } from '../../../shared/doc/commit.ts'
import { openDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { append, create, createReplica } from './replica.ts'

describe('sizes', () => {
  test('a check-in on the wire', async () => {
    let seed = 1
    const random = (count: number) =>
      Uint8Array.from({ length: count }, () => (seed = (seed * 48271) % 2147483647))
    const newId = () => bytesToText(random(9))
    const docs = openDocs()
    const plan = createPlanId(random)
    const reader = openReader(docs, plan)
    let { device } = createReplica('mara')
    const item = newId()
    const by = newId()
    let update: Uint8Array = new Uint8Array()
    docs.ledger.on('update', (bytes) => (update = bytes))
    for (const status of ['on track', 'at risk']) {
      const edits = [append('checkIn', { item, status, remaining: 8, finish: '2026-12-11' })]
      const committed = await commit(reader, edits, device, {
        command: 'checkIn',
        now: 1_795_000_000_000,
        by,
        newId,
      })
      if (committed) device = { ...device, head: committed.head }
    }
    // 481 bytes when this was written: 86 of signature, 43 of chain, 78 of what was said.
    expect(update.length).toBeGreaterThan(300)
    expect(update.length).toBeLessThan(520)
  })

  test('10,000 records', async () => {
    const mara = createReplica('mara')
    const row = (i: number) =>
      create('item', `item-id-${i}`.padEnd(12, '.'), {
        title: `Task number ${i}`,
        type: 'task',
        parent: 'group-id-123',
        order: `a${i}`,
        owner: 'person-id-12',
        start: '2026-11-02',
        finish: '2026-12-04',
        budget: 12_000,
      })
    await mara.do(Array.from({ length: 10_000 }, (_, i) => row(i)))
    const bytes = Y.encodeStateAsUpdate(mara.docs.work).length
    // 195 bytes a record when this was written.
    expect(bytes / 10_000).toBeLessThan(210)
  })
})
