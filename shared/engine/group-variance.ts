/** A group's dates run from the first to the last of what is in it; its delay is that of the worst leaf, whole. */

import type { Day } from '../base/day.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Variance } from './variance.ts'

/** `children` without cancelled ones; without any, the group has no dates and is its own worst. */
export function groupVariance(id: ItemId, children: readonly Variance[]): Variance {
  const [first, ...others] = children
  if (first === undefined) {
    return { total: null, announced: null, unannounced: null, worst: id, own: 0 }
  }
  const { total, announced, unannounced, worst, own } = others.reduce(worseOf, first)
  return {
    ...span('baselineStart', earliest, children),
    ...span('baselineFinish', latest, children),
    ...span('commitmentStart', earliest, children),
    ...span('commitmentFinish', latest, children),
    ...span('forecastStart', earliest, children),
    ...span('forecastFinish', latest, children),
    total,
    announced,
    unannounced,
    worst,
    own,
  }
}

/** By total, then by what is not announced, then by what is; of equals the later forecast, then the smaller id. */
function worseOf(a: Variance, b: Variance): Variance {
  const order =
    moreOf(a.total, b.total) || moreOf(a.unannounced, b.unannounced) || moreOf(a.announced, b.announced)
  if (order !== 0) return order > 0 ? a : b
  const dayOfA = a.forecastFinish ?? ''
  const dayOfB = b.forecastFinish ?? ''
  if (dayOfA !== dayOfB) return dayOfA > dayOfB ? a : b
  return a.worst <= b.worst ? a : b
}

function moreOf(a: number | null, b: number | null): number {
  const first = a ?? -Infinity
  const second = b ?? -Infinity
  return first === second ? 0 : first > second ? 1 : -1
}

type DayName =
  | 'baselineStart'
  | 'baselineFinish'
  | 'commitmentStart'
  | 'commitmentFinish'
  | 'forecastStart'
  | 'forecastFinish'

function span(
  name: DayName,
  pick: (a: Day, b: Day) => Day,
  children: readonly Variance[],
): Pick<Variance, DayName> {
  let day: Day | undefined
  for (const child of children) {
    const own = child[name]
    if (own !== undefined) day = day === undefined ? own : pick(day, own)
  }
  return day === undefined ? {} : { [name]: day }
}

const earliest = (a: Day, b: Day): Day => (b < a ? b : a)
const latest = (a: Day, b: Day): Day => (b > a ? b : a)
