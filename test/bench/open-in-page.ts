// Runs in Chromium: opening a generated plan from IndexedDB with the client's own code, for the first time and as folded.

import { must } from '../../shared/base/assert.ts'
import { instantOf } from '../../shared/base/instant.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { runSteps } from '../../shared/base/steps.ts'
import { renameItem } from '../../shared/commands/rename-item.ts'
import { Clock } from '../../client/state/clock.svelte.ts'
import { foldingCode } from '../../client/state/folding-code.ts'
import { foldPlan, tablesOf } from '../../client/state/keep-for-next.ts'
import { DeviceDatabase } from '../../client/state/offline/database.ts'
import { openLivePlan } from '../../client/state/open-live-plan.ts'
import type { OpenedPlan } from '../../client/state/open-live-plan.ts'
import { generateDocs } from './generate-docs.ts'
import { generatePlan } from './generate-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const runs = 7

/** From the call to figures that can be edited, in a page that has run this code before. */
export async function measureOpening(
  count: number,
  everyWeek: boolean,
  target: number | undefined,
): Promise<readonly BenchRow[]> {
  const plan = generatePlan(count, 1, around)
  const path = `${plan.id}.1`
  const database = new DeviceDatabase(`bench-${count}`)
  const docs = await generateDocs(plan, around, everyWeek)
  const rooms = {
    [`${path}.charter`]: docs.charter,
    [`${path}.work`]: docs.work,
    [`${path}.ledger.0`]: docs.ledger,
  }
  for (const [room, bytes] of Object.entries(rooms)) await database.snapshots.put({ room, path, bytes })
  const now = instantOf(around, 600, 'Europe/Berlin')
  const first = await openings(database, path, count, now)
  const opened = await open(database, path, now)
  await opened.keeper.whole()
  opened.plan.reader.verify()
  const kept = runSteps(foldPlan(opened.plan.read))
  const keeping = kept && tablesOf(opened.plan.read, kept.ledger)
  if (!keeping) throw new Error('bug: the generated plan was not kept')
  const row = { path, code: foldingCode, cut: kept.cut, upTo: 0, tables: runSteps(keeping) }
  await close(opened)
  await database.kept.put({ path, plan: kept, upTo: 0 })
  const folded = await openings(database, path, count, now)
  await database.assembled.put(row)
  const again = await openings(database, path, count, now)
  const edited = await editAtOnce(database, path, now)
  await database.delete()
  const bytes = Object.values(rooms).reduce((sum, room) => sum + room.length, 0)
  const what = `${count.toLocaleString('en')} items, ${docs.entries.toLocaleString('en')} entries`
  return [
    {
      what: `${what}: open from IndexedDB to editable, median of ${runs}`,
      value: quantile(again, 0.5),
      unit: 'ms',
      ...(target !== undefined && { target }),
    },
    {
      what: `${what}: … and an edit made at once is in it and on the device, one run`,
      value: edited,
      unit: 'ms',
    },
    {
      what: `${what}: … after something was written, only its ledger folded, median of ${runs}`,
      value: quantile(folded, 0.5),
      unit: 'ms',
    },
    {
      what: `${what}: … with nothing folded before, median of ${runs}`,
      value: quantile(first, 0.5),
      unit: 'ms',
    },
    { what: `${what}: bytes of the documents on the device`, value: bytes / 1e6, unit: 'MB' },
  ]
}

async function openings(
  database: DeviceDatabase,
  path: string,
  count: number,
  now: Instant,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const opened = await open(database, path, now)
    times.push(performance.now() - start)
    if (opened.plan.plan.items.list.length < count) throw new Error('bug: the plan did not open whole')
    await close(opened)
  }
  return times
}

/** ms from opening; it waits for the documents, which are not decoded before the plan stands. */
async function editAtOnce(database: DeviceDatabase, path: string, now: Instant): Promise<number> {
  const start = performance.now()
  const opened = await open(database, path, now)
  const item = must(opened.plan.plan.items.list[0]).id
  const done = await opened.plan.do(renameItem, { item, title: 'Another name' })
  const time = performance.now() - start
  if (!done.ok) throw new Error(`bug: the generated plan takes no edit: ${done.error.code}`)
  await close(opened)
  return time
}

async function open(database: DeviceDatabase, path: string, now: Instant): Promise<OpenedPlan> {
  const clock = new Clock()
  clock.correct(now)
  const opened = await openLivePlan(database, clock, path, undefined)
  if (!opened.ok) throw new Error(`bug: the plan did not open: ${opened.error.type}`)
  return opened.value
}

async function close({ plan, stopKeeping }: OpenedPlan): Promise<void> {
  stopKeeping()
  await plan.close()
}
