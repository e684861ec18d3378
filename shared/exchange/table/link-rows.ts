/** Turns the texts of dependencies into links between rows; what points nowhere, at several rows, or in a circle is said. */

import type { LinkText, NeutralRow, RowTrouble } from './neutral-row.ts'
import type { PlacedRow } from './place-rows.ts'
import { readLinkTexts } from './read-link-text.ts'
import type { Reading } from './read-table.ts'

export function linkRows(rows: readonly PlacedRow[], reading: Reading): readonly NeutralRow[] {
  const byName = namesOf(rows)
  const durations = new Map(rows.map((row) => [row.externalId, row.duration]))
  const resolve = (text: string, troubles: RowTrouble[], column: 'predecessors' | 'successors'): LinkText[] =>
    readLinkTexts(
      text,
      (name) => byName.has(name),
      reading.options.hoursPerDay,
      (name) => durations.get(byName.get(name)?.[0] ?? ''),
    ).flatMap((link) => {
      if ('bad' in link) return note(troubles, { code: 'BAD_LINK', column, found: link.bad.slice(0, 80) })
      const targets = byName.get(link.target) ?? []
      const [target] = targets
      if (target === undefined)
        return note(troubles, { code: 'LINK_TO_NOTHING', column, found: link.target.slice(0, 80) })
      if (targets.length > 1)
        note(troubles, { code: 'LINK_TO_SEVERAL', column, found: link.target.slice(0, 80) })
      return [{ ...link, target }]
    })
  const linked = rows.map(({ predecessorTexts, successorTexts, id: _id, ...row }): NeutralRow => {
    const troubles = [...row.troubles]
    return {
      ...row,
      predecessors: predecessorTexts.flatMap((text) => resolve(text, troubles, 'predecessors')),
      successors: successorTexts.flatMap((text) => resolve(text, troubles, 'successors')),
      troubles,
    }
  })
  return tellCycles(linked)
}

function note(troubles: RowTrouble[], trouble: RowTrouble): [] {
  troubles.push(trouble)
  return []
}

/** By id and by title; an id wins over a title of the same text. */
function namesOf(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { title, externalId } of rows) names.set(title, [...(names.get(title) ?? []), externalId])
  for (const { id, externalId } of rows) if (id !== '' && id === externalId) names.set(id, [externalId])
  return names
}

/** Names the rows of each circle in order; the link that closes it is left out, the rest stays. */
function tellCycles(rows: readonly NeutralRow[]): readonly NeutralRow[] {
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
