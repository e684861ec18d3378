/** Money spent before work may start (CO3), leaf by leaf: most have none. */

import type { Day } from '../base/day.ts'
import type { BaseFigures } from './figures.ts'
import { spendsEarly } from './gaps/spends-early.ts'
import type { Schedule } from './schedule.ts'
import type { Seats } from './seats.ts'

export interface EarlyMoney {
  /** By position of the leaf, above 0, with the working days that it began too early; ascending. */
  readonly spent: SpentEarly
  /** Where it is another than before; undefined: not known. */
  readonly changed: readonly number[] | undefined
}

type SpentEarly = ReadonlyMap<number, { readonly cost: number; readonly days: number }>

/** `touched`: where it may be another than in the figures before; undefined: anywhere. */
export function earlyMoney(
  base: BaseFigures,
  before: BaseFigures | undefined,
  touched: readonly number[] | undefined,
): EarlyMoney {
  const { structure, schedule, plan } = base
  const found = before && known.get(before.plan)
  const isOfThen = found?.schedule.deref() === before?.schedule && found?.today === before?.moment.today
  const was = touched && isOfThen ? found?.early : undefined
  const again = was && touched
  const now = new Map<number, { readonly cost: number; readonly days: number } | undefined>()
  for (const row of again ?? structure.parent.keys()) {
    const early = structure.isLeaf[row] === 1 ? spendsEarly(base, row) : undefined
    const spends = early !== undefined && early.cost > 0
    const old = was?.spent.get(row)
    if (spends ? early.cost === old?.cost && early.days === old.days : old === undefined) continue
    now.set(row, spends ? { cost: early.cost, days: early.days } : undefined)
  }
  const spent = now.size === 0 && was ? was.spent : withRows(was?.spent, now)
  const early = { spent, changed: again && [...now.keys()] }
  known.set(plan, { schedule: new WeakRef(schedule), today: base.moment.today, early })
  return early
}

function withRows(
  before: SpentEarly | undefined,
  now: ReadonlyMap<number, { readonly cost: number; readonly days: number } | undefined>,
): SpentEarly {
  const spent = new Map(before)
  let isInOrder = true
  for (const [row, one] of now) {
    if (one === undefined) spent.delete(row)
    else {
      isInOrder &&= spent.has(row) || before === undefined
      spent.set(row, one)
    }
  }
  return isInOrder ? spent : new Map([...spent].sort(([a], [b]) => a - b))
}

/** What was known, on other seats: `base` are the figures before on them. */
export function earlyMoneyOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const found = known.get(before.plan)
  if (found?.schedule.deref() !== before.schedule) return
  const spent = new Map([...found.early.spent].map(([row, one]) => [seats.to[row] ?? -1, one]))
  spent.delete(-1)
  const { schedule, moment } = base
  const early = { spent, changed: undefined }
  known.set(base.plan, { schedule: new WeakRef(schedule), today: moment.today, early })
}

/** Only a memo: a plan, its schedule and the day say it all. */
const known = new WeakMap<
  BaseFigures['plan'],
  { readonly schedule: WeakRef<Schedule>; readonly today: Day; readonly early: EarlyMoney }
>()

/** Of each department: what was spent, and the most days. */
export interface EarlyInDepartments {
  readonly amount: Float64Array
  readonly days: Float64Array
}

export function earlyInDepartments(
  { spent }: EarlyMoney,
  department: Int32Array,
  count: number,
): EarlyInDepartments {
  const before = added.get(spent)
  if (before?.department === department && before.sums.amount.length === count) return before.sums
  const sums = { amount: new Float64Array(count), days: new Float64Array(count) }
  for (const [leaf, { cost, days }] of spent) {
    const place = department[leaf] ?? -1
    if (place < 0) continue
    sums.amount[place] = (sums.amount[place] ?? 0) + cost
    sums.days[place] = Math.max(sums.days[place] ?? 0, days)
  }
  added.set(spent, { department, sums })
  return sums
}

/** Only a memo: most edits spend nothing early. */
const added = new WeakMap<
  SpentEarly,
  { readonly department: Int32Array; readonly sums: EarlyInDepartments }
>()
