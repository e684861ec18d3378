/** What a change moves, from and to (CN3): the figures after it against those before, so a change not yet made counts too. */

import type { Day } from '../base/day.ts'
import type { ItemId, KeyResultId, PersonId } from '../plan/ids.ts'
import type { BaseFigures } from './figures.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { limitAfter } from './next-limit.ts'
import { presentOwner } from './ownership.ts'
import { none } from './schedule-marks.ts'

export interface Impact {
  /** Leaves whose forecast finish moves, in the plan's order of items; what was added or deleted has one side only. */
  readonly items: readonly Moved[]
  readonly keyResults: readonly {
    readonly keyResultId: KeyResultId
    readonly from: number | null
    readonly to: number | null
  }[]
  /** Owners of what moves. */
  readonly people: readonly PersonId[]
  /** Budget that moves in time; value past the due day is in `keyResults`. The two are never summed (KR.5). */
  readonly money: number
  /** Headline milestones, moved or not, in the plan's order. */
  readonly milestones: readonly Moved[]
  readonly planEnd: { readonly from?: Day; readonly to?: Day; readonly days: number }
  /** What a headline milestone waits for, where the change moves it less than it moves what was changed. */
  readonly nextLimit?: ItemId
}

export interface Moved {
  readonly itemId: ItemId
  readonly from?: Day
  readonly to?: Day
  /** Working days, positive is later. */
  readonly days: number
}

/** Two figures of one plan at one moment. `after` is usually the plan patched by edits that nobody has made yet. */
export function impactOf(before: BaseFigures, after: BaseFigures): Impact {
  const places = placesBefore(before, after)
  const moved = findMoved(before, after, places)
  const milestones = headlineMilestones(after).map((index) =>
    moveOf(before, after, places[index] ?? -1, index),
  )
  const nextLimit = limitAfter(after, moved, milestones)
  return {
    items: moved,
    keyResults: movedKeyResults(before, after),
    ...hit(before, after, moved),
    milestones,
    planEnd: movedEnd(before, after),
    ...(nextLimit !== undefined && { nextLimit }),
  }
}

/** By position after: the position before, -1 for an item that was not there. Both lists are sorted by id. */
function placesBefore(before: BaseFigures, after: BaseFigures): Int32Array {
  const count = after.plan.items.list.length
  const places = new Int32Array(count)
  const same = before.plan.items.indexById === after.plan.items.indexById
  for (let i = 0; i < count; i++) {
    places[i] = same ? i : (before.structure.indexOf(after.plan.items.list[i]?.id ?? '') ?? -1)
  }
  return places
}

function findMoved(before: BaseFigures, after: BaseFigures, places: Int32Array): readonly Moved[] {
  const moved: Moved[] = []
  const sameAxis = before.schedule.axis === after.schedule.axis
  for (let i = 0; i < places.length; i++) {
    if (after.structure.isLeaf[i] !== 1) continue
    const was = places[i] ?? -1
    if (sameAxis && was >= 0 && isStill(before, after, was, i)) continue
    const move = moveOf(before, after, was, i)
    if (move.from !== move.to) moved.push(move)
  }
  if (before.plan.items.indexById === after.plan.items.indexById) return moved
  for (const [was, item] of before.plan.items.list.entries()) {
    const from = before.schedule.finishDay(was)
    if (
      before.structure.isLeaf[was] === 1 &&
      from !== undefined &&
      after.structure.indexOf(item.id) === undefined
    )
      moved.push({ itemId: item.id, from, days: 0 })
  }
  return moved.sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0))
}

/** The same boundaries on the same axis are the same days, but for a milestone that changes its side (SC1.3). */
function isStill(before: BaseFigures, after: BaseFigures, was: number, is: number): boolean {
  return (
    before.schedule.earlyFinish[was] === after.schedule.earlyFinish[is] &&
    before.schedule.state[was] === after.schedule.state[is] &&
    after.plan.items.list[is]?.type !== 'milestone'
  )
}

function moveOf(before: BaseFigures, after: BaseFigures, was: number, is: number): Moved {
  const itemId = after.plan.items.list[is]?.id ?? ''
  const from = was < 0 ? undefined : before.schedule.finishDay(was)
  const to = after.schedule.finishDay(is)
  return {
    itemId,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    days: workingDaysBetween(after, from, to),
  }
}

/** On the calendar after the change: of a changed calendar, that is the one the days will be worked in. */
function workingDaysBetween({ schedule }: BaseFigures, from: Day | undefined, to: Day | undefined): number {
  if (from === undefined || to === undefined) return 0
  return schedule.axis.finishBoundary(to) - schedule.axis.finishBoundary(from)
}

function movedKeyResults(before: BaseFigures, after: BaseFigures): Impact['keyResults'] {
  if (before.keyResults === after.keyResults) return []
  const was = new Map(before.keyResults.map((one) => [one.id, one.outlook]))
  return after.keyResults
    .map(({ id, outlook }) => ({ keyResultId: id, from: was.get(id) ?? null, to: outlook }))
    .filter(({ from, to }) => from !== to)
}

function hit(
  before: BaseFigures,
  after: BaseFigures,
  moved: readonly Moved[],
): Pick<Impact, 'people' | 'money'> {
  const people = new Set<PersonId>()
  let money = 0
  for (const { itemId } of moved) {
    const is = after.structure.indexOf(itemId)
    const from = is === undefined ? before : after
    const item = from.plan.items.list[is ?? before.structure.indexOf(itemId) ?? -1]
    const owner = presentOwner(from.plan, item)
    if (owner !== undefined) people.add(owner.id)
    money += item?.budget ?? 0
  }
  return { people: [...people].sort(), money }
}

function movedEnd(before: BaseFigures, after: BaseFigures): Impact['planEnd'] {
  const day = ({ schedule }: BaseFigures): Day | undefined =>
    schedule.end === none ? undefined : schedule.endDay()
  const from = day(before)
  const to = day(after)
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    days: workingDaysBetween(after, from, to),
  }
}
