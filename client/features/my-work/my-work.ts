/** What a person owes, who waits for them, and whom they wait for: selected from the figures, nothing computed in a view. */

import type { Instant } from '../../../shared/base/instant.ts'
import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import type { ItemId, PersonId } from '../../../shared/plan/ids.ts'
import type { WaitsFor } from '../../../shared/plan/report.ts'
import { followersOf } from '../../parts/item/who-waits.ts'

export interface MyWork {
  /** In play and not live: each asks its question. The soonest due first. */
  readonly owed: readonly ItemId[]
  /** Of those owed, what was heard of before and can be said to be still true. */
  readonly repeatable: readonly ItemId[]
  /** Unfinished and asked nothing of now. */
  readonly others: readonly ItemId[]
  readonly waitForMe: readonly Waiting[]
  readonly iWaitFor: readonly Waiting[]
  /** When the next check-in of mine is due; absent: none is. */
  readonly nextDue?: Instant
}

/** `item` waits for `what`. */
export interface Waiting {
  readonly key: string
  readonly item: ItemId
  readonly what: WaitsFor
}

export function myWorkOf(figures: Figures, me: PersonId): MyWork {
  const { plan, freshness } = figures
  const mine = plan.items.list.flatMap((item, index) =>
    presentOwner(plan, item)?.id === me && isOpenLeaf(figures, index) ? [index] : [],
  )
  const byDay = (a: number, b: number): number => {
    const [x, y] = [dayOf(figures, a), dayOf(figures, b)]
    return x < y ? -1 : x > y ? 1 : a - b
  }
  const owed = mine.filter((at) => freshness[at]?.inPlay && freshness[at]?.state !== 'live').sort(byDay)
  const asked = new Set(owed)
  const dues = mine.flatMap((at) => (asked.has(at) ? [] : (freshness[at]?.dueAt ?? [])))
  const idOf = (at: number): ItemId => plan.items.list[at]?.id ?? ''
  return {
    owed: owed.map(idOf),
    repeatable: owed.map(idOf).filter((id) => find(plan.reports, id)?.status !== undefined),
    others: mine
      .filter((at) => !asked.has(at))
      .sort(byDay)
      .map(idOf),
    waitForMe: mine.flatMap((at) => waitsForMine(figures, at, me)),
    iWaitFor: mine.flatMap((at) => mineWaitsFor(figures, at, me)),
    ...(dues.length > 0 && { nextDue: Math.min(...dues) }),
  }
}

export function isOpenLeaf({ structure, schedule, plan }: Figures, index: number): boolean {
  if (structure.isLeaf[index] !== 1 || plan.items.list[index]?.type === 'group') return false
  return progressStates[schedule.state[index] ?? 0] !== 'finished'
}

/** Started or due to have started: the question is *done by?*; else it is *started?*. A milestone is never started. */
export function asksForStart({ structure, schedule, plan }: Figures, itemId: ItemId): boolean {
  const index = structure.indexOf(itemId) ?? -1
  if (find(plan.items, itemId)?.type === 'milestone') return false
  if (find(plan.reports, itemId)?.status === 'blocked') return false
  return progressStates[schedule.state[index] ?? 0] === 'unstarted'
}

function dayOf({ variance }: Figures, at: number): string {
  return variance[at]?.commitmentFinish ?? variance[at]?.forecastFinish ?? '9999'
}

/** Work of others right behind mine, and what others wait for me with. */
function waitsForMine(figures: Figures, index: number, me: PersonId): readonly Waiting[] {
  const id = figures.plan.items.list[index]?.id ?? ''
  return followersOf(figures, index).flatMap((at): Waiting[] => {
    const item = figures.plan.items.list[at]
    if (!item || presentOwner(figures.plan, item)?.id === me) return []
    return [{ key: `${id} ${item.id}`, item: item.id, what: { type: 'item', id } }]
  })
}

/** The blocker that I named; else the unfinished work that gives mine its date. */
function mineWaitsFor(
  { plan, schedule, structure }: Figures,
  index: number,
  me: PersonId,
): readonly Waiting[] {
  const id = plan.items.list[index]?.id ?? ''
  const report = find(plan.reports, id)
  if (report?.status === 'blocked' && report.blocker) {
    return [{ key: `${id} blocked`, item: id, what: report.blocker.waitsFor }]
  }
  return schedule.driversOf(index).flatMap((driver): Waiting[] => {
    if (driver.type !== 'link') return []
    const at = structure.indexOf(driver.itemId) ?? -1
    if (progressStates[schedule.state[at] ?? 0] === 'finished') return []
    if (presentOwner(plan, plan.items.list[at])?.id === me) return []
    return [{ key: `${id} ${driver.itemId}`, item: id, what: { type: 'item', id: driver.itemId } }]
  })
}
