/** Types and lags of a plan's links as numbers, by position in the structure's links; what a cycle leaves out is marked. */

import type { LinkTable } from './link-table.ts'
import { networkOf } from './network.ts'
import type { Structure } from './structure.ts'

export interface LinkColumns extends Pick<LinkTable, 'type' | 'lag'> {
  /** 1 when left out as part of a cycle (SC3.4). */
  readonly isCut: Uint8Array
}

export function linkColumns(structure: Structure): LinkColumns {
  const { type, lag } = structure.links
  return { type, lag, isCut: networkOf(structure).isCut }
}
