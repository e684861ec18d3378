/** What freshness says, as columns: what walks all of it reads memory from front to back. */

import { changedRows, placeIn } from './changed-rows.ts'
import { rewritten } from './column-changes.ts'
import type { ItemFreshness } from './freshness.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'

export interface HeardColumns {
  /** Bits of `heardBits`. */
  readonly bits: Uint8Array
  /** -Infinity for what was never heard of. */
  readonly saidAt: Float64Array
  /** When what is in play was last heard of, ascending: a median can be read off. */
  readonly inPlay: Float64Array
}

export const heardBits = { inPlay: 1, live: 2, overdue: 4 } as const

/** `before`: a list from before, whose columns are carried on where it is told what differs. */
export function heardColumns(
  freshness: readonly ItemFreshness[],
  before?: readonly ItemFreshness[],
): HeardColumns {
  let columns = known.get(freshness)
  if (columns !== undefined) return columns
  const was = before && known.get(before)
  const rows = before && changedRows(before, freshness)
  columns = was && rows ? carried(was, freshness, rows) : columnsOf(freshness)
  known.set(freshness, columns)
  return columns
}

/** The columns of a list before, on the seats of `moved`. */
export function heardOnto(
  before: readonly ItemFreshness[],
  moved: readonly ItemFreshness[],
  seats: Seats,
): void {
  const was = known.get(before)
  if (was === undefined) return
  const columns = { bits: seated(was.bits, seats), saidAt: seated(was.saidAt, seats, -Infinity) }
  const isInPlay = (row: number): boolean => ((was.bits[row] ?? 0) & heardBits.inPlay) !== 0
  const inPlay = seats.went.some(isInPlay) ? sortedInPlay(columns.bits, columns.saidAt) : was.inPlay
  known.set(moved, { ...columns, inPlay })
}

/** Only a memo. */
const known = new WeakMap<readonly ItemFreshness[], HeardColumns>()

function columnsOf(freshness: readonly ItemFreshness[]): HeardColumns {
  const bits = Uint8Array.from(freshness, bitsOf)
  const saidAt = Float64Array.from(freshness, saidAtOf)
  return { bits, saidAt, inPlay: sortedInPlay(bits, saidAt) }
}

function carried(
  was: HeardColumns,
  freshness: readonly ItemFreshness[],
  rows: readonly number[],
): HeardColumns {
  const bits = rewritten(was.bits, rows, (row) => bitsOf(freshness[row]))
  const saidAt = rewritten(was.saidAt, rows, (row) => saidAtOf(freshness[row]))
  let { inPlay } = was
  if (rows.length > fewRows) inPlay = sortedInPlay(bits, saidAt)
  else for (const row of rows) inPlay = exchanged(inPlay, heardIn(was, row), heardIn({ bits, saidAt }, row))
  return { bits, saidAt, inPlay }
}

/** Beyond so many it costs less to sort anew than to take out and put in one by one. */
const fewRows = 32

/** Undefined of what is not in play. */
function heardIn({ bits, saidAt }: Pick<HeardColumns, 'bits' | 'saidAt'>, row: number): number | undefined {
  return ((bits[row] ?? 0) & heardBits.inPlay) === 0 ? undefined : saidAt[row]
}

function sortedInPlay(bits: Uint8Array, saidAt: Float64Array): Float64Array {
  const heard = new Float64Array(saidAt.length)
  let count = 0
  for (let row = 0; row < heard.length; row++)
    if (((bits[row] ?? 0) & heardBits.inPlay) !== 0) heard[count++] = saidAt[row] ?? -Infinity
  return heard.slice(0, count).sort()
}

/** One taken out of an ascending list and one put in, where each is one. */
function exchanged(sorted: Float64Array, out: number | undefined, into: number | undefined): Float64Array {
  if (out === into) return sorted
  const without = out === undefined ? sorted : withoutOne(sorted, out)
  if (into === undefined) return without
  const at = placeIn(without, into)
  const now = new Float64Array(without.length + 1)
  now.set(without.subarray(0, at))
  now[at] = into
  now.set(without.subarray(at), at + 1)
  return now
}

function withoutOne(sorted: Float64Array, one: number): Float64Array {
  const at = placeIn(sorted, one)
  const now = new Float64Array(sorted.length - 1)
  now.set(sorted.subarray(0, at))
  now.set(sorted.subarray(at + 1), at)
  return now
}

function bitsOf(one: ItemFreshness | undefined): number {
  const state = one?.state === 'live' ? heardBits.live : one?.state === 'overdue' ? heardBits.overdue : 0
  return state | (one?.inPlay ? heardBits.inPlay : 0)
}

function saidAtOf(one: ItemFreshness | undefined): number {
  return one?.saidAt ?? -Infinity
}
