/** How a Table is looked at: which columns, how wide, in which order, grouped and filtered. Kept on the device, as words. */

import type { TableFlag, TableGroup } from '../text/en/table.ts'

export const tableGroups: readonly TableGroup[] = [
  'outline',
  'none',
  'department',
  'owner',
  'objective',
  'status',
  'label',
]

export const tableFlags: readonly TableFlag[] = [
  'late',
  'at risk',
  'blocked',
  'critical',
  'without owner',
  'without dates',
  'serves nothing',
  'old reports',
  'open',
]

export type TableFilter =
  | { readonly type: 'flag'; readonly flag: TableFlag }
  /** One of these texts, as the column shows them; the empty one is *nothing*. */
  | { readonly type: 'choice'; readonly column: string; readonly texts: readonly string[] }
  | { readonly type: 'words'; readonly column: string; readonly words: string }
  /** Numbers, or days as texts; both ends count. */
  | {
      readonly type: 'range'
      readonly column: string
      readonly from?: number | string
      readonly to?: number | string
    }

export interface TableSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

export interface TableView {
  /** Ids of columns as shown, after the title. */
  readonly columns: readonly string[]
  readonly widths: Readonly<Record<string, number>>
  readonly sort: readonly TableSort[]
  readonly group: TableGroup
  readonly filters: readonly TableFilter[]
}

export interface NamedView {
  readonly name: string
  readonly view: TableView
}

export interface TableSettings {
  /** By plan: how its Table was left here. */
  readonly now: Readonly<Record<string, TableView>>
  readonly views: readonly NamedView[]
}
