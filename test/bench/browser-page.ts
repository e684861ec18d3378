// Runs in Chromium: opening from IndexedDB and recomputing, with the client's own code. Called by browser.ts.

import { instantOf } from '../../shared/base/instant.ts'
import { Clock } from '../../client/state/clock.svelte.ts'
import { DeviceDatabase } from '../../client/state/offline/database.ts'
import { openLivePlan } from '../../client/state/open-live-plan.ts'
import { measureEdits } from './edit-figures.ts'
import { measureForecastAside } from './forecast-page.ts'
import type { EditTargets } from './edit-figures.ts'
import { generateDocs } from './generate-docs.ts'
import { generatePlan } from './generate-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const runs = 5

async function measureOpening(
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
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const clock = new Clock()
    clock.correct(instantOf(around, 600, 'Europe/Berlin'))
    const start = performance.now()
    const opened = await openLivePlan(database, clock, path, undefined)
    if (!opened.ok || opened.value.plan.plan.items.list.length < count)
      throw new Error('bug: the plan did not open whole')
    times.push(performance.now() - start)
    await opened.value.plan.close()
  }
  await database.delete()
  const bytes = Object.values(rooms).reduce((sum, room) => sum + room.length, 0)
  const what = `${count.toLocaleString('en')} items, ${docs.entries.toLocaleString('en')} entries`
  return [
    {
      what: `${what}: open from IndexedDB to editable, median of ${runs}`,
      value: quantile(times, 0.5),
      unit: 'ms',
      ...(target !== undefined && { target }),
    },
    { what: `${what}: bytes on the device`, value: bytes / 1e6, unit: 'MB' },
  ]
}

export const measures = {
  open: measureOpening,
  forecast: measureForecastAside,
  edits: (count: number, edits: number, targets: EditTargets) =>
    Promise.resolve(measureEdits(count, edits, targets)),
}
