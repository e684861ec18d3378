import type { ItemId } from '../plan/ids.ts'
import type { Link } from '../plan/item.ts'

/**
 * The tree and the links of a plan by position in `plan.items.list`; kept while no item or link comes, goes or moves.
 * Links with an unknown end are left out (SC3.4).
 */
export interface Structure {
  readonly count: number
  /** Position of the parent, -1 at the top. */
  readonly parent: Int32Array
  /** Every item after all its descendants. */
  readonly childrenFirst: Int32Array
  readonly isLeaf: Uint8Array
  readonly roots: readonly number[]
  childrenOf(index: number): readonly number[]
  /** Positions of all leaves below, or the leaf itself. */
  leavesOf(index: number): readonly number[]
  /** Valid links as written, by the item they leave or enter (not those of its groups). */
  linksFrom(index: number): readonly Link[]
  linksTo(index: number): readonly Link[]
  indexOf(id: ItemId): number | undefined
}
