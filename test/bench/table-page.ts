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
import type { BenchRow } from './row.ts'

const around = '2026-03-04'

export interface Scroll {
  readonly step: number
  readonly side: 'top' | 'left'
  readonly frames: number
}

export const inPage = () => ({ open, scroll })

async function open(count: number): Promise<readonly BenchRow[]> {
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
  return [{ what: `${count.toLocaleString('en')} items: Table drawn, first time`, value: shown, unit: 'ms' }]
}

async function scroll({ step, side, frames }: Scroll) {
  const grid = document.querySelector('.grid')
  if (!grid) throw new Error('bug: the Table is not drawn')
  grid.scrollTo({ top: 0, left: 0 })
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

Object.assign(globalThis, { inPage })
