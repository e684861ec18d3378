// Edit → plan patched → all figures, gaps and lights; and what a drag would move. On a generated plan in memory, each kind
// of edit by itself after a warm-up: the same code in Node and in Chromium.

import { must } from '../../shared/base/assert.ts'
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
  readonly p50?: number
  readonly p99?: number
  /** ms, of a drag's impact, p99. */
  readonly impact?: number
}

/**
 * Row by row as it is measured. Of each kind `most` edits, or as many as fit into a second (one at least), after a warm-up of a
 * third of that; figures are CPU time where it can be had, beside wall time.
 */
export async function* measureEdits(
  count: number,
  most: number,
  targets: EditTargets = {},
): AsyncGenerator<BenchRow> {
  const what = `${count.toLocaleString('en')} items`
  yield await measureFromNothing(count)
  const plan = createWorkplace(count)
  const all: Taken[] = []
  for (const kind of editKinds) {
    const taken = await measured(most, (at) => plan.edit(kind, at))
    all.push(...taken)
    yield* rowsOf(`${what}: ${kind.name}`, taken, targets)
  }
  yield* rowsOf(`${what}: every kind of edit together`, all, targets)
  for (const name of dragged) {
    const kind = must(editKinds.find((one) => one.name === name))
    const taken = await measured(most, (at) => plan.preview(kind, at))
    yield* rowsOf(`${what}: impact before letting go: ${name}`, taken, target('p99', targets.impact))
  }
  yield* rowsOf(`${what}: the next minute`, await measured(most, () => plan.wait(minute)))
  yield* rowsOf(`${what}: the next day`, await measured(Math.min(most, 20), () => plan.wait(day)))
}

const dragged = ['finish moved', 'finish of the last task moved', 'link drawn']

function* rowsOf(
  what: string,
  taken: readonly Taken[],
  { p50, p99 }: Pick<EditTargets, 'p50' | 'p99'> = {},
): Generator<BenchRow> {
  yield rowOf(`${what}, p50 of ${taken.length}`, taken, 0.5, p50)
  yield rowOf(`${what}, p99`, taken, 0.99, p99)
}

function rowOf(what: string, taken: readonly Taken[], share: number, wanted?: number): BenchRow {
  const at = (clock: keyof Taken): number =>
    quantile(
      taken.map((one) => one[clock]),
      share,
    )
  return { what, value: at('cpu'), wall: at('wall'), unit: 'ms', ...target('target', wanted) }
}

/** The same code, hot after as many runs again (of the largest plan: by those of the smaller ones), on plans that it has never seen. */
export async function measureFromNothing(count: number, wanted?: number): Promise<BenchRow> {
  const [runs, before] = count > 50_000 ? [2, 0] : [8, 8]
  const taken: Taken[] = []
  for (let run = 0; run < before + runs; run++) {
    const plan = generatePlan(count, 1, around)
    await turn()
    taken.push(timed(() => figuresOf(plan, momentAt(plan.settings.timeZone, 0))))
  }
  const what = `${count.toLocaleString('en')} items: all figures from nothing, median of ${runs}`
  return rowOf(what, taken.slice(before), 0.5, wanted)
}

/** Each edit is a turn of its own, as people's are: within one turn nothing that was asked of a `WeakRef` is ever freed. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** One open plan that is edited on and on. */
export function createWorkplace(count: number): {
  edit(kind: EditKind, at: number): Taken | undefined
  preview(kind: EditKind, at: number): Taken | undefined
  wait(milliseconds: number): Taken
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

/** Milliseconds. */
interface Taken {
  readonly cpu: number
  readonly wall: number
}

const longEnough = 1000

async function measured(most: number, run: (at: number) => Taken | undefined): Promise<readonly Taken[]> {
  let at = 0
  const take = async (count: number, long: number): Promise<readonly Taken[]> => {
    const taken: Taken[] = []
    const until = performance.now() + long
    for (let n = 0; n < count && (n === 0 || performance.now() < until); n++) {
      await turn()
      const one = run(at++)
      if (one) taken.push(one)
    }
    return taken
  }
  await take(Math.ceil(most / 3), longEnough / 3)
  return take(most, longEnough)
}

function momentAt(timeZone: string, later: number): Figures['moment'] {
  const now: Instant = instantOf(around, 600, timeZone) + later
  return liveMoment(timeZone, now)
}

function timed(run: () => void): Taken {
  const [from, began] = [performance.now(), cpuNow()]
  run()
  const wall = performance.now() - from
  const cpu = cpuNow() - began
  return { wall, cpu: Number.isNaN(cpu) ? wall : cpu }
}

/** CPU time of this process in ms: what others do on the machine is not in it, collecting garbage is. Not in a page. */
function cpuNow(): number {
  const { cpuUsage } = (globalThis as { process?: Partial<NodeJS.Process> }).process ?? {}
  const used = cpuUsage?.()
  return used ? (used.user + used.system) / 1000 : Number.NaN
}

function target<Name extends string>(
  name: Name,
  value: number | undefined,
): { readonly [key in Name]?: number } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]: number })
}
