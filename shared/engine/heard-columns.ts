/** What freshness says, as columns: what walks all of it reads memory from front to back. */

import { changedRows } from './changed-rows.ts'
import { rewritten } from './column-changes.ts'
import type { ItemFreshness } from './freshness.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'

export interface HeardColumns {
  /** Bits of `heardBits`. */
  readonly bits: Uint8Array
  /** -Infinity for what was never heard of. */
  readonly saidAt: Float64Array
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
  columns =
    was && rows
      ? {
          bits: rewritten(was.bits, rows, (row) => bitsOf(freshness[row])),
          saidAt: rewritten(was.saidAt, rows, (row) => saidAtOf(freshness[row])),
        }
      : { bits: Uint8Array.from(freshness, bitsOf), saidAt: Float64Array.from(freshness, saidAtOf) }
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
  known.set(moved, { bits: seated(was.bits, seats), saidAt: seated(was.saidAt, seats, -Infinity) })
}

/** Only a memo. */
const known = new WeakMap<readonly ItemFreshness[], HeardColumns>()

function bitsOf(one: ItemFreshness | undefined): number {
  const state = one?.state === 'live' ? heardBits.live : one?.state === 'overdue' ? heardBits.overdue : 0
  return state | (one?.inPlay ? heardBits.inPlay : 0)
}

function saidAtOf(one: ItemFreshness | undefined): number {
  return one?.saidAt ?? -Infinity
}
