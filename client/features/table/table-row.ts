/** A row of the Table: an item, the head over a group of items, or the place where a new item is written. */

import type { ItemId } from '../../../shared/plan/ids.ts'

export interface ItemRow {
  readonly type: 'item'
  /** Of its own where one item stands under several labels. */
  readonly key: string
  readonly itemId: ItemId
  readonly index: number
  /** From 1. */
  readonly level: number
  /** Undefined: nothing is inside. */
  readonly folded: boolean | undefined
  /** Shown only for what matches inside it. */
  readonly quiet: boolean
}

export interface GroupRow {
  readonly type: 'group'
  readonly key: string
  readonly label: string
  readonly indexes: readonly number[]
  readonly folded: boolean
}

export interface NewRow {
  readonly type: 'new'
  readonly key: string
  readonly parent: ItemId | null
  /** Behind this one; undefined: last. */
  readonly after: ItemId | undefined
  readonly level: number
}

export type TableRow = ItemRow | GroupRow | NewRow
