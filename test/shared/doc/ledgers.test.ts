// A plan of several ledgers: wherever its entries stand, in whatever room they came late to or were written twice, all that is read
// of them is what one ledger would give; a device's chain goes on from one to the next.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../../shared/base/assert.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { withFrontier } from '../../../shared/doc/frontier.ts'
import { keepingPlan } from '../../../shared/doc/keeping-plan.ts'
import { assemblerOf } from '../../../shared/doc/kept-plan.ts'
import { cutIn, joinCuts } from '../../../shared/doc/ledger-cut.ts'
import { closeDocs, ledgersOf, openDocs, withLedgers } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import type { PlanReader } from '../../../shared/doc/reader.ts'
import { agreementOf } from '../../../shared/engine/agreement.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import { append, contentOf, create, createReplica, meet, planId, set } from './replica.ts'
import type { Replica } from './replica.ts'

const item = fc.constantFrom('a', 'b', 'c')
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(item, fc.string()).map(([id, title]) => create('item', id, { title })),
  fc.tuple(item, fc.string()).map(([id, title]) => set('item', id, 'title', title)),
  fc
    .tuple(item, fc.constantFrom('on track', 'done'))
    .map(([id, status]) => append('checkIn', { item: id, status }, 'a note')),
  fc
    .tuple(item, fc.nat(9))
    .map(([id, amount]) => append('booking', { item: id, measure: 'cost', amount, day: '2026-11-20' })),
  fc.constant(append('period.closed', { through: '2026-11-20' })),
)
const aDay = fc.array(fc.tuple(fc.nat(1), anEdit), { minLength: 1, maxLength: 14 })

/** The same plan with each entry in one of so many ledgers, some in two. */
function spread(from: PlanDocs, ledgers: number, draw: () => number): PlanDocs {
  const docs = openDocs(ledgers)
  for (const name of ['charter', 'work'] as const)
    Y.applyUpdate(docs[name], Y.encodeStateAsUpdate(from[name]))
  for (const device of from.ledger.share.keys()) {
    for (const text of from.ledger.getArray(device).toArray()) {
      const at = draw() % ledgers
      const places = draw() % 4 === 0 ? [at, draw() % ledgers] : [at]
      for (const place of new Set(places)) must(ledgersOf(docs)[place]).getArray(device).push([text])
    }
  }
  return docs
}

const read = (docs: PlanDocs): Replica => ({ ...createReplica('reader', docs) })
const lettersOf = ({ source }: PlanReader): string =>
  agreementOf(assemblePlan(source), { statusDate: '2026-11-26' })
const frontierOf = (reader: PlanReader): JsonObject => {
  const [closing] = withFrontier([append('period.closed', { through: '2026-11-20' })], reader)
  const body = closing?.type === 'append' ? closing.entry.body : {}
  return body['frontier'] as JsonObject
}

describe('several ledgers', () => {
  test('AG1, PE3: the plan, its letters, its faults and the frontier are those of one ledger, whatever stands where', async () => {
    await fc.assert(
      fc.asyncProperty(
        aDay,
        fc.integer({ min: 2, max: 4 }),
        fc.infiniteStream(fc.nat(1_000)),
        async (day, count, chance) => {
          const replicas = [createReplica('anna'), createReplica('mara')] as const
          for (const [who, edit] of day) await must(replicas[who]).do([edit])
          meet(...replicas)
          const [one] = replicas
          const several = read(spread(one.docs, count, () => must(chance.next().value)))
          for (const { reader } of [one, several]) expect(reader.verify()).toBe(true)
          expect(contentOf(several)).toEqual(contentOf(one))
          expect(assemblePlan(several.reader.source)).toEqual(assemblePlan(one.reader.source))
          expect(lettersOf(several.reader)).toBe(lettersOf(one.reader))
          expect(frontierOf(several.reader)).toEqual(frontierOf(one.reader))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('what was folded of them is taken up with what came since, in whichever it stands', async () => {
    const mara = createReplica('mara')
    for (let i = 0; i < 9; i++) await mara.do([append('checkIn', { item: 'a', status: 'on track' })])
    const docs = spread(mara.docs, 3, counting())
    const before = openReader(docs, planId)
    expect(before.verify()).toBe(true)
    const steps = keepingPlan(before, assemblerOf(before).state.ledger, 'this')
    const kept = must(last(steps))
    before.close()
    await mara.do([append('checkIn', { item: 'a', status: 'done' })])
    await mara.do([append('comment', { about: { kind: 'item', id: 'a' } }, 'late')])
    const texts = mara.docs.ledger.getArray(must(mara.device.signer.deviceId)).toArray().slice(-2)
    for (const [i, text] of texts.entries())
      must(ledgersOf(docs)[i]).getArray(mara.device.signer.deviceId).push([text])
    const resumed = openReader(docs, planId, { kept })
    expect(resumed.resumed?.added).toHaveLength(2)
    expect(assemblerOf(resumed).plan).toEqual(assemblePlan(openReader(mara.docs, planId).source))
    expect(resumed.verify()).toBe(true)
    expect(resumed.source.faults).toEqual([])
  })

  test('a device goes on in the next one on the same chain, even where its end was not kept', async () => {
    const mara = createReplica('mara')
    await mara.do([create('item', 'a', { title: 'A' })])
    await mara.do([append('period.closed', { through: '2026-11-20' })])
    const next = createReplica('mara', withLedgers(mara.docs, 2))
    next.now = mara.now
    await next.do([append('comment', { about: { kind: 'item', id: 'a' } }, 'next')], {
      newId: () => 'said-next',
    })
    expect(next.docs.ledger.getArray(mara.device.signer.deviceId)).toHaveLength(1)
    expect(next.reader.verify()).toBe(true)
    expect(next.reader.source.faults).toEqual([])
    const closing = [...next.reader.source.entries].find(({ kind }) => kind === 'period.closed')
    expect(closing?.body['ledger']).toBe(0)
    const [again] = withFrontier([append('period.closed', {})], next.reader)
    expect(again?.type === 'append' && again.entry.body['ledger']).toBe(1)
    closeDocs(next.docs)
  })

  test('clocks of one Yjs client that count in two of them are no cut', () => {
    const { closed = [], ledger } = openDocs(2)
    const both = [...closed, ledger]
    for (const each of both) each.getArray('anna').push(['said'])
    expect(cutIn(both, must(joinCuts(both.map((each) => Y.encodeStateVector(each)))))?.size).toBe(2)
    const [first = ledger, second = ledger] = [new Y.Doc(), new Y.Doc()]
    for (const each of [first, second]) each.clientID = 7
    first.getArray('anna').push(['said'])
    const cutOf = () => joinCuts([first, second].map((each) => Y.encodeStateVector(each)))
    const cut = must(cutOf())
    expect(cutIn([first, second], cut)?.get(7)).toBe(1)
    second.getArray('anna').push(['said'])
    expect(cutOf()).toBeUndefined()
    expect(cutIn([first, second], cut)).toBeUndefined()
  })
})

function counting(): () => number {
  let count = 0
  return () => count++
}

/** What it comes to. */
function last<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
