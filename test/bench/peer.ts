// The schedule beside that of js-pert, an npm package that computes a network too: early and late dates and floats, over FS
// links without lags and without a calendar, which is all it knows. The same plan in the same run, and the same answers.

import peer from 'js-pert'
import { instantOf } from '../../shared/base/instant.ts'
import { changeTable, createTable } from '../../shared/base/table.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import { scheduleOf } from '../../shared/engine/schedule.ts'
import type { Schedule } from '../../shared/engine/schedule.ts'
import { createStructure } from '../../shared/engine/structure.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { generatePlan } from './generate-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const day = '2026-03-04'
/** Its time grows faster than the plan, so that a larger one would only flatter this engine. */
const count = 1_000
const [runs, ownRuns] = [5, 60]

/** CommonJS: Node hands over the module, which has the function as its default. */
const computePeer = (peer as unknown as { readonly default: typeof peer }).default

export function* measurePeer(): Generator<BenchRow> {
  const plan = networkOnly(generatePlan(count, 1, day))
  const activities = activitiesOf(plan)
  const compute = (): Schedule => scheduleOf(plan, createStructure(plan), momentOf(plan))
  assertSame(plan, compute(), computePeer(activities))
  const ours = medianOf(ownRuns, compute)
  const theirs = medianOf(runs, () => computePeer(activities))
  const links = plan.links.list.length.toLocaleString('en')
  const what = `full schedule, ${count.toLocaleString('en')} items, ${links} FS links`
  yield { what: `${what}, median of ${ownRuns}`, value: ours, unit: 'ms' }
  yield {
    what: `${what}, by js-pert, the same dates and floats, median of ${runs}`,
    value: theirs,
    unit: 'ms',
  }
  yield { what: `${what}: times as fast as js-pert`, value: theirs / ours, unit: '×', target: 10 }
}

/** Nothing started, nothing promised, no holidays: what its links and durations alone say. */
function networkOnly(plan: Plan): Plan {
  const { duration } = scheduleOf(plan, createStructure(plan), momentOf(plan))
  const items = plan.items.list.map(({ start: _start, finish: _finish, ...item }, index) => ({
    ...item,
    ...(item.type === 'milestone' && { duration: 0 }),
    ...(item.type === 'task' && { duration: Math.max(1, duration[index] ?? 0) }),
  }))
  return {
    ...plan,
    items: changeTable(plan.items, items),
    links: createTable(plan.links.list.map((link) => ({ ...link, type: 'FS' as const, lag: 0 }))),
    reports: createTable([]),
  }
}

function momentOf({ settings }: Plan): ReturnType<typeof liveMoment> {
  return liveMoment(settings.timeZone, instantOf(day, 600, settings.timeZone))
}

function activitiesOf(plan: Plan): Parameters<typeof peer>[0] {
  const before = Map.groupBy(plan.links.list, ({ to }) => to)
  const leaves = plan.items.list.filter(({ type }) => type !== 'group')
  return Object.fromEntries(
    leaves.map(({ id, duration = 0 }) => [
      id,
      {
        id,
        optimisticTime: duration,
        mostLikelyTime: duration,
        pessimisticTime: duration,
        predecessors: [...new Set(before.get(id)?.map(({ from }) => from))],
      },
    ]),
  )
}

/** It counts from the first start, where the schedule counts from the plan's. */
function assertSame(plan: Plan, schedule: Schedule, pert: ReturnType<typeof peer>): void {
  const leaves = plan.items.list.flatMap(({ id, type }, index) => (type === 'group' ? [] : [{ id, index }]))
  const first = Math.min(...leaves.map(({ index }) => schedule.earlyStart[index] ?? 0))
  for (const { id, index } of leaves) {
    const ours = [(schedule.earlyStart[index] ?? 0) - first, schedule.totalFloat[index]]
    const theirs = [pert.earliestStartTimes[id], pert.slack[id]]
    if (ours.join() !== theirs.join()) throw new Error(`${id}: ${ours.join()} here, ${theirs.join()} there`)
  }
}

/** CPU time in ms, once warm. */
function medianOf(times: number, run: () => unknown): number {
  for (let n = 0; n < Math.ceil(times / 3); n++) run()
  const taken = Array.from({ length: times }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return quantile(taken, 0.5)
}
