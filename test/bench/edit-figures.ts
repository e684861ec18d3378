// Edit → plan patched → all figures, gaps and lights; and what a drag would move. On a generated plan in memory, each kind
// of edit by itself after a warm-up: the same code in Node and in Chromium.

import { instantOf } from '../../shared/base/instant.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { createSeenIndex } from '../../shared/doc/seen-index.ts'
import { previewEdits } from '../../shared/doc/preview-edits.ts'
import { baseFiguresOf } from '../../shared/engine/base-figures.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { impactOf } from '../../shared/engine/impact.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import { createAssembler, patchPlan, previewPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import { createChance } from './chance.ts'
import { editKinds } from './edit-kinds.ts'
import type { EditKind } from './edit-kinds.ts'
import { generatePlan } from './generate-plan.ts'
import { generateSource } from './generate-source.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const minute = 60_000
const day = 24 * 60 * minute

export interface EditTargets {
  /** ms, for every kind of edit. */
  readonly p99?: number
  /** ms, of a drag's impact. */
  readonly impact?: number
}

/** `edits` of each kind are measured after a third as many that are not. */
export function measureEdits(count: number, edits: number, targets: EditTargets = {}): readonly BenchRow[] {
  const plan = createWorkplace(count)
  const rows: BenchRow[] = []
  const all: number[] = []
  const what = `${count.toLocaleString('en')} items`
  const add = (name: string, times: readonly number[], p99?: number): void => {
    rows.push(
      { what: `${what}: ${name}, p50`, value: quantile(times, 0.5), unit: 'ms' },
      { what: `${what}: ${name}, p99`, value: quantile(times, 0.99), unit: 'ms', ...target(p99) },
    )
  }
  for (const kind of editKinds) {
    const times = measured(edits, (at) => plan.edit(kind, at))
    all.push(...times)
    add(kind.name, times, targets.p99)
  }
  add('every kind of edit together', all, targets.p99)
  add(
    'the next minute',
    measured(edits, () => plan.wait(minute)),
  )
  add(
    'the next day',
    measured(Math.min(edits, 20), () => plan.wait(day)),
  )
  for (const name of dragged) {
    const kind = editKinds.find((one) => one.name === name)
    if (kind)
      add(
        `impact before letting go: ${name}`,
        measured(edits, (at) => plan.preview(kind, at)),
        targets.impact,
      )
  }
  return [...nothingKnown(count, what), ...rows]
}

const dragged = ['finish moved', 'finish of the last task moved', 'owner given', 'link drawn']

/** Cold: the first run of this size. Warm: the same code, hot, on a plan that it has never seen. */
function nothingKnown(count: number, what: string): readonly BenchRow[] {
  const runs = count > 50_000 ? 3 : 7
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const plan = generatePlan(count, 1, around)
    times.push(timed(() => figuresOf(plan, momentAt(plan.settings.timeZone, 0))))
  }
  return [
    { what: `${what}: all figures from nothing, median of ${runs}`, value: quantile(times, 0.5), unit: 'ms' },
  ]
}

/** One open plan that is edited on and on. */
export function createWorkplace(count: number): {
  edit(kind: EditKind, at: number): number | undefined
  preview(kind: EditKind, at: number): number | undefined
  wait(milliseconds: number): number
} {
  const chance = createChance(7)
  const source = generateSource(generatePlan(count, 1, around), around, 'as reported')
  const seen = createSeenIndex(source.entries)
  let assembled = createAssembler(source)
  let now = momentAt(assembled.plan.settings.timeZone, 0).now
  const moment = (): Figures['moment'] => liveMoment(assembled.plan.settings.timeZone, now)
  let figures = figuresOf(assembled.plan, moment())
  const draft = (edits: readonly Edit[]): ReturnType<typeof previewEdits> =>
    previewEdits(source, edits, seen, { command: 'bench', now, newId: chance.id }, 'bench')
  return {
    edit(kind, at) {
      const edits = kind.make(figures, chance, at)
      if (!edits) return undefined
      const laid = draft(edits)
      for (const { kind: of, id } of laid.change.changed) {
        const record = laid.source.records[of].get(id)
        if (record) source.records[of].set(id, record)
      }
      source.entries.push(...laid.change.added)
      seen.add(laid.change.added)
      return timed(() => {
        assembled = patchPlan(assembled, source, laid.change)
        figures = figuresOf(assembled.plan, figures.moment, figures)
      })
    },
    preview(kind, at) {
      const edits = kind.make(figures, chance, at)
      if (!edits) return undefined
      return timed(() => {
        const laid = draft(edits)
        const after = previewPlan(assembled, laid.source, laid.change)
        impactOf(figures, baseFiguresOf(after, figures.moment, figures))
      })
    },
    wait(milliseconds) {
      now += milliseconds
      return timed(() => {
        figures = figuresOf(assembled.plan, moment(), figures)
      })
    },
  }
}

function measured(count: number, run: (at: number) => number | undefined): readonly number[] {
  const times: number[] = []
  const before = Math.ceil(count / 3)
  for (let at = 0; at < before + count; at++) {
    const time = run(at)
    if (time !== undefined && at >= before) times.push(time)
  }
  return times
}

function momentAt(timeZone: string, later: number): Figures['moment'] {
  const now: Instant = instantOf(around, 600, timeZone) + later
  return liveMoment(timeZone, now)
}

function timed(run: () => void): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

function target(value: number | undefined): { readonly target?: number } {
  return value === undefined ? {} : { target: value }
}
