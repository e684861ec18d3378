/** Names the rows of each circle of links in order; the link that closes it is left out, the rest stays (SC3.4). */

import type { NeutralRow, RowTrouble } from './neutral-row.ts'

export function tellCycles(rows: readonly NeutralRow[]): readonly NeutralRow[] {
  const closing = closingLinks(rows)
  return rows.map((row) => {
    const cut = closing.get(row.externalId)
    if (!cut) return row
    const cycles = [...cut.values()].map((names): RowTrouble => ({
      code: 'CYCLE',
      column: 'predecessors',
      names,
    }))
    return {
      ...row,
      predecessors: row.predecessors.filter(({ target }) => !cut.has(target)),
      troubles: [...row.troubles, ...cycles],
    }
  })
}

/** Row → what it waits for and must not → the titles of that circle. */
function closingLinks(
  rows: readonly NeutralRow[],
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const byId = new Map(rows.map((row) => [row.externalId, row]))
  const state = new Map<string, 'open' | 'closed'>()
  const closing = new Map<string, Map<string, readonly string[]>>()
  for (const start of rows) {
    const path: { id: string; next: number }[] = state.has(start.externalId)
      ? []
      : [{ id: start.externalId, next: 0 }]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      state.set(top.id, 'open')
      const target = byId.get(top.id)?.predecessors[top.next++]?.target
      if (target === undefined) {
        state.set(top.id, 'closed')
        path.pop()
      } else if (state.get(target) === 'open') {
        const from = path.findIndex((step) => step.id === target)
        const titles = path.slice(from).map((step) => byId.get(step.id)?.title ?? step.id)
        closing.set(top.id, (closing.get(top.id) ?? new Map()).set(target, titles.toReversed()))
      } else if (!state.has(target)) path.push({ id: target, next: 0 })
    }
  }
  return closing
}
