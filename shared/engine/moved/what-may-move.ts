/** Of all that was said, what may move the dates of one item: what is said of it, and of what it waits for. */

import { nameIn } from '../../plan/assemble/entry-kind.ts'
import { isList, isObject } from '../../plan/assemble/reader.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { PastPart } from '../../plan/past/plan-past.ts'
import type { SourceEntry } from '../../plan/source.ts'
import type { DatedFigures } from '../dated-figures.ts'
import { finished } from '../leaf-row.ts'
import type { Structure } from '../structure.ts'

/**
 * Between two states, as of one day. Where an end of the way has it, an item is known by then, and so are its links; what is
 * over in both moves by its own words alone. What is said of an item that neither has counts, too.
 */
export function whatMayMove(before: DatedFigures, after: DatedFigures, itemId: ItemId): PastPart {
  const items = new Set<ItemId>()
  const open: ItemId[] = []
  const reach = (id: ItemId | undefined): void => {
    if (id === undefined || items.has(id)) return
    items.add(id)
    open.push(id)
  }
  reach(itemId)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const own = id
    for (const { plan, structure } of [before, after]) {
      const index = structure.indexOf(own)
      if (index === undefined) continue
      for (const child of structure.childrenOf(index)) reach(plan.items.list[child]?.id)
      if (isOver(before, own) && isOver(after, own)) continue
      for (const source of sourcesOf(structure, index)) reach(plan.items.list[source]?.id)
    }
  }
  const isKnown = (id: ItemId): boolean =>
    before.structure.indexOf(id) !== undefined || after.structure.indexOf(id) !== undefined
  const counts = (id: ItemId | undefined): boolean => id !== undefined && (items.has(id) || !isKnown(id))
  const known = new Map<SourceEntry, boolean>()
  return {
    meansEntry(entry) {
      let means = known.get(entry)
      if (means === undefined) known.set(entry, (means = isMeant(entry, counts)))
      return means
    },
    meansRecord: (kind, id) => (kind === 'item' ? counts(id) : !elsewhere.has(kind)),
  }
}

/** What dates do not rest on. */
const elsewhere: ReadonlySet<unknown> = new Set(['person', 'department', 'kpi', 'objective', 'keyResult'])
const onlySaid: ReadonlySet<string> = new Set(['reading', 'comment'])

function isMeant({ kind, body }: SourceEntry, counts: (id: ItemId | undefined) => boolean): boolean {
  if (onlySaid.has(kind)) return false
  const { edits, item } = body
  if (kind !== 'change' || !isList(edits)) return item === undefined || counts(nameIn(item))
  return edits.some(
    (edit) =>
      !isObject(edit) ||
      (edit['kind'] === 'item' ? counts(nameIn(edit['id'])) : !elsewhere.has(edit['kind'])),
  )
}

function isOver({ structure, schedule }: DatedFigures, id: ItemId): boolean {
  const index = structure.indexOf(id)
  return index !== undefined && structure.isLeaf[index] === 1 && schedule.state[index] === finished
}

/** What the links of an item come from, and those of the groups above it. */
function sourcesOf({ links, parent }: Structure, index: number): readonly number[] {
  const { intoStart, into, from } = links.ends
  const sources: number[] = []
  for (let item = index; item >= 0; item = parent[item] ?? -1)
    for (let at = intoStart[item] ?? 0; at < (intoStart[item + 1] ?? 0); at++)
      sources.push(from[into[at] ?? 0] ?? 0)
  return sources
}
