// The present of a plan whose closed periods are left unread: what was folded of them, and the ledgers that are here. It is the
// plan of the whole record, with every figure, goes on like it, can be folded again, and is joined by the rest without a change.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { figuresToJson } from '../../../server/cli/figures-json.ts'
import { must } from '../../../shared/base/assert.ts'
import { runSteps } from '../../../shared/base/steps.ts'
import { keepingPlan } from '../../../shared/doc/keeping-plan.ts'
import { assemblerOf } from '../../../shared/doc/kept-plan.ts'
import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import { decodeCut, valuesBeyond } from '../../../shared/doc/ledger-cut.ts'
import { ledgersOf, openDocs, withLedgers } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import type { PlanReader } from '../../../shared/doc/reader.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import { assemblePlan, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { append, contentOf, create, createReplica, planId, set } from './replica.ts'
import type { Replica } from './replica.ts'

type Step =
  | { readonly type: 'edit'; readonly edit: Edit }
  /** Takes back the so-manieth entry before. */
  | { readonly type: 'withdraw'; readonly back: number }

const item = fc.constantFrom('a', 'b', 'c')
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(item, fc.string()).map(([id, title]) => create('item', id, { title, type: 'task', effort: 8 })),
  fc.tuple(item, fc.string()).map(([id, title]) => set('item', id, 'title', title)),
  item.map((id) => set('item', id, 'finish', '2026-12-18')),
  fc
    .tuple(item, fc.constantFrom('on track', 'at risk', 'done'), fc.nat(100))
    .map(([id, status, percent]) => append('checkIn', { item: id, status, percent }, 'a note')),
  fc
    .tuple(item, fc.nat(9))
    .map(([id, amount]) => append('booking', { item: id, measure: 'cost', amount, day: '2026-11-20' })),
  item.map((id) => append('comment', { about: { kind: 'item', id } }, 'said')),
)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: anEdit.map((edit): Step => ({ type: 'edit', edit })) },
  { weight: 2, arbitrary: fc.nat(30).map((back): Step => ({ type: 'withdraw', back })) },
)
const some = fc.array(fc.tuple(fc.nat(1), aStep), { minLength: 1, maxLength: 7 })
/** `late`: said by the second before it hears of the closing; `both`: the second closes the same day as well. */
const aPeriod = fc.record({ said: some, late: fc.array(aStep, { maxLength: 2 }), both: fc.boolean() })

const close = append('period.closed', { name: 'November', through: '2026-11-20' })

/** Two devices that write into one plan and hear of each other after each period. */
class Two {
  replicas: readonly [Replica, Replica] = [createReplica('anna'), createReplica('mara')]
  readonly #ids: string[] = []

  async say(who: number, step: Step): Promise<void> {
    const newId = (): string => {
      this.#ids.push(`entry-${this.#ids.length}`)
      return must(this.#ids.at(-1))
    }
    const back = step.type === 'withdraw' ? (this.#ids.at(-1 - step.back) ?? 'none') : ''
    const edit = step.type === 'edit' ? step.edit : append('withdrawal', { entry: back })
    await must(this.replicas[who]).do([edit], { newId })
  }

  async closePeriod({
    late,
    both,
  }: {
    readonly late: readonly Step[]
    readonly both: boolean
  }): Promise<void> {
    const [anna, mara] = this.replicas
    await this.say(0, { type: 'edit', edit: close })
    if (both) await this.say(1, { type: 'edit', edit: close })
    for (const step of late) await this.say(1, step)
    const before = new Set(textsOf(anna.docs.ledger))
    const came = textsOf(mara.docs.ledger).filter(([, text]) => ![...before].some(([, one]) => one === text))
    // The relay has sealed it: what comes late stands in the next one, the same signed texts.
    send(anna.docs, mara.docs, ['charter', 'work'])
    send(mara.docs, anna.docs, ['charter', 'work'])
    const docs = withLedgers(copyOf(anna.docs), ledgersOf(anna.docs).length + 1)
    for (const [device, text] of came) docs.ledger.getArray(device).push([text])
    this.replicas = [anna, mara].map((one) => {
      const next = createReplica(one.name, copyOf(docs))
      return { ...next, device: one.device, now: one.now + 1000, do: doOf(next, one) }
    }) as unknown as [Replica, Replica]
  }

  meet(): void {
    const [anna, mara] = this.replicas
    for (const [from, to] of [
      [anna, mara],
      [mara, anna],
    ] as const)
      send(from.docs, to.docs, ['charter', 'work', 'ledger'])
  }
}

/** Goes on where the device was: its clock and the end of its chain. */
function doOf(next: Replica, before: Replica): Replica['do'] {
  Object.assign(next, { device: before.device, now: before.now + 1000 })
  return (...asked) => next.do.call(next, ...asked)
}

function textsOf(ledger: Y.Doc): readonly (readonly [string, unknown])[] {
  return [...ledger.share.keys()].flatMap((device) =>
    ledger
      .getArray(device)
      .toArray()
      .map((text) => [device, text] as const),
  )
}

function send(from: PlanDocs, to: PlanDocs, names: readonly ('charter' | 'work' | 'ledger')[]): void {
  for (const name of names) Y.applyUpdate(to[name], Y.encodeStateAsUpdate(from[name]))
}

/** `unread`: so many of the oldest ledgers are left out. */
function copyOf(from: PlanDocs, unread = 0): PlanDocs {
  const copy = openDocs(ledgersOf(from).length)
  send(from, copy, ['charter', 'work'])
  fill(copy, from, unread, ledgersOf(from).length)
  return copy
}

function fill(docs: PlanDocs, from: PlanDocs, first: number, end: number): void {
  for (let i = first; i < end; i++)
    Y.applyUpdate(must(ledgersOf(docs)[i]), Y.encodeStateAsUpdate(must(ledgersOf(from)[i])))
}

function keptOf(reader: PlanReader, { state }: Assembled): KeptPlan | undefined {
  expect(reader.verify()).toBe(true)
  const kept = runSteps(keepingPlan(reader, state.ledger, 'this program'))
  return kept && structuredClone(kept)
}

const moment = momentAsOf('Europe/Berlin', '2026-11-26')
const wholeOf = (docs: PlanDocs): PlanReader => openReader(copyOf(docs), planId)
const figuresIn = (plan: Plan) => figuresToJson(figuresOf(plan, moment))

/** Keeps a plan up as its documents change, as an open plan does. */
function keepUp(reader: PlanReader): { assembled: Assembled } {
  const open = { assembled: assemblerOf(reader) }
  reader.watch((change) => {
    if (change.type === 'anew') throw new Error('all would have to be read anew')
    open.assembled = patchPlan(open.assembled, reader.source, change.change)
  })
  return open
}

function expectWhole({ assembled: { plan } }: { assembled: Assembled }, docs: PlanDocs): void {
  const whole = assemblePlan(wholeOf(docs).source)
  expect(plan).toEqual(whole)
  expect(figuresIn(plan)).toEqual(figuresIn(whole))
}

test('PE3: folded closed ledgers and the open one are the whole record: plan, figures, what is said next, folded again', async () => {
  let folded = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(aPeriod, { minLength: 1, maxLength: 3 }),
      some,
      some,
      fc.boolean(),
      async (periods, since, next, isAwaited) => {
        const two = new Two()
        for (const { said, ...closing } of periods) {
          for (const [who, step] of said) await two.say(who, step)
          two.meet()
          await two.closePeriod(closing)
        }
        const [anna, mara] = two.replicas
        const whole = wholeOf(anna.docs)
        const kept = keptOf(whole, assemblerOf(whole))
        // What is not kept is read as a whole, by another way.
        if (!kept) return
        folded++
        expect(kept.closed).toHaveLength(periods.length)
        const updates: Uint8Array[] = []
        anna.docs.ledger.on('update', (update: Uint8Array) => updates.push(update))
        for (const [who, step] of since) await two.say(who, step)
        two.meet()

        const docs = copyOf(anna.docs, periods.length)
        let lacked = 0
        const reader = openReader(docs, planId, {
          kept,
          ...(isAwaited
            ? { since: must(valuesBeyond(updates, must(decodeCut(kept.cut)))) }
            : { away: docs.closed }),
          lacks: () => lacked++,
        })
        const open = keepUp(reader)
        if (isAwaited) reader.arrived([docs.ledger])
        expect(reader.isPart).toBe(true)
        expectWhole(open, anna.docs)

        // Goes on: this device in its own chain, the other by what it sends.
        const own: Replica = { ...createReplica('anna'), docs, reader }
        Object.assign(own, { device: { signer: anna.device.signer }, now: anna.now + 500 })
        await own.do([append('checkIn', { item: 'a', status: 'on track' })], { newId: () => 'own' })
        send(docs, mara.docs, ['charter', 'work', 'ledger'])
        for (const [, step] of next) await two.say(1, step)
        send(mara.docs, docs, ['charter', 'work', 'ledger'])
        send(mara.docs, anna.docs, ['charter', 'work', 'ledger'])
        expectWhole(open, anna.docs)
        expect(reader.verify()).toBe(true)
        const now = wholeOf(anna.docs)
        expect(now.verify()).toBe(true)
        expect(reader.source.faults).toEqual(now.source.faults)
        expect([lacked, reader.isPart]).toEqual([0, true])

        const again = must(keptOf(reader, open.assembled))
        expect(again.closed).toEqual(kept.closed)
        const third = copyOf(anna.docs, periods.length)
        expectWhole(keepUp(openReader(third, planId, { kept: again, away: third.closed })), anna.docs)

        fill(docs, anna.docs, 0, periods.length)
        reader.arrived()
        expect(reader.isPart).toBe(false)
        expectWhole(open, anna.docs)
        expect(reader.verify()).toBe(true)
        expect(contentOf({ ...own, reader })).toEqual(contentOf({ ...own, reader: wholeOf(anna.docs) }))
      },
    ),
    { numRuns: 25 },
  )
  expect(folded).toBeGreaterThan(10)
}, 60_000)

/** Anna's and Mara's plan with one closed period, folded; opened without its ledger. */
async function opened() {
  const two = new Two()
  await two.say(0, { type: 'edit', edit: create('item', 'a', { title: 'A', type: 'task' }) })
  await two.say(1, { type: 'edit', edit: append('checkIn', { item: 'a', status: 'on track' }) })
  two.meet()
  await two.closePeriod({ late: [], both: false })
  const [anna, mara] = two.replicas
  const whole = wholeOf(anna.docs)
  const kept = must(keptOf(whole, assemblerOf(whole)))
  const docs = copyOf(anna.docs, 1)
  let lacked = 0
  const reader = openReader(docs, planId, { kept, away: docs.closed, lacks: () => lacked++ })
  return { anna, mara, docs, reader, lacked: () => lacked }
}

test('a chain that does not go on from where it was folded is judged once all of it is read', async () => {
  const { anna, mara, docs, reader, lacked } = await opened()
  const before = { ...createReplica('mara', copyOf(anna.docs)) }
  await mara.do([append('checkIn', { item: 'a', status: 'done' })], { newId: () => 'one' })
  Object.assign(before, { now: mara.now + 5 })
  await before.do([append('checkIn', { item: 'a', status: 'at risk' })], { newId: () => 'other' })
  for (const one of [mara, before]) send(one.docs, docs, ['ledger'])
  expect(reader.verify()).toBe(true)
  expect(lacked()).toBeGreaterThan(0)
  expect(reader.source.faults).toEqual([])
  fill(docs, anna.docs, 0, 1)
  reader.arrived()
  expect(reader.verify()).toBe(true)
  expect(reader.source.faults).toMatchObject([{ code: 'BROKEN_CHAIN', found: 'branch' }])
})

test('a closed ledger that lost something of what was folded stays away until that is back', async () => {
  const { anna, docs, reader } = await opened()
  let told = 0
  reader.watch(() => told++)
  reader.arrived()
  expect(reader.isPart).toBe(true)
  expect(() => [...reader.source.entries]).toThrow('before the ledger arrived')
  fill(docs, anna.docs, 0, 1)
  reader.arrived()
  expect([reader.isPart, told]).toEqual([false, 0])
  expect([...reader.source.entries]).toHaveLength([...wholeOf(anna.docs).source.entries].length)
})
