// Runs in Chromium: the Table over a generated plan, scrolled by wheel-like steps, one each frame. Called by table.ts.

import '../../client/ui/base.css'
import { mount } from 'svelte'
import { instantOf } from '../../shared/base/instant.ts'
import { Clock } from '../../client/state/clock.svelte.ts'
import { DeviceDatabase } from '../../client/state/offline/database.ts'
import { openLivePlan } from '../../client/state/open-live-plan.ts'
import TableCase from '../client/features/table/TableCase.svelte'
import { generateDocs } from './generate-docs.ts'
import { generatePlan } from './generate-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const frames = 240

export async function measureTable(count: number): Promise<readonly BenchRow[]> {
  const plan = generatePlan(count, 1, around)
  const path = `${plan.id}.1`
  const database = new DeviceDatabase('bench-table')
  const docs = await generateDocs(plan, around, false)
  const rooms = {
    [`${path}.charter`]: docs.charter,
    [`${path}.work`]: docs.work,
    [`${path}.ledger.0`]: docs.ledger,
  }
  for (const [room, bytes] of Object.entries(rooms)) await database.snapshots.put({ room, path, bytes })
  const clock = new Clock()
  clock.correct(instantOf(around, 600, 'Europe/Berlin'))
  const opened = await openLivePlan(database, clock, path, undefined)
  if (!opened.ok) throw new Error('bug: the plan did not open')
  const start = performance.now()
  mount(TableCase, { target: document.body, props: { open: opened.value.plan } })
  await nextFrame()
  const shown = performance.now() - start
  const grid = document.querySelector('.grid')
  if (!grid) throw new Error('bug: the Table is not drawn')
  const what = `${count.toLocaleString('en')} items`
  const rows: BenchRow[] = [{ what: `${what}: Table drawn, first time`, value: shown, unit: 'ms' }]
  for (const [name, step, side] of [
    ['rows scrolled 3 a frame', 96, 'top'],
    ['rows scrolled 30 a frame', 960, 'top'],
    ['columns scrolled 24 px a frame', 24, 'left'],
  ] as const) {
    const { deltas, most } = await scroll(grid, step, side)
    const late = deltas.filter((delta) => delta > 20).length / deltas.length
    rows.push(
      { what: `${what}: ${name}, frame, p50`, value: quantile(deltas, 0.5), unit: 'ms', target: 16.7 },
      { what: `${what}: ${name}, frame, p95`, value: quantile(deltas, 0.95), unit: 'ms', target: 16.7 },
      { what: `${what}: ${name}, frames missed`, value: late * 100, unit: '%', target: 0 },
      { what: `${what}: ${name}, most cells in the document`, value: most, unit: '' },
    )
  }
  await opened.value.plan.close()
  await database.delete()
  return rows
}

async function scroll(grid: Element, step: number, side: 'top' | 'left') {
  grid.scrollTo({ top: 0, left: 0 })
  for (let wait = 0; wait < 20; wait++) await nextFrame()
  const deltas: number[] = []
  let most = 0
  let before = await nextFrame()
  for (let frame = 0; frame < frames; frame++) {
    const back = side === 'left' && Math.floor(frame / 40) % 2 === 1 ? -1 : 1
    grid.scrollBy({ [side]: step * back })
    const now = await nextFrame()
    deltas.push(now - before)
    before = now
    if (frame % 20 === 0) most = Math.max(most, grid.querySelectorAll('[data-cell]').length)
  }
  return { deltas, most }
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

Object.assign(globalThis, { measureTable })
