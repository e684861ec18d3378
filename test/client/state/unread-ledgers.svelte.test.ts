// A plan with three closed periods, opened from a real IndexedDB: their ledgers stay there until somebody asks for the record.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Clock } from '../../../client/state/clock.svelte.ts'
import { runSteps } from '../../../shared/base/steps.ts'
import { DeviceDatabase } from '../../../client/state/offline/database.ts'
import type { PlanRow } from '../../../client/state/offline/database.ts'
import { keepSettled } from '../../../client/state/offline/keep-settled.ts'
import { foldPlan } from '../../../client/state/keep-for-next.ts'
import { openLivePlan } from '../../../client/state/open-live-plan.ts'
import type { OpenedPlan } from '../../../client/state/open-live-plan.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { ledgersOf, openDocs } from '../../../shared/doc/plan-docs.ts'
import { loadCurve } from '../../../shared/doc/sign.ts'
import { generateDocs } from '../../bench/generate-docs.ts'
import { generatePlan } from '../../bench/generate-plan.ts'

const day = '2026-03-04'
const closed = 3
let database = new DeviceDatabase('test-unread-0')
let tests = 0
/** The rooms whose rows were read, one for each row. */
let read: string[] = []

beforeEach(() => {
  read = []
  for (const table of [database.snapshots, database.updates])
    table.hook('reading', (row: { readonly room: string } | undefined) => {
      if (row) read.push(row.room)
      return row
    })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await database.delete()
  database = new DeviceDatabase(`test-unread-${++tests}`)
})

/** Each device's list lies in all four, one part after the other. */
async function putPlan(): Promise<PlanRow> {
  // Another plan for each test: tabs of one plan hear each other.
  const plan = generatePlan(60, tests + 1, day)
  const path = `${plan.id}.1`
  const { charter, work, ledger } = await generateDocs(plan, day, true)
  const whole = new Y.Doc()
  Y.applyUpdate(whole, ledger)
  const docs = openDocs(closed + 1)
  for (const device of whole.share.keys()) {
    const texts = whole.getArray(device).toArray()
    const part = Math.ceil(texts.length / (closed + 1))
    ledgersOf(docs).forEach((each, i) => each.getArray(device).push(texts.slice(i * part, (i + 1) * part)))
  }
  const ledgers = ledgersOf(docs).map((each, i) => [`ledger.${i}`, Y.encodeStateAsUpdate(each)] as const)
  for (const [room, bytes] of [['charter', charter], ['work', work], ...ledgers] as const)
    await database.snapshots.put({ room: `${path}.${room}`, path, bytes })
  const settled = Array.from({ length: closed }, () => ({ key: 0, at: Date.now() }))
  const row = { path, name: '', createdAt: 0, openedAt: 0, asked: true, local: false, ledgers: closed + 1 }
  await database.plans.put({ ...row, settled })
  return { ...row, settled }
}

async function open(row: PlanRow): Promise<OpenedPlan> {
  const opened = await openLivePlan(database, new Clock(), row.path, row)
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
}

async function close({ plan, stopKeeping }: OpenedPlan): Promise<void> {
  stopKeeping()
  await plan.close()
}

/** Kept as an idle page keeps it; what was read until now is forgotten. */
async function fold(row: PlanRow, { plan, keeper }: OpenedPlan): Promise<void> {
  await Promise.all([keeper.whole(), loadCurve()])
  expect(plan.reader.verify()).toBe(true)
  const upTo = await keeper.store.lastSaid()
  await database.kept.put({ path: row.path, plan: must(runSteps(foldPlan(plan.read))), upTo })
  read = []
}

const roomsRead = (): readonly string[] =>
  [...new Set(read.flatMap((room) => /ledger\.\d$/.exec(room)?.[0] ?? []))].toSorted()

test('PE3: none of their rows is read, nor one of their documents filled, until somebody asks for the record', async () => {
  const row = await putPlan()
  const first = await open(row)
  expect(roomsRead()).toEqual(['ledger.0', 'ledger.1', 'ledger.2', 'ledger.3'])
  await fold(row, first)
  const { plan } = first.plan
  await close(first)

  const second = await open(row)
  const { items } = second.plan.plan
  const [one, two] = items.list
  expect(second.plan.plan).toEqual(plan)
  await second.plan.do(renameItem, { item: must(one).id, title: 'Another name' })
  await second.plan.do(setDates, { item: must(two).id, finish: '2026-09-30' })
  expect(await second.plan.undo()).toMatchObject({ ok: true, value: { leftAlone: [] } })
  expect(find(second.plan.plan.items, must(two).id)?.finish).toBe(must(two).finish)
  expect(second.plan.reader.verify()).toBe(true)
  expect(roomsRead()).toEqual(['ledger.3'])
  expect(second.plan.reader.docs.closed?.map(({ store }) => store.clients.size)).toEqual([0, 0, 0])
  expect([second.plan.source, second.plan.branch()]).toEqual([undefined, undefined])

  // Folded again it is what the next opening goes on from, and they are still where they were.
  await fold(row, second)
  const said = second.plan.plan
  await close(second)
  const third = await open(row)
  expect(third.plan.plan).toEqual(said)
  await third.keeper.whole()
  expect(roomsRead()).toEqual(['ledger.3'])
  expect(await third.plan.record.read()).toBe(true)
  expect(roomsRead()).toEqual(['ledger.0', 'ledger.1', 'ledger.2', 'ledger.3'])
  expect([...must(third.plan.source).entries]).toHaveLength(third.plan.read.ledger.told.size)
  expect(third.plan.reader.verify()).toBe(true)
  expect([third.plan.reader.isPart, third.plan.reader.source.faults]).toEqual([false, []])
  expect(third.plan.plan).toEqual(said)
  await close(third)
})

test('what the device does not give is said, and asked for again', async () => {
  const row = await putPlan()
  const first = await open(row)
  await fold(row, first)
  await close(first)
  const { plan, keeper, stopKeeping } = await open(row)
  await keeper.whole()
  const load = vi.spyOn(keeper.store, 'load').mockRejectedValue(new Error('gone'))
  expect(await plan.record.read()).toBe(false)
  expect([plan.record.isRefused, plan.source]).toEqual([true, undefined])
  await expect(plan.exportFile()).rejects.toThrow('gone')
  load.mockRestore()
  expect(await plan.record.read()).toBe(true)
  expect(plan.record.isRefused).toBe(false)
  expect(await plan.exportFile()).toContain('"entries"')
  await close({ plan, keeper, stopKeeping })
})

test('one that holds more than was folded, or was long not compared with the relay, is read as ever', async () => {
  const row = await putPlan()
  const first = await open(row)
  await fold(row, first)
  const { plan } = first.plan
  await close(first)
  const unreadIn = async (more: Partial<PlanRow>): Promise<number> => {
    const opened = await open({ ...row, ...more })
    await opened.keeper.whole()
    expect(opened.plan.plan).toEqual(plan)
    await close(opened)
    return opened.plan.reader.docs.closed?.filter(({ store }) => store.clients.size === 0).length ?? 0
  }
  const [settled] = must(row.settled)
  const long = { key: 0, at: Date.now() - 8 * 24 * 3_600_000 }
  expect(await unreadIn({})).toBe(3)
  expect(await unreadIn({ settled: [] })).toBe(0)
  expect(await unreadIn({ settled: [must(settled), null, must(settled)] })).toBe(1)
  expect(await unreadIn({ settled: [must(settled), must(settled), long] })).toBe(2)

  // The same text again: folded it stands there once, whatever room it came to.
  const { docs } = first.plan.reader
  const [device = ''] = docs.ledger.share.keys()
  const [again] = must(docs.closed?.[0]).getArray(device).toArray()
  const late = new Y.Doc()
  late.getArray(device).push([again])
  const bytes = Y.encodeStateAsUpdate(late)
  await database.updates.add({ path: row.path, room: `${row.path}.ledger.1`, bytes, confirmed: 1 })
  expect(await unreadIn({})).toBe(0)
})

test('what cannot be patched has the record read first: a text that stands in a closed ledger as well', async () => {
  const row = await putPlan()
  const first = await open(row)
  await fold(row, first)
  const { plan } = first.plan
  const { docs } = first.plan.reader
  const [device = ''] = docs.ledger.share.keys()
  const [again] = must(docs.closed?.[0]).getArray(device).toArray()
  await close(first)
  const second = await open(row)
  await second.keeper.whole()
  expect(second.plan.source).toBeUndefined()
  second.plan.reader.docs.ledger.getArray(device).push([again])
  await expect.poll(() => second.plan.source !== undefined).toBe(true)
  await expect.poll(() => second.plan.read.isWaiting).toBe(false)
  expect(second.plan.plan).toEqual(plan)
  await close(second)
})

test('what another tab hears of a closed period is read here, too', async () => {
  const row = await putPlan()
  const first = await open(row)
  await fold(row, first)
  await close(first)
  const one = await open(row)
  await one.keeper.whole()
  await expect.poll(() => one.keeper.lines.leads).toBe(true)
  const two = await open(row)
  await two.keeper.whole()
  expect(await one.plan.record.read()).toBe(true)
  expect(two.plan.source).toBeUndefined()
  must(one.plan.reader.docs.closed?.[2]).getArray('somebody').push(['said late'])
  await expect.poll(() => two.plan.source !== undefined).toBe(true)
  expect(two.plan.reader.docs.closed?.[2]?.getArray('somebody').toArray()).toEqual(['said late'])
  await Promise.all([close(one), close(two)])
})

test('a closed ledger is noted as settled once the relay has sealed it and nothing of it waits', async () => {
  const row = await putPlan()
  const { plan, keeper, stopKeeping } = await open({ ...row, settled: [] })
  await keeper.whole()
  const settle = async (sealed: number, ledger: number) => {
    const role = { last: { sealed } }
    const options = { database, path: row.path, clock: { exact: () => 5 }, role }
    const room = `${row.path}.ledger.${ledger}`
    await keepSettled(options as unknown as Parameters<typeof keepSettled>[0], keeper.store, room, ledger)
    return (await database.plans.get(row.path))?.settled
  }
  await database.plans.update(row.path, { settled: [] })
  expect(await settle(1, 1)).toEqual([])
  expect(await settle(2, 1)).toEqual([null, { key: 0, at: 5 }])
  must(plan.reader.docs.closed?.[0]).getArray('device').push(['late'])
  expect(await settle(2, 0)).toEqual([null, { key: 0, at: 5 }])
  await close({ plan, keeper, stopKeeping })
})
