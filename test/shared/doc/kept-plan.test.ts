import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../../shared/base/assert.ts'
import { runSteps } from '../../../shared/base/steps.ts'
import type { DocChange } from '../../../shared/doc/doc-change.ts'
import { keepingPlan } from '../../../shared/doc/keeping-plan.ts'
import { assemblerOf } from '../../../shared/doc/kept-plan.ts'
import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import { decodeCut, valuesBeyond } from '../../../shared/doc/ledger-cut.ts'
import { logOf, openDocs } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import type { PlanReader } from '../../../shared/doc/reader.ts'
import { assemblePlan, createAssembler } from '../../../shared/plan/assemble/assemble-plan.ts'
import { append, create, createReplica, meet, planId, send, set } from './replica.ts'
import type { Replica } from './replica.ts'

const code = 'this program'

async function twoPeople(): Promise<{ mara: Replica; jonas: Replica }> {
  const mara = createReplica('mara')
  const jonas = createReplica('jonas')
  await mara.do([create('item', 'a', { title: 'A' }), create('item', 'b', { title: 'B' })])
  meet(mara, jonas)
  await mara.do([append('checkIn', { item: 'a', status: 'on track', percent: 10 })])
  await jonas.do([append('checkIn', { item: 'b', status: 'at risk' })])
  await jonas.do([set('item', 'b', 'title', 'B, renamed')])
  meet(mara, jonas)
  return { mara, jonas }
}

function keptBy({ reader }: Pick<Replica, 'reader'>): KeptPlan | undefined {
  reader.verify()
  const kept = runSteps(keepingPlan(reader, createAssembler(reader.source).state.ledger, code))
  return kept && structuredClone(kept)
}

function copyOf({ docs }: { readonly docs: PlanDocs }): PlanDocs {
  const copy = openDocs()
  for (const name of ['charter', 'work', 'ledger'] as const)
    Y.applyUpdate(copy[name], Y.encodeStateAsUpdate(docs[name]))
  return copy
}

function planOf(reader: PlanReader) {
  return assemblerOf(reader).plan
}

test('what was kept is taken up, and only what came since is read', async () => {
  const { mara, jonas } = await twoPeople()
  const kept = keptBy(mara)
  await jonas.do([append('checkIn', { item: 'a', status: 'done' })])
  await mara.do([append('booking', { item: 'a', measure: 'cost', amount: 5, day: '2026-11-23' })])
  meet(mara, jonas)
  const reader = openReader(copyOf(mara), planId, { kept })
  expect(reader.covered).toBe(true)
  expect(reader.resumed?.added.map(({ kind }) => kind).toSorted()).toEqual(['booking', 'checkIn'])
  const whole = openReader(copyOf(mara), planId)
  expect(planOf(reader)).toStrictEqual(planOf(whole))
  expect(reader.covered).toBe(true)
  expect(reader.seen().newest('checkIn/a')).toEqual(whole.seen().newest('checkIn/a'))
  expect(reader.seen().newest('change/item/b/title')).toEqual(whole.seen().newest('change/item/b/title'))
})

test('the rest is read in steps before anything is verified, and is no change', async () => {
  const { mara } = await twoPeople()
  const reader = openReader(copyOf(mara), planId, { kept: keptBy(mara) })
  let told = 0
  reader.watch(() => told++)
  expect(reader.verify(() => false)).toBe(false)
  expect(reader.covered).toBe(true)
  expect(reader.verify()).toBe(true)
  expect(reader.covered).toBe(false)
  expect(told).toBe(0)
  const ids = (all: PlanReader) => [...all.source.entries].map(({ id }) => id).toSorted()
  expect(ids(reader)).toEqual(ids(openReader(copyOf(mara), planId)))
})

test('whoever asks for all entries gets all of them, read or not', async () => {
  const { mara } = await twoPeople()
  const reader = openReader(copyOf(mara), planId, { kept: keptBy(mara) })
  expect([...reader.source.entries]).toHaveLength(6)
  expect(assemblePlan(reader.source)).toStrictEqual(planOf(mara.reader))
})

test('a device goes on with its chain where the kept plan covers all of it', async () => {
  const { mara } = await twoPeople()
  const kept = keptBy(mara)
  const again = { ...createReplica('mara', copyOf(mara)) }
  const reader = openReader(again.docs, planId, { kept })
  const { commit } = await import('../../../shared/doc/commit.ts')
  const stamp = { command: 'test', now: Date.UTC(2026, 10, 24), newId: () => 'new' }
  const committed = await commit(
    reader,
    [append('checkIn', { item: 'a', status: 'done' })],
    { signer: mara.device.signer },
    stamp,
  )
  expect(committed?.head.n).toBe((mara.device.head?.n ?? 0) + 1)
  expect(reader.verify()).toBe(true)
  expect(reader.source.faults).toEqual([])
})

test('a document that is behind what was kept is read from the start', async () => {
  const { mara, jonas } = await twoPeople()
  const behind = copyOf(mara)
  await jonas.do([append('checkIn', { item: 'a', status: 'done' })])
  send(jonas, mara)
  const reader = openReader(behind, planId, { kept: keptBy(mara) })
  expect(reader.resumed).toBeUndefined()
  expect(reader.covered).toBe(false)
})

test('a ledger that something was taken from is read from the start, then and later', async () => {
  const { mara } = await twoPeople()
  const kept = keptBy(mara)
  const docs = copyOf(mara)
  const reader = openReader(docs, planId, { kept })
  let anew = 0
  reader.watch(({ type }) => type === 'anew' && anew++)
  logOf(docs, mara.device.signer.deviceId).delete(1, 1)
  expect(anew).toBe(1)
  expect(reader.covered).toBe(false)
  expect([...reader.source.entries]).toHaveLength(5)
  expect(openReader(copyOf({ docs }), planId, { kept }).resumed).toBeUndefined()
})

test('a ledger with a false entry in it is not kept', async () => {
  const { mara, jonas } = await twoPeople()
  logOf(mara.docs, jonas.device.signer.deviceId).push(['["x","{}"]'])
  expect(keptBy(mara)).toBeUndefined()
})

test('what cannot be read as a cut is ignored', async () => {
  const { mara } = await twoPeople()
  const kept = keptBy(mara)
  const odd = kept && { ...kept, cut: new Uint8Array([255, 255]) }
  expect(openReader(copyOf(mara), planId, { kept: odd }).resumed).toBeUndefined()
})

/** What is written into a ledger from here on, as it came. */
function updatesOf({ docs }: Replica): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  docs.ledger.on('update', (update: Uint8Array) => updates.push(update))
  return updates
}

function withoutLedger(replica: Replica): PlanDocs {
  return { ...copyOf(replica), ledger: openDocs().ledger }
}

async function awaited() {
  const { mara, jonas } = await twoPeople()
  const kept = must(keptBy(mara))
  const updates = updatesOf(mara)
  await jonas.do([append('checkIn', { item: 'a', status: 'done' })])
  await mara.do([append('booking', { item: 'a', measure: 'cost', amount: 5, day: '2026-11-23' })])
  meet(mara, jonas)
  const since = must(valuesBeyond(updates, must(decodeCut(kept.cut))))
  const docs = withoutLedger(mara)
  const reader = openReader(docs, planId, { kept, since })
  return { mara, jonas, kept, docs, reader }
}

test('a plan stands on what was kept and what came since, before its ledger is read; when that comes nothing changes', async () => {
  const { mara, docs, reader } = await awaited()
  const whole = openReader(copyOf(mara), planId)
  expect(reader.resumed?.added.map(({ kind }) => kind).toSorted()).toEqual(['booking', 'checkIn'])
  expect(planOf(reader)).toStrictEqual(planOf(whole))
  expect(reader.verify()).toBe(false)
  expect(() => [...reader.source.entries]).toThrow('before the ledger arrived')
  let told = 0
  reader.watch(() => told++)
  Y.applyUpdate(docs.ledger, Y.encodeStateAsUpdate(mara.docs.ledger))
  reader.arrived()
  expect(told).toBe(0)
  expect(reader.verify()).toBe(true)
  const ids = (all: PlanReader) => [...all.source.entries].map(({ id }) => id).toSorted()
  expect(ids(reader)).toEqual(ids(whole))
  expect(reader.source.faults).toEqual([])
})

test('an awaited ledger that holds more than was said since tells it; one that is behind is read from the start', async () => {
  const { mara, jonas, docs, reader } = await awaited()
  await jonas.do([append('checkIn', { item: 'b', status: 'done' })])
  send(jonas, mara)
  const told: DocChange[] = []
  reader.watch((change) => told.push(change))
  Y.applyUpdate(docs.ledger, Y.encodeStateAsUpdate(mara.docs.ledger))
  reader.arrived()
  expect(told.map((change) => (change.type === 'patch' ? change.change.added.length : 'anew'))).toEqual([1])

  const other = await awaited()
  const toldThere: DocChange[] = []
  other.reader.watch((change) => toldThere.push(change))
  Y.applyUpdate(other.docs.ledger, Y.encodeStateAsUpdate(createReplica('mara').docs.ledger))
  other.reader.arrived()
  expect(toldThere).toEqual([{ type: 'anew' }])
  expect([...other.reader.source.entries]).toEqual([])
})

test('what a ledger holds beyond a cut is read from its updates, unless they do more than append', async () => {
  const { mara } = await twoPeople()
  const cut = must(decodeCut(must(keptBy(mara)).cut))
  const updates = updatesOf(mara)
  await mara.do([append('checkIn', { item: 'a', status: 'done' })])
  const [once] = updates
  expect(valuesBeyond(updates, cut)).toHaveLength(1)
  expect(valuesBeyond([Y.encodeStateAsUpdate(mara.docs.ledger)], cut)).toEqual(valuesBeyond(updates, cut))
  expect(valuesBeyond([], cut)).toEqual([])
  expect(valuesBeyond([must(once).slice(0, -3)], cut)).toBeUndefined()
  logOf(mara.docs, mara.device.signer.deviceId).delete(1, 1)
  expect(valuesBeyond(updates, cut)).toBeUndefined()
})
