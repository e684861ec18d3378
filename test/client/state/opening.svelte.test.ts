// A plan opened from a real IndexedDB, kept as folded in idle time, and opened from that.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Clock } from '../../../client/state/clock.svelte.ts'
import { compactRoom } from '../../../client/state/offline/compaction.ts'
import { DeviceDatabase } from '../../../client/state/offline/database.ts'
import { planOfTables } from '../../../client/state/offline/kept-tables.ts'
import { putTables } from '../../../client/state/offline/put-tables.ts'
import { openLivePlan } from '../../../client/state/open-live-plan.ts'
import type { OpenedPlan } from '../../../client/state/open-live-plan.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { changesOf } from '../../../client/state/field-changes.ts'
import { must } from '../../../shared/base/assert.ts'
import { sameValue } from '../../../shared/base/keep-same.ts'
import { find } from '../../../shared/base/table.ts'
import { saidOfSafety } from '../../helpers/said-of-safety.svelte.ts'
import { generateDocs } from '../../bench/generate-docs.ts'
import { generatePlan } from '../../bench/generate-plan.ts'

const day = '2026-03-04'
let database = new DeviceDatabase('test-opening-0')
let tests = 0

// A page that nobody sees is granted a few milliseconds a second: here it is idle whenever it asks, and looks whether there
// is something to keep at once and again all the time.
const { setTimeout: realTimeout } = globalThis
beforeEach(() => {
  vi.stubGlobal('setTimeout', (run: () => void, wait = 0, ...args: unknown[]) =>
    realTimeout(run, wait < 400 || args.length > 0 ? wait : 20, ...args),
  )
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) =>
    setTimeout(() => run({ didTimeout: false, timeRemaining: () => 50 })),
  )
})

afterEach(async () => {
  vi.unstubAllGlobals()
  await database.delete()
  database = new DeviceDatabase(`test-opening-${++tests}`)
})

async function putPlan(): Promise<string> {
  const plan = generatePlan(60, 1, day)
  const path = `${plan.id}.1`
  const { charter, work, ledger } = await generateDocs(plan, day, true)
  for (const [room, bytes] of Object.entries({ charter, work, 'ledger.0': ledger }))
    await database.snapshots.put({ room: `${path}.${room}`, path, bytes })
  return path
}

async function open(path: string): Promise<OpenedPlan> {
  const opened = await openLivePlan(database, new Clock(), path, undefined)
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
}

async function close({ plan, stopKeeping }: OpenedPlan): Promise<void> {
  stopKeeping()
  await plan.close()
}

test('a long ledger is kept as folded, taken up by the next opening, and gives the same plan', async () => {
  const path = await putPlan()
  const first = await open(path)
  expect(first.plan.reader.resumed).toBeUndefined()
  await expect.poll(() => database.kept.count(), { timeout: 30_000 }).toBe(1)
  const { items, reports } = first.plan.plan
  const itemId = must(items.list.find(({ id, type }) => type === 'task' && find(reports, id))).id
  await first.plan.speakFor(must(first.plan.plan.people.list[0]).id)
  const said = await first.plan.do(checkIn, { item: itemId, status: 'at risk' })
  expect(said).toMatchObject({ ok: true })
  const { plan } = first.plan
  await close(first)

  const second = await open(path)
  expect(second.plan.reader.covered).toBe(true)
  expect(second.plan.reader.resumed?.added.map(({ kind }) => kind)).toEqual([
    'device',
    'speaksFor',
    'checkIn',
  ])
  expect(second.plan.plan).toEqual(plan)
  await second.plan.undo()
  expect(find(second.plan.plan.reports, itemId)?.status).toBe('on track')
  await close(second)
})

test('a plan is edited before its ledger is read; the edit waits for it, and both are there at the next opening', async () => {
  const path = await putPlan()
  const first = await open(path)
  await expect.poll(() => database.kept.count(), { timeout: 30_000 }).toBe(1)
  await first.plan.speakFor(must(first.plan.plan.people.list[0]).id)
  const { items, reports } = first.plan.plan
  const [one, two] = items.list.filter(({ id, type }) => type === 'task' && find(reports, id))
  await first.plan.do(checkIn, { item: must(one).id, status: 'at risk' })
  const set = await first.plan.do(setDates, { item: must(two).id, finish: '2026-09-30' })
  expect(set).toMatchObject({ ok: true })
  const before = first.plan.plan
  await close(first)

  const second = await open(path)
  const { docs } = second.plan.reader
  expect(docs.ledger.share.size).toBe(0)
  expect(second.plan.plan).toEqual(before)
  expect(changesOf(second.plan, must(one).id)).toBeUndefined()
  expect(await second.plan.undo()).toMatchObject({ ok: true, value: { leftAlone: [] } })
  const said = saidOfSafety(second.plan)
  const done = await second.plan.do(checkIn, { item: must(two).id, status: 'off track' })
  await expect.poll(() => said).toEqual(['device', 'memory, leaving is asked', 'device'])
  expect(done).toMatchObject({ ok: true })
  expect(docs.ledger.share.size).toBeGreaterThan(1)
  expect(changesOf(second.plan, must(one).id)).toBeDefined()
  expect(find(second.plan.plan.reports, must(two).id)?.status).toBe('off track')
  const after = second.plan.plan
  await close(second)

  const third = await open(path)
  expect(third.plan.plan).toEqual(after)
  await third.keeper.whole()
  third.plan.reader.verify()
  expect(third.plan.plan).toEqual(after)
  expect(third.plan.reader.source.faults).toEqual([])
  await close(third)
})

test('a snapshot that took up more than was kept says so: the ledger is read before the plan is shown', async () => {
  const path = await putPlan()
  const first = await open(path)
  await untilAssembled(path, first)
  await first.plan.speakFor(must(first.plan.plan.people.list[0]).id)
  const { plan } = first.plan
  await close(first)
  expect(await database.assembled.count()).toBe(1)
  expect((await database.kept.get(path))?.upTo).toBeDefined()
  await database.updates.toCollection().modify({ confirmed: 1 })
  expect(await compactRoom(database, path, `${path}.ledger.0`, 1)).toBeGreaterThan(0)
  expect((await database.kept.get(path))?.upTo).toBeUndefined()
  expect(await database.assembled.count()).toBe(0)
  const second = await open(path)
  expect(second.plan.reader.docs.ledger.share.size).toBeGreaterThan(1)
  expect(second.plan.plan).toEqual(plan)
  await close(second)
})

/** Until the plan of the moment stands kept as assembled. */
async function untilAssembled(path: string, { plan }: OpenedPlan): Promise<void> {
  await expect.poll(() => database.kept.count(), { timeout: 30_000 }).toBe(1)
  const isKept = async (): Promise<boolean> => {
    const [row, folded] = await Promise.all([database.assembled.get(path), database.kept.get(path)])
    const kept = folded && planOfTables(row, folded.plan)
    return kept !== undefined && sameValue(kept.items, plan.plan.items)
  }
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true)
}

test('a plan kept as assembled is shown before its documents are read, and edited as if they were', async () => {
  const path = await putPlan()
  const first = await open(path)
  await untilAssembled(path, first)
  const before = first.plan.plan
  await close(first)
  const [one, two] = before.items.list.filter(({ id, type }) => type === 'task' && find(before.reports, id))

  const second = await open(path)
  expect(second.plan.isRead).toBe(false)
  expect(second.plan.plan).toEqual(before)
  // What an edit would do is said at once, and reads the documents; what they say is the plan that is shown.
  const shown = second.plan.plan
  const finish = { item: must(one).id, finish: '2026-09-30' }
  expect(second.plan.preview(setDates, finish)).toMatchObject({ ok: true })
  expect(second.plan.isRead).toBe(true)
  expect(second.plan.plan).toBe(shown)
  await close(second)

  const third = await open(path)
  expect(third.plan.isRead).toBe(false)
  await third.plan.speakFor(must(before.people.list[0]).id)
  const [set, said] = await Promise.all([
    third.plan.do(setDates, finish),
    third.plan.do(checkIn, { item: must(two).id, status: 'at risk' }),
  ])
  expect([set, said]).toMatchObject([{ ok: true }, { ok: true }])
  expect(find(third.plan.plan.items, must(one).id)?.finish).toBe('2026-09-30')
  const after = third.plan.plan
  await close(third)

  // What was kept lacks these edits: the documents are read first.
  const fourth = await open(path)
  expect(fourth.plan.isRead).toBe(true)
  expect(fourth.plan.plan).toEqual(after)
  await untilAssembled(path, fourth)
  await close(fourth)
  const fifth = await open(path)
  expect(fifth.plan.isRead).toBe(false)
  expect(fifth.plan.plan).toEqual(after)
  await fifth.keeper.whole()
  fifth.plan.reader.verify()
  expect(fifth.plan.plan).toEqual(after)
  await close(fifth)
})

test('of two tabs one keeps what both wrote; what it has not seen all of is not kept', async () => {
  const path = await putPlan()
  const one = await open(path)
  await expect.poll(() => one.keeper.lines.leads).toBe(true)
  const two = await open(path)
  await two.keeper.whole()
  const { people, items } = one.plan.plan
  await one.plan.speakFor(must(people.list[0]).id)
  const [first, second] = items.list
  await Promise.all([
    one.plan.do(renameItem, { item: must(first).id, title: 'By one' }),
    two.plan.do(renameItem, { item: must(second).id, title: 'By the other' }),
  ])
  await expect.poll(() => find(one.plan.plan.items, must(second).id)?.title).toBe('By the other')
  await untilAssembled(path, one)
  const row = must(await database.assembled.get(path))
  expect(await putTables(database, { ...row, upTo: row.upTo - 1 })).toBe('written since')
  expect(await putTables(database, { ...row, cut: new Uint8Array(3) })).toBe('another fold')
  const third = await open(path)
  expect(third.plan.isRead).toBe(false)
  expect(third.plan.plan).toEqual(one.plan.plan)
  await close(third)
  await two.plan.do(renameItem, { item: must(first).id, title: 'Again' })
  await close(two)
  const fourth = await open(path)
  expect(find(fourth.plan.plan.items, must(first).id)?.title).toBe('Again')
  await Promise.all([close(fourth), close(one)])
})

test('where the documents say otherwise than what was kept, they are right a moment later', async () => {
  const path = await putPlan()
  const first = await open(path)
  await untilAssembled(path, first)
  const { plan } = first.plan
  await close(first)
  const row = must(await database.assembled.get(path))
  const settings = { ...row.tables.rest.settings, name: 'Of another day' }
  const tables = { ...row.tables, rest: { ...row.tables.rest, settings } }
  await database.assembled.put({ ...row, tables })
  const second = await open(path)
  expect(second.plan.plan.settings.name).toBe('Of another day')
  await expect.poll(() => second.plan.figures.plan.settings.name).toBe(plan.settings.name)
  expect(second.plan.plan).toEqual(plan)
  await close(second)

  // A program that keeps it otherwise, or half a row: as if nothing had been kept.
  for (const odd of [
    { code: 'another program' },
    { cut: new Uint8Array(3) },
    { tables: {} as typeof tables },
  ]) {
    await database.assembled.put({ ...row, ...odd })
    const opened = await open(path)
    expect(opened.plan.isRead).toBe(true)
    expect(opened.plan.plan).toEqual(plan)
    await close(opened)
  }
})

test('what another program folded is not taken up', async () => {
  const path = await putPlan()
  const first = await open(path)
  await expect.poll(() => database.kept.count(), { timeout: 30_000 }).toBe(1)
  await close(first)
  const row = must(await database.kept.get(path))
  await database.kept.put({ path, plan: { ...row.plan, code: 'another program' } })
  const second = await open(path)
  expect(second.plan.reader.resumed).toBeUndefined()
  await close(second)
})

test('what is taken back or done again before it is written waits for its turn', async () => {
  const path = await putPlan()
  const first = await open(path)
  const { plan } = first.plan
  const itemId = must(plan.items.list.find(({ id, type }) => type === 'task' && find(plan.reports, id))).id
  await first.plan.speakFor(must(plan.people.list[0]).id)
  const before = must(find(plan.items, itemId)).title
  const rename = (to: string) => first.plan.do(renameItem, { item: itemId, title: to })
  const [, , undone, twice] = await Promise.all([
    rename('Once'),
    rename('Twice'),
    first.plan.undo(),
    first.plan.undo(),
  ])
  const ids = [undone, twice].map((answer) => must(answer.ok ? answer.value : undefined).done.id)
  expect(new Set(ids).size).toBe(2)
  expect(find(first.plan.plan.items, itemId)?.title).toBe(before)
  await Promise.all([first.plan.redo(), first.plan.redo()])
  expect(find(first.plan.plan.items, itemId)?.title).toBe('Twice')
  await close(first)
})
