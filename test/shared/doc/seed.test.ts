import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../shared/base/json.ts'
import { entityKinds, openDocs } from '../../../shared/doc/plan-docs.ts'
import { previewEdits } from '../../../shared/doc/preview-edits.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { seedDocs } from '../../../shared/doc/seed.ts'
import { isReadOnly, metaOf, upgradeDocs, versionOf } from '../../../shared/doc/version.ts'
import type { Upgrade } from '../../../shared/doc/version.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../../../shared/plan/source.ts'
import { append, create, createReplica, meet, planId, set } from './replica.ts'

const now = Date.UTC(2026, 10, 23, 9)

function sourceOf(records: Record<string, Record<string, JsonObject>>, entries: SourceEntry[]): PlanSource {
  const byKind = entityKinds.map((kind) => [
    kind,
    new Map(
      Object.entries(records[kind] ?? {}).map(([id, record]): [string, SourceRecord] => [id, { record }]),
    ),
  ])
  return { id: planId, records: Object.fromEntries(byKind) as PlanSource['records'], entries }
}

const story = sourceOf(
  {
    plan: { plan: { name: 'Nordic' } },
    person: { anna: { name: 'Anna' } },
    item: { a: { title: 'A', owner: 'anna' } },
  },
  [
    {
      id: 'late',
      kind: 'checkIn',
      at: now - 5,
      by: 'anna',
      body: { item: 'a', status: 'at risk' },
      note: 'hm',
      seen: ['early'],
    },
    { id: 'early', kind: 'checkIn', at: now - 9, by: 'anna', body: { item: 'a', status: 'on track' } },
    { id: 'old-key', kind: 'device', at: now - 10, device: 'elsewhere', body: { key: 'x' } },
  ],
)

describe('seeding', () => {
  test('a seeded plan reads as the file that it was made from; its entries are signed by the creator’s device', async () => {
    const docs = openDocs()
    const { device } = createReplica('mara')
    const head = await seedDocs(docs, story, device, { now, newId: () => 'mine' })
    const reader = openReader(docs, planId)
    reader.verify()
    expect(reader.source.faults).toEqual([])
    expect(head.n).toBe(2)
    const [seeded, file] = [assemblePlan(reader.source), assemblePlan(story)]
    expect({ ...seeded, reports: undefined, devices: undefined }).toEqual({
      ...file,
      reports: undefined,
      devices: undefined,
    })
    expect([...reader.source.entries].map(({ id, at, by }) => [id, at, by])).toEqual([
      ['mine', now, undefined],
      ['early', now - 9, 'anna'],
      ['late', now - 5, 'anna'],
    ])
    expect(versionOf(docs.charter)).toEqual({ version: 2, needs: 1 })
  })

  test('PE3: a closing that comes along has closed a ledger of the plan it comes from, and none of this one', async () => {
    const docs = openDocs()
    const { device } = createReplica('mara')
    const body = { through: '2026-03-01', name: 'February', frontier: {} }
    const closing = { id: 'closed', kind: 'period.closed', at: now - 1, body: { ...body, ledger: 0 } }
    await seedDocs(docs, { ...story, entries: [closing] }, device, { now, newId: () => 'mine' })
    expect([...openReader(docs, planId).source.entries].at(-1)?.body).toEqual(body)
  })

  test('the creator goes on after the seed’s last entry', async () => {
    const docs = openDocs()
    const { device } = createReplica('mara')
    const head = await seedDocs(docs, story, device, { now, newId: () => 'mine' })
    const mara = createReplica('mara', docs)
    mara.device = { ...mara.device, head }
    await mara.do([set('item', 'a', 'title', 'B')])
    mara.reader.verify()
    expect(mara.device.head?.n).toBe(3)
    expect(mara.reader.source.faults).toEqual([])
  })
})

describe('schema versions', () => {
  const step: Upgrade = {
    to: 3,
    needs: 3,
    run: (docs, document) => {
      if (document === 'work') docs.work.getMap('item.records').set('added', '{}')
    },
  }

  test('only what this device may write is upgraded; older clients turn read-only where it would break', () => {
    const docs = openDocs()
    expect(upgradeDocs(docs, ['work'], [step])).toBe(true)
    expect(upgradeDocs(docs, ['work'], [step])).toBe(false)
    expect([versionOf(docs.charter).version, versionOf(docs.work).version]).toEqual([1, 3])
    expect(isReadOnly(docs)).toBe(true)
    expect(isReadOnly(docs, 3)).toBe(false)
    expect(openReader(docs, planId).source.faults).toEqual([
      { code: 'NEWER_VERSION', kind: 'work', id: 'meta', found: '3' },
    ])
  })

  test('a newer version that only adds stops nobody, and a version that is none is the first', () => {
    const docs = openDocs()
    metaOf(docs.charter).set('version', 7)
    metaOf(docs.work).set('version', 'seven')
    metaOf(docs.work).set('needs', -1)
    expect(isReadOnly(docs)).toBe(false)
    expect(versionOf(docs.work)).toEqual({ version: 1, needs: 1 })
  })

  test('two devices that upgrade at once end with the same', () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    for (const { docs } of [mara, tomas]) upgradeDocs(docs, ['charter', 'work'], [step])
    meet(mara, tomas)
    expect(tomas.docs.work.getMap('item.records').toJSON()).toEqual(
      mara.docs.work.getMap('item.records').toJSON(),
    )
    expect(versionOf(tomas.docs.work)).toEqual({ version: 3, needs: 3 })
  })
})

describe('a preview', () => {
  test('CN3: shows what the command would make, and writes nothing', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A', finish: '2026-12-04' })])
    const before = assemblePlan(mara.reader.source)
    const edits = [
      create('item', 'b', { title: 'B' }),
      set('item', 'a', 'finish', '2026-12-11'),
      append('checkIn', { item: 'a', status: 'at risk' }),
    ]
    const stamp = { command: 'x', now: mara.now, newId: ids('p'), by: 'mara' }
    const { deviceId } = mara.device.signer
    const preview = previewEdits(mara.reader.source, edits, mara.reader.seen(), stamp, deviceId)
    const patched = patchPlan(createAssembler(mara.reader.source), preview.source, preview.change).plan
    expect(assemblePlan(mara.reader.source)).toEqual(before)
    await mara.do(edits, { newId: ids('p') })
    expect(patched).toEqual(assemblePlan(mara.reader.source))
  })
})

function ids(prefix: string): () => string {
  let count = 0
  return () => `${prefix}${++count}`
}
