// A plan opened from a real IndexedDB, kept as folded in idle time, and opened from that.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Clock } from '../../../client/state/clock.svelte.ts'
import { compactRoom } from '../../../client/state/offline/compaction.ts'
import { DeviceDatabase } from '../../../client/state/offline/database.ts'
import { openLivePlan } from '../../../client/state/open-live-plan.ts'
import type { OpenedPlan } from '../../../client/state/open-live-plan.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { generateDocs } from '../../bench/generate-docs.ts'
import { generatePlan } from '../../bench/generate-plan.ts'

const day = '2026-03-04'
let database = new DeviceDatabase('test-opening-0')
let tests = 0

// A page that nobody sees is granted a few milliseconds a second: here it is idle whenever it asks.
beforeEach(() => {
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
  expect(second.plan.changesOf(must(one).id)).toBeUndefined()
  expect(await second.plan.undo()).toMatchObject({ leftAlone: [] })
  const said = await second.plan.do(checkIn, { item: must(two).id, status: 'off track' })
  expect(said).toMatchObject({ ok: true })
  expect(docs.ledger.share.size).toBeGreaterThan(1)
  expect(second.plan.changesOf(must(one).id)).toBeDefined()
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
  await expect.poll(() => database.kept.count(), { timeout: 30_000 }).toBe(1)
  await first.plan.speakFor(must(first.plan.plan.people.list[0]).id)
  const { plan } = first.plan
  await close(first)
  expect((await database.kept.get(path))?.upTo).toBeDefined()
  await database.updates.toCollection().modify({ confirmed: 1 })
  expect(await compactRoom(database, path, `${path}.ledger.0`, 1)).toBeGreaterThan(0)
  expect((await database.kept.get(path))?.upTo).toBeUndefined()
  const second = await open(path)
  expect(second.plan.reader.docs.ledger.share.size).toBeGreaterThan(1)
  expect(second.plan.plan).toEqual(plan)
  await close(second)
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
  expect([undone, twice]).not.toContain(undefined)
  expect(undone?.done.id).not.toBe(twice?.done.id)
  expect(find(first.plan.plan.items, itemId)?.title).toBe(before)
  await Promise.all([first.plan.redo(), first.plan.redo()])
  expect(find(first.plan.plan.items, itemId)?.title).toBe('Twice')
  await close(first)
})
