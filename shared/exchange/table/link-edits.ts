/** The links of a file as edits, and what they change on the rows they lead to. A link that stands already is left alone. */

import type { Edit } from '../../plan/edit.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Link } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'
import type { FieldChange } from './plan-import.ts'

export interface FileLinks {
  readonly edits: readonly Edit[]
  readonly changesOf: ReadonlyMap<ItemId, readonly FieldChange[]>
}

export function linksOfRows(
  plan: Plan,
  rows: readonly NeutralRow[],
  idOf: (externalId: string) => ItemId,
  newId: (key: string) => string,
): FileLinks {
  const standing = new Map(plan.links.list.map((link) => [keyOf(link), link]))
  const titles = new Map(rows.map((row) => [idOf(row.externalId), row.title]))
  const seen = new Set<string>()
  const edits: Edit[] = []
  const changesOf = new Map<ItemId, FieldChange[]>()
  const add = (link: Omit<Link, 'id'>): void => {
    const key = keyOf(link)
    if (seen.has(key) || link.from === link.to) return
    seen.add(key)
    const known = standing.get(key)
    if (known?.lag === link.lag) return
    edits.push(
      known
        ? { type: 'set', kind: 'link', id: known.id, field: 'lag', value: link.lag }
        : { type: 'create', kind: 'link', id: newId(key), record: { ...link } },
    )
    const told = (lag: number): string => linkText(titles.get(link.from) ?? link.from, link.type, lag)
    const change = { field: 'link', from: known ? told(known.lag) : null, to: told(link.lag) }
    changesOf.set(link.to, [...(changesOf.get(link.to) ?? []), change])
  }
  for (const row of rows) {
    const own = idOf(row.externalId)
    for (const { target, type, lag } of row.predecessors) add({ from: idOf(target), to: own, type, lag })
  }
  return { edits, changesOf }
}

function keyOf({ from, to, type }: Omit<Link, 'id' | 'lag'>): string {
  return `${from} ${to} ${type}`
}

function linkText(title: string, type: Link['type'], lag: number): string {
  const days = lag === 0 ? '' : ` ${lag > 0 ? '+' : '−'} ${Math.abs(lag)} d`
  return type === 'FS' && lag === 0 ? title : `${title} (${type}${days})`
}
