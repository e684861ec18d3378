/** Between which boundaries each leaf was to be done, as columns: what looks for the few of one day reads two numbers of each. */

import type { Table } from '../base/table.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import { profileFor } from './leaf-value.ts'
import { plannedLeaves } from './planned-leaves.ts'
import type { PlannedLeaves } from './planned-leaves.ts'
import { baselineSpan } from './planned-value.ts'

/** By position: nothing of it is planned before `from`, all of it at `to`; of what the baseline does not know `to` is before all. */
export interface PlannedWindows {
  readonly from: Float64Array
  readonly to: Float64Array
}

interface Known extends PlannedWindows {
  /** Weakly: leaves that nobody asks about any more keep no plan alive. */
  items: WeakRef<Table<Item>>
}

/** Only a memo: of a list of leaves, read again where the method by which one earns is another. */
const known = new WeakMap<PlannedLeaves, Known>()

export function plannedWindows(baseline: Baseline, items: Table<Item>): PlannedWindows {
  const leaves = plannedLeaves(baseline, items)
  const found = known.get(leaves)
  const before = found?.items.deref()
  if (found && before === items) return found
  const count = items.list.length
  const windows = found && before ? found : { from: new Float64Array(count), to: new Float64Array(count) }
  for (let row = 0; row < count; row++) {
    const [was, is] = [before?.list[row], items.list[row]]
    if (before === undefined || (was !== is && was?.earning !== is?.earning)) write(windows, row)
  }
  known.set(leaves, { ...windows, items: new WeakRef(items) })
  return windows

  function write({ from, to }: PlannedWindows, row: number): void {
    const leaf = leaves[row]
    from[row] = Infinity
    to[row] = -Infinity
    if (leaf === undefined) return
    const profile = profileFor(leaf, items.list[row]?.earning ?? leaf.earning, baselineSpan(baseline))
    from[row] = profile.start
    to[row] = profile.type === 'line' ? profile.start + profile.days : profile.end
  }
}
