// A year of history, 10,000 items and 100,000 entries: the first view of a past day, steps of the slider, what moved a figure.
// CPU time beside the time on the wall, for a machine that others use too.

import { addDays } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { momentAsOf } from '../../shared/engine/moment.ts'
import { movementOf } from '../../shared/engine/moved/movement.ts'
import { Replay } from '../../shared/engine/moved/replay.ts'
import { branchOf, createAssembler, patchPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import { goBack } from '../../shared/plan/past/go-back.ts'
import { recordIndex } from '../../shared/plan/past/plan-past.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import { createChance } from './chance.ts'
import { generatePlan } from './generate-plan.ts'
import { generateSource } from './generate-source.ts'
import type { GeneratedSource } from './generate-source.ts'
import { workingDay } from './generate-work.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const zone = 'Europe/Berlin'
const days = 250

/** About half a minute. */
export async function* measureHistory(): AsyncIterable<BenchRow> {
  const source = yearOfHistory(10_000, 100_000)
  // As on a device: the plan of today and its figures are there, and a past day is reached from them.
  const live = createAssembler(source)
  const figuresNow = figuresOf(live.plan, momentAsOf(zone, around))
  const presentOf = (index = recordIndex(source)) => ({
    assembled: branchOf(live),
    index,
    figures: figuresNow,
  })
  const firsts: Spent[] = []
  const back: Spent[] = []
  const forward: Spent[] = []
  for (let run = 0; run < 2; run++) {
    let day = addDays(around, -20)
    let { past, assembled } = goBack(source, momentAsOf(zone, around).now, presentOf())
    let figures: Figures = figuresNow
    firsts.push(
      spent(() => {
        const moment = momentAsOf(zone, day)
        ;({ past, assembled } = goBack(source, moment.now, presentOf()))
        figures = figuresOf(assembled.plan, moment, figuresNow)
      }),
    )
    const step = (by: number): Spent =>
      spent(() => {
        day = addDays(day, by)
        const moment = momentAsOf(zone, day)
        assembled = patchPlan(assembled, past.source, past.moveTo(moment.now))
        figures = figuresOf(assembled.plan, moment, figures)
      })
    for (let n = 0; n < 14; n++) back.push(step(-1))
    for (let n = 0; n < 14; n++) forward.push(step(1))
  }
  yield row('as of a past day, first view', firsts, 500)
  yield row('one day back', back, 50)
  yield row('one day on', forward, 50)
  for (const [name, length] of [
    ['a day', 1],
    ['a week', 7],
  ] as const) {
    const [from, to] = [
      momentAsOf(zone, addDays(around, -20 - length)),
      momentAsOf(zone, addDays(around, -20)),
    ]
    const index = recordIndex(source)
    const replayed = (): Replay => new Replay(source, from, to, presentOf(index))
    const read = [0, 1].map(() => spent(() => movementOf(replayed(), { type: 'money', of: 'ev' })))
    yield row(`what moved the earned value in ${name}, with the record read`, read, 300)
    const replay = replayed()
    lastItem(replay)
    replay.datedAt(to.now)
    yield row(
      `what moved the last finish in ${name}, with both days at hand`,
      [spent(() => movementOf(replay, { type: 'finish', itemId: lastItem(replay) }))],
      300,
    )
  }
}

function lastItem({ before }: Replay): string {
  const { schedule, plan } = before
  let last = 0
  plan.items.list.forEach((_, index) => {
    if ((schedule.earlyFinish[index] ?? 0) > (schedule.earlyFinish[last] ?? 0)) last = index
  })
  return plan.items.list[last]?.id ?? ''
}

/** Four check-ins to one changed finish, on the working days of a year before `around`. */
function yearOfHistory(items: number, count: number): GeneratedSource {
  const chance = createChance(11)
  const source = generateSource(generatePlan(items, 1, around), around, 'as reported')
  const ids = [...source.records.item.keys()]
  const entries: SourceEntry[] = source.entries.slice(0, count / 2)
  for (let n = entries.length; n < count; n++) {
    const id = ids[chance.below(ids.length)] ?? ''
    const at = instantOf(workingDay(around, -1 - chance.below(days)), 420 + chance.below(600), zone)
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

function row(what: string, all: readonly Spent[], target: number): BenchRow {
  const half = (values: readonly number[]): number => quantile(values, 0.5)
  return {
    what: `10,000 items, 100,000 entries: ${what}`,
    value: half(all.map(({ cpu }) => cpu)),
    wall: half(all.map(({ wall }) => wall)),
    unit: 'ms',
    target,
  }
}
