/** Money spent before work may start (CO3), leaf by leaf: most have none. */

import type { BaseFigures } from './figures.ts'
import { spendsEarly } from './gaps/spends-early.ts'
import type { Schedule } from './schedule.ts'

export interface EarlyMoney {
  /** By position of the leaf, above 0, with the working days that it began too early; ascending. */
  readonly spent: ReadonlyMap<number, { readonly cost: number; readonly days: number }>
  /** Where it is another than before; undefined: not known. */
  readonly changed: readonly number[] | undefined
}

/** `touched`: where it may be another than in the figures before; undefined: anywhere. */
export function earlyMoney(
  base: BaseFigures,
  before: BaseFigures | undefined,
  touched: readonly number[] | undefined,
): EarlyMoney {
  const { structure, schedule, plan } = base
  const found = before && known.get(before.plan)
  const was = touched && found?.schedule.deref() === before?.schedule ? found?.early : undefined
  const again = was && touched
  const spent = new Map(was?.spent)
  const changed: number[] = []
  for (const row of again ?? structure.parent.keys()) {
    const now = structure.isLeaf[row] === 1 ? spendsEarly(base, row) : undefined
    const old = was?.spent.get(row)
    if (now === undefined || now.cost <= 0) {
      if (spent.delete(row)) changed.push(row)
    } else if (now.cost !== old?.cost || now.days !== old.days) {
      spent.set(row, { cost: now.cost, days: now.days })
      changed.push(row)
    }
  }
  const sorted = changed.length === 0 && was ? was.spent : new Map([...spent].sort(([a], [b]) => a - b))
  const early = { spent: sorted, changed: again && changed }
  known.set(plan, { schedule: new WeakRef(schedule), early })
  return early
}

/** Only a memo: a plan and its schedule say it all. */
const known = new WeakMap<
  BaseFigures['plan'],
  { readonly schedule: WeakRef<Schedule>; readonly early: EarlyMoney }
>()
