/** Types and lags of a plan's links as numbers, by position in the structure's links; what a cycle leaves out is marked. */

import { FF, FS, networkOf, SF, SS } from './network.ts'
import type { Structure } from './structure.ts'

export interface LinkColumns {
  readonly type: Uint8Array
  /** Working days. */
  readonly lag: Int32Array
  /** 1 when left out as part of a cycle (SC3.4). */
  readonly isCut: Uint8Array
}

const numbers = { FS, SS, FF, SF } as const

/** Lags beyond forty years count as forty years, as in the schedule. */
const longestLag = 10_000

/** Only a memo: links are walked for every late item. */
const known = new WeakMap<Structure, LinkColumns>()

export function linkColumns(structure: Structure): LinkColumns {
  let columns = known.get(structure)
  if (columns === undefined) {
    const { list } = structure.links
    const lag = Int32Array.from(list, ({ lag }) =>
      Math.max(-longestLag, Math.min(longestLag, Math.round(lag) || 0)),
    )
    columns = {
      type: Uint8Array.from(list, ({ type }) => numbers[type] ?? FS),
      lag,
      isCut: networkOf(structure).isCut,
    }
    known.set(structure, columns)
  }
  return columns
}
