// No document makes reading throw: what is odd is left out and listed (style rule 6).
import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { cellsOf, entityKinds, openDocs, recordsOf } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { append, create, createReplica, planId, set } from './replica.ts'

const fieldName = fc.constantFrom(
  'title',
  'parent',
  'deleted',
  'labels.x',
  'labels',
  'policies.notUsed',
  '__proto__',
  'start',
)
const key = fc.oneof(
  fc.constantFrom('a', 'plan', '', '/', '__proto__', 'a/', '/title', 'constructor'),
  fc.string(),
  fc.tuple(fc.constantFrom('a', 'b', '%2F', '%'), fieldName).map(([id, field]) => `${id}/${field}`),
)
/** Whatever Yjs can hold. */
const anyValue = fc.oneof(
  fc.string(),
  fc.json(),
  fc.jsonValue().map((value) => [value, 'change']),
  fc.jsonValue(),
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 60n, -0, true),
  fc.uint8Array({ maxLength: 5 }),
  fc.constant('shared type' as const),
  fc
    .record({
      title: fc.jsonValue(),
      parent: fc.jsonValue(),
      type: fc.jsonValue(),
      start: fc.jsonValue(),
      calendar: fc.jsonValue(),
    })
    .map((record) => JSON.stringify(record)),
)
const anyEntry = fc.oneof(
  anyValue,
  fc
    .record({
      at: fc.jsonValue(),
      body: fc.jsonValue(),
      device: fc.constantFrom('root', 'x'),
      id: fc.oneof(fc.constant('same'), fc.jsonValue()),
      kind: fc.constantFrom('change', 'checkIn', 'device', 'withdrawal', 'odd'),
      n: fc.oneof(fc.nat(3), fc.jsonValue()),
      plan: fc.constant(planId),
      v: fc.constantFrom(1, 2),
      seen: fc.oneof(fc.constant(['same']), fc.jsonValue()),
    })
    .map((envelope) => JSON.stringify(['sig', JSON.stringify(envelope)])),
  fc
    .tuple(
      fc.constantFrom('change', 'checkIn', 'device', 'withdrawal'),
      fc.nat(2),
      fc.oneof(fc.constant('same'), fc.string()),
      fc.dictionary(fc.constantFrom('edits', 'item', 'key', 'entry'), fc.jsonValue()),
    )
    .map(([kind, n, id, body]) =>
      JSON.stringify([
        'sig',
        JSON.stringify({
          at: 5,
          body,
          device: 'root',
          id,
          kind,
          n,
          plan: planId,
          v: 1,
          ...(n > 0 && { prev: 'x' }),
        }),
      ]),
    ),
)

const anyWrite = fc.oneof(
  fc.record({
    to: fc.constant('map' as const),
    kind: fc.constantFrom(...entityKinds),
    cells: fc.boolean(),
    key,
    value: anyValue,
  }),
  fc.record({
    to: fc.constant('ledger' as const),
    root: fc.constantFrom('root', 'x', '__proto__', ''),
    value: anyEntry,
  }),
  fc.record({
    to: fc.constant('meta' as const),
    key: fc.constantFrom('version', 'needs', 'odd'),
    value: anyValue,
  }),
)
type AnyWrite = typeof anyWrite extends fc.Arbitrary<infer T> ? T : never

function write(docs: PlanDocs, one: AnyWrite): void {
  const value = one.value === 'shared type' ? new Y.Map([['x', 1]]) : one.value
  if (one.to === 'meta') docs.charter.getMap('meta').set(one.key, value)
  else if (one.to === 'ledger')
    docs.ledger.getArray(one.root).push([typeof value === 'bigint' ? [value] : (value ?? null)])
  else (one.cells ? cellsOf : recordsOf)(docs, one.kind).set(one.key, value)
}

describe('odd documents', () => {
  test('nothing in maps and lists makes reading throw, at once or change by change, and both read the same', () => {
    fc.assert(
      fc.property(
        fc.array(anyWrite, { maxLength: 30 }),
        fc.array(anyWrite, { maxLength: 30 }),
        (first, then) => {
          const docs = openDocs()
          for (const one of first) write(docs, one)
          const reader = openReader(docs, planId)
          let assembled = createAssembler(reader.source)
          reader.watch((told) => {
            assembled =
              told.type === 'anew'
                ? createAssembler(reader.source)
                : patchPlan(assembled, reader.source, told.change)
          })
          for (const one of then) write(docs, one)
          expect(assembled.plan).toEqual(assemblePlan(reader.source))
          reader.verify()
          const anew = openReader(docs, planId)
          anew.verify()
          expect(assemblePlan(anew.source)).toEqual(assemblePlan(reader.source))
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  test('a list where a map belongs, and a map where a list belongs, is read as empty', () => {
    const docs = openDocs()
    const other = openDocs()
    other.work.getArray('item.records').push(['x'])
    other.ledger.getMap('root').set('x', 'y')
    for (const name of ['work', 'ledger'] as const)
      Y.applyUpdate(docs[name], Y.encodeStateAsUpdate(other[name]))
    const reader = openReader(docs, planId)
    expect(reader.source.records.item.size).toBe(0)
    expect([...reader.source.entries]).toEqual([])
  })

  test('a record nested 100,000 deep is a fault, not a crash', () => {
    const docs = openDocs()
    recordsOf(docs, 'item').set('a', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    docs.ledger
      .getArray('root')
      .push([JSON.stringify(['s', `{"v":1,"body":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`])])
    const reader = openReader(docs, planId)
    expect(assemblePlan(reader.source).faults.map(({ code }) => code)).toEqual(['BAD_ENTRY', 'BAD_RECORD'])
  })

  test('a bad record and a bad cell are listed with what was found, and go when they are mended', () => {
    const docs = openDocs()
    recordsOf(docs, 'item').set('a', 'no json')
    recordsOf(docs, 'item').set('b', '{"title":"B"}')
    cellsOf(docs, 'item').set('b/title', 'no cell')
    cellsOf(docs, 'item').set('c/title', ['homeless', 'change'])
    const reader = openReader(docs, planId)
    expect(reader.source.faults).toEqual([
      { code: 'BAD_VALUE', kind: 'item', id: 'b', field: 'title', found: 'no cell' },
      { code: 'DANGLING', kind: 'item', id: 'c', field: 'title', ids: ['c'] },
      { code: 'BAD_RECORD', kind: 'item', id: 'a', found: 'no json' },
    ])
    recordsOf(docs, 'item').set('a', '{"title":"A"}')
    cellsOf(docs, 'item').set('b/title', ['B again', 'change'])
    recordsOf(docs, 'item').set('c', '{}')
    expect(reader.source.faults).toEqual([])
    expect(reader.source.records.item.get('c')?.cells?.get('title')).toEqual({
      value: 'homeless',
      changeId: 'change',
    })
  })

  test('an id with a slash or a percent sign keeps its cells', async () => {
    const mara = createReplica('mara')
    for (const id of ['a/b', '50%', '%2F']) {
      await mara.do([create('item', id, { title: 'x' })])
      await mara.do([set('item', id, 'labels.in/out', true), append('checkIn', { item: id })])
    }
    const { item } = openReader(mara.docs, planId).source.records
    expect([...item].map(([id, { cells }]) => [id, [...(cells?.keys() ?? [])]])).toEqual([
      ['a/b', ['labels.in/out']],
      ['50%', ['labels.in/out']],
      ['%2F', ['labels.in/out']],
    ])
  })
})
