/** The menu of a column's head: sorting, filtering, grouping, its place and width. */

import { tableGroups } from '../../state/table-view.ts'
import { table } from '../../text/en/table.ts'
import { leastWidth, mostWidth } from '../../ui/grid/grid-column.ts'
import type { MenuGroup } from '../../ui/menu-action.ts'
import { columnById } from './columns/registry.ts'
import type { TableState } from './table-state.svelte.ts'

/** Which columns arrange rows under heads. */
const groupOf: ReadonlyMap<string, string> = new Map([['labels', 'label']])

export function headMenu(state: TableState, id: string): readonly MenuGroup[] {
  const { view } = state
  const at = view.columns.indexOf(id)
  const width = view.widths[id] ?? columnById.get(id)?.width ?? 120
  const sorted = view.sort.find(({ column }) => column === id)?.direction
  const group = tableGroups.find((one) => one === (groupOf.get(id) ?? id))
  const resize = (by: number) => () => {
    const next = Math.min(mostWidth, Math.max(leastWidth, width + by))
    state.set({ widths: { ...view.widths, [id]: next } })
  }
  return [
    {
      actions: [
        {
          id: 'up',
          label: table.sortUp,
          checked: sorted === 'ascending',
          run: () => state.setSort(id, 'ascending'),
        },
        {
          id: 'down',
          label: table.sortDown,
          checked: sorted === 'descending',
          run: () => state.setSort(id, 'descending'),
        },
        ...(sorted ? [{ id: 'not', label: table.unsort, run: () => state.set({ sort: [] }) }] : []),
      ],
    },
    ...(group
      ? [{ actions: [{ id: 'group', label: table.groupByThis, run: () => state.set({ group }) }] }]
      : []),
    {
      actions: [
        ...(at > 0 ? [{ id: 'left', label: table.moveLeft, run: () => place(state, id, at - 1) }] : []),
        ...(at >= 0 && at < view.columns.length - 1
          ? [{ id: 'right', label: table.moveRight, run: () => place(state, id, at + 1) }]
          : []),
        { id: 'wider', label: table.wider, run: resize(32) },
        { id: 'narrower', label: table.narrower, run: resize(-32) },
        ...(at >= 0
          ? [
              {
                id: 'hide',
                label: table.hide,
                run: () => state.set({ columns: view.columns.filter((one) => one !== id) }),
              },
            ]
          : []),
      ],
    },
  ]
}

export function place(state: TableState, id: string, at: number): void {
  const columns = state.view.columns.filter((one) => one !== id)
  state.set({ columns: columns.toSpliced(at, 0, id) })
}
