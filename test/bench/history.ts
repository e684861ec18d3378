// A year of history, 10,000 items and 100,000 entries: the first view of a past day, steps of the slider, what moved a figure.
// CPU time beside the time on the wall, for a machine that others use too.

import { addDays } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { lateFigures } from '../../shared/engine/late-figures.ts'
import { momentAsOf } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { movementOf } from '../../shared/engine/moved/movement.ts'
import { Replay } from '../../shared/engine/moved/replay.ts'
import { branchOf, createAssembler, patchPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import { goBack } from '../../shared/plan/past/go-back.ts'
import type { Present } from '../../shared/plan/past/go-back.ts'
import { recordIndex } from '../../shared/plan/past/plan-past.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import { createChance } from './chance.ts'
import { generatePlan } from './generate-plan.ts'
import { generateSource } from './generate-source.ts'
import type { GeneratedSource } from './generate-source.ts'
import { generateYear } from './generate-year.ts'
import { workingDay } from './generate-work.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const zone = 'Europe/Berlin'
const shown = addDays(around, -20)

/** About a minute. */
export async function* measureHistory(): AsyncIterable<BenchRow> {
  yield* measureSource('a year', generateYear(10_000, 100_000, around))
  yield* measureSource('all of it under way at once', reportedAtRandom(10_000, 100_000))
}

function* measureSource(name: string, source: GeneratedSource): Iterable<BenchRow> {
  // As on a device: the plan of today and its figures are there, and a past day is reached from them.
  const live = createAssembler(source)
  const figuresNow = figuresOf(live.plan, momentAsOf(zone, around))
  const index = recordIndex(source)
  const present = () => ({ assembled: branchOf(live), index, figures: figuresNow })
  const row = (what: string, all: readonly Spent[], target: number): BenchRow =>
    rowOf(name, what, all, target)
  yield* measureSteps(source, present, row)
  for (const [time, length] of [
    ['a day', 1],
    ['a week', 7],
  ] as const)
    yield* measureMoved(
      source,
      present,
      (what, all) => row(`what moved ${what} in ${time}`, all, 300),
      length,
    )
}

function* measureSteps(source: GeneratedSource, present: () => AtHand, row: MakeRow): Iterable<BenchRow> {
  const first: Judging = { measured: [], judged: [] }
  const back: Judging = { measured: [], judged: [] }
  const on: Judging = { measured: [], judged: [] }
  for (let run = 0; run < 2; run++) {
    let day = shown
    let { past, assembled } = goBack(source, momentAsOf(zone, around).now, present())
    let figures = present().figures
    const look = (into: Judging, go: (moment: Moment) => void): void => {
      const moment = momentAsOf(zone, day)
      const measured = spent(() => {
        go(moment)
        figures = lateFigures(assembled.plan, moment, figures)
      })
      const judged = spent(() => figures.gaps)
      into.measured.push(measured)
      into.judged.push({ cpu: measured.cpu + judged.cpu, wall: measured.wall + judged.wall })
    }
    // The first time the record is read, too; it is kept from then on.
    const read = () => ({ ...present(), index: recordIndex(source) })
    look(first, ({ now }) => ({ past, assembled } = goBack(source, now, read())))
    const step = (into: Judging, by: number): void => {
      day = addDays(day, by)
      look(into, ({ now }) => (assembled = patchPlan(assembled, past.source, past.moveTo(now))))
    }
    for (let n = 0; n < 14; n++) step(back, -1)
    for (let n = 0; n < 14; n++) step(on, 1)
  }
  for (const [what, { measured, judged }, target] of [
    ['as of a past day, first view', first, 500],
    ['one day back', back, 50],
    ['one day on', on, 50],
  ] as const) {
    yield row(`${what}: dates and sums`, measured, target)
    yield row(`${what}: gaps, roots and the headline, too`, judged, target)
  }
}

function* measureMoved(
  source: GeneratedSource,
  present: () => AtHand,
  row: (what: string, all: readonly Spent[]) => BenchRow,
  length: number,
): Iterable<BenchRow> {
  const [from, to] = [momentAsOf(zone, addDays(shown, -length)), momentAsOf(zone, shown)]
  const replayed = (): Replay => new Replay(source, from, to, present())
  const read = [0, 1, 2].map(() => spent(() => movementOf(replayed(), { type: 'money', of: 'ev' })))
  yield row('the earned value', read)
  const itemId = mostMoved(replayed())
  const moved = [0, 1, 2].map(() => spent(() => movementOf(replayed(), { type: 'finish', itemId })))
  yield row('the finish that moved most', moved)
}

interface AtHand extends Present {
  readonly figures: Figures
}

type MakeRow = (what: string, all: readonly Spent[], target: number) => BenchRow

/** One list of the dates and sums alone, one with all that follows. */
interface Judging {
  readonly measured: Spent[]
  readonly judged: Spent[]
}

function mostMoved(replay: Replay): string {
  const { before } = replay
  const after = replay.datedAt(replay.to.now)
  let [most, found] = [-1, '']
  for (const [index, { id }] of after.plan.items.list.entries()) {
    const was = before.structure.indexOf(id)
    if (was === undefined || after.schedule.state[index] !== 0) continue
    const days = Math.abs((after.schedule.earlyFinish[index] ?? 0) - (before.schedule.earlyFinish[was] ?? 0))
    if (days > most) [most, found] = [days, id]
  }
  return found
}

/**
 * Four check-ins to one changed finish, of any item on any working day of a year before `around`: three quarters of the work
 * are under way at once, and nearly every date moves each day.
 */
function reportedAtRandom(items: number, count: number): GeneratedSource {
  const chance = createChance(11)
  const source = generateSource(generatePlan(items, 1, around), around, 'as reported')
  const ids = [...source.records.item.keys()]
  const entries: SourceEntry[] = source.entries.slice(0, count / 2)
  for (let n = entries.length; n < count; n++) {
    const id = ids[chance.below(ids.length)] ?? ''
    const at = instantOf(workingDay(around, -1 - chance.below(250)), 420 + chance.below(600), zone)
    if (n % 5 > 0) {
      const body = { item: id, status: 'on track', percent: chance.below(100) }
      entries.push({ id: `said-${n}`, kind: 'checkIn', at, by: 'p0', body })
      continue
    }
    const finish = chance.below(60)
    const [from, to] = [workingDay(around, finish), workingDay(around, finish + 1 + chance.below(4))]
    const edits = [{ kind: 'item', id, field: 'finish', from, to, seen: [] }]
    entries.push({ id: `edit-${n}`, kind: 'change', at, by: 'p0', body: { command: 'bench', edits } })
  }
  return { ...source, entries }
}

interface Spent {
  readonly cpu: number
  readonly wall: number
}

function spent(what: () => unknown): Spent {
  const at = performance.now()
  const before = process.cpuUsage()
  what()
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1000, wall: performance.now() - at }
}

function rowOf(name: string, what: string, all: readonly Spent[], target: number): BenchRow {
  const half = (values: readonly number[]): number => quantile(values, 0.5)
  return {
    what: `10,000 items, 100,000 entries, ${name}: ${what}`,
    value: half(all.map(({ cpu }) => cpu)),
    wall: half(all.map(({ wall }) => wall)),
    unit: 'ms',
    target,
  }
}
