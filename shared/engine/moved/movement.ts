/**
 * What moved a figure between two days (MV1): first the days that passed with nothing said, then each thing in the order in
 * which it was said. What only two changes together do belongs to the later one. The parts add up exactly to the difference.
 */

import type { Instant } from '../../base/instant.ts'
import { runSteps } from '../../base/steps.ts'
import { nameIn } from '../../plan/assemble/entry-kind.ts'
import { isList, isObject } from '../../plan/assemble/reader.ts'
import type { EntryId, ItemId } from '../../plan/ids.ts'
import type { PastPart } from '../../plan/past/plan-past.ts'
import type { SourceEntry } from '../../plan/source.ts'
import type { DatedFigures } from '../dated-figures.ts'
import type { BaseFigures } from '../figures.ts'
import { datedValue, moneyOf, movedValue, stepOf } from './moved-figure.ts'
import type { DatedFigure, MoneyFigure, MovedFigure } from './moved-figure.ts'
import type { Replay } from './replay.ts'
import { whatMayMove } from './what-may-move.ts'

export interface Movement {
  /** In steps of `stepOf(figure)`; null where there was no such figure. */
  readonly from: number | null
  readonly to: number | null
  /** Their sum is `to` − `from`; in the order in which they came, of amounts the largest first. */
  readonly parts: readonly MovedPart[]
}

export type MovedPart = { readonly amount: number } & (
  | { readonly type: 'time' }
  | { readonly type: 'said'; readonly at: Instant; readonly entries: readonly EntryId[] }
  /** An item with all that happened to it; `movementWithin` tells that. */
  | { readonly type: 'item'; readonly itemId: ItemId }
  /** Deleted or split work, and the plan's own settings. */
  | { readonly type: 'elsewhere' }
)

export function movementOf(replay: Replay, figure: MovedFigure): Movement {
  return runSteps(movingOf(replay, figure))
}

/** The same in steps of some milliseconds: a long time with much said in it takes long. */
export function* movingOf(replay: Replay, figure: MovedFigure): Generator<void, Movement> {
  return figure.type === 'money' ? byItem(replay, figure.of) : yield* byTime(replay, figure)
}

function* byTime(replay: Replay, figure: DatedFigure): Generator<void, Movement> {
  const from = datedValue(replay.before, figure)
  const first = replay.datedAt(replay.from.now)
  const waited = datedValue(first, figure)
  yield
  const last = replay.datedAt(replay.to.now)
  const to = datedValue(last, figure)
  if (from === null || waited === null || to === null) return { from, to, parts: [] }
  const parts: MovedPart[] = waited === from ? [] : [{ type: 'time', amount: waited - from }]
  const part = partMoving(figure, first, last)
  const times = part ? replay.timesOf(part) : replay.times()
  const datedAt = (at: Instant): DatedFigures => (part ? replay.datedPartAt(part, at) : replay.datedAt(at))
  /** Of the times after `low` through `high`: halves that end as they began are left alone. */
  function* look(low: number, high: number, before: number, after: number): Generator<void> {
    if (before === after) return
    const at = times[high] ?? 0
    if (high - low === 1) {
      parts.push({ type: 'said', at, entries: replay.entriesAt(at), amount: after - before })
      return
    }
    const middle = (low + high) >> 1
    // While there is no such figure (its work deleted for a while) it stays what it was.
    yield
    const between = datedValue(datedAt(times[middle] ?? 0), figure) ?? before
    yield* look(low, middle, before, between)
    yield* look(middle, high, between, after)
  }
  yield* look(-1, times.length - 1, waited, to)
  return { from, to, parts }
}

/**
 * Undefined where anything may move it: what a key result is heading for rests on readings, too, and while the plan has not
 * begun its start is that of its first work.
 */
function partMoving(figure: DatedFigure, first: DatedFigures, last: DatedFigures): PastPart | undefined {
  const hasBegun = [first, last].every(
    ({ schedule, moment }) => schedule.axis.finishBoundary(moment.statusDate) > 0,
  )
  return figure.type === 'outlook' || !hasBegun ? undefined : whatMayMove(first, last, figure.itemId)
}

/** Sums fall apart by item at once: nothing has to be replayed until somebody asks what happened to one. */
function byItem(replay: Replay, figure: MoneyFigure): Movement {
  const total = { type: 'money', of: figure } as const
  const [before, after] = [replay.before, replay.baseAt(replay.to.now)]
  const [from, to] = [movedValue(before, total) ?? 0, movedValue(after, total) ?? 0]
  const then = ownAmounts(before, figure)
  const now = ownAmounts(after, figure)
  const moved = [...new Set([...then.keys(), ...now.keys()])]
    .map((itemId) => ({ itemId, amount: (now.get(itemId) ?? 0) - (then.get(itemId) ?? 0) }))
    .filter(({ amount }) => Math.abs(amount) * stepOf(total) >= 0.5)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.itemId < b.itemId ? -1 : 1))
  const parts: MovedPart[] = moved.map(({ itemId, amount }) => ({
    type: 'item',
    itemId,
    amount: Math.round(amount * stepOf(total)),
  }))
  const rest = to - from - parts.reduce((sum, { amount }) => sum + amount, 0)
  return { from, to, parts: rest === 0 ? parts : [...parts, { type: 'elsewhere', amount: rest }] }
}

/** What each item has for itself: a leaf all of it, a group what its members have not. */
function ownAmounts(
  { plan, structure, value }: BaseFigures,
  figure: MoneyFigure,
): ReadonlyMap<ItemId, number> {
  const amounts = new Map<ItemId, number>()
  plan.items.list.forEach(({ id }, index) => {
    const sums = value[index]
    if (!sums) return
    let own = moneyOf(sums, figure)
    if (structure.isLeaf[index] !== 1)
      for (const child of structure.childrenOf(index)) {
        const inside = value[child]
        if (inside) own -= moneyOf(inside, figure)
      }
    if (own !== 0) amounts.set(id, own)
  })
  return amounts
}

/** What moved one item's part of a sum (MV2): the days that passed, then what was said about it, and what others did between. */
export function movementWithin(replay: Replay, figure: MoneyFigure, itemId: ItemId): Movement {
  const step = stepOf({ type: 'money', of: figure })
  const amountIn = (base: BaseFigures): number =>
    Math.round((ownAmounts(base, figure).get(itemId) ?? 0) * step)
  const from = amountIn(replay.before)
  const parts: MovedPart[] = []
  let elsewhere = 0
  let value = amountIn(replay.baseAt(replay.from.now))
  if (value !== from) parts.push({ type: 'time', amount: value - from })
  const isOfIt = (entry: SourceEntry): boolean => isAbout(entry, itemId)
  for (const at of replay.times(isOfIt)) {
    const before = amountIn(replay.baseAt(at - 1))
    const after = amountIn(replay.baseAt(at))
    elsewhere += before - value
    if (after !== before)
      parts.push({ type: 'said', at, entries: replay.entriesAt(at, isOfIt), amount: after - before })
    value = after
  }
  const to = amountIn(replay.baseAt(replay.to.now))
  elsewhere += to - value
  return { from, to, parts: elsewhere === 0 ? parts : [...parts, { type: 'elsewhere', amount: elsewhere }] }
}

function isAbout({ body }: SourceEntry, itemId: ItemId): boolean {
  if (nameIn(body['item']) === itemId) return true
  const { edits } = body
  return isList(edits) && edits.some((edit) => isObject(edit) && edit['id'] === itemId)
}
