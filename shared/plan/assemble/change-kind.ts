/** Changes of charter and work: of those that set an item's field the ledger keeps who set what, and what they had seen (OW5). */

import type { Json, JsonObject } from '../../base/json.ts'
import { envelopeOf, nameIn } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { foundText } from './fault-book.ts'
import { takeOut } from './grouping.ts'
import { isList, isObject } from './reader.ts'

export const change: EntryKind = {
  index(told, ledger) {
    const { id, body } = told.entry
    const edits = body['edits']
    if (!isList(edits)) {
      ledger.faultsOf(id, [
        { code: 'BAD_ENTRY', kind: 'entry', id, field: 'edits', found: foundText(edits ?? null) },
      ])
      return
    }
    const envelope = { ...envelopeOf(told), changeId: nameIn(body['part']) ?? id }
    const undoes = nameIn(body['undoes'])
    for (const edit of edits) {
      if (!isObject(edit) || edit['kind'] !== 'item') continue
      const item = nameIn(edit['id'])
      const field = nameIn(edit['field'])
      if (item === undefined || field === undefined) continue
      const { from = null, to = null } = edit
      if (!isShallow(from, mostDepth) || !isShallow(to, mostDepth)) continue
      const settling = edit['settles'] === true && { settles: true as const, ...(undoes && { undoes }) }
      ledger.storyOf(item).changes.push({ ...envelope, field, from, to, seen: seenIn(edit), ...settling })
    }
  },
  forget({ id, body }, ledger) {
    for (const item of itemsIn(body)) takeOut(ledger.stories.get(item)?.changes ?? [], id)
  },
  touch({ body }, touched) {
    for (const item of itemsIn(body)) touched.items.add(item)
  },
}

function itemsIn(body: JsonObject): ReadonlySet<string> {
  const { edits } = body
  const items = new Set<string>()
  for (const edit of isList(edits) ? edits : []) {
    const item = isObject(edit) && edit['kind'] === 'item' ? nameIn(edit['id']) : undefined
    if (item !== undefined) items.add(item)
  }
  return items
}

/** No field is deeper; what is, could exhaust the stack of whoever compares it. */
export const mostDepth = 8

export function isShallow(value: Json | undefined, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((member: Json | undefined) => isShallow(member, depth - 1))
}

function seenIn(edit: JsonObject): readonly string[] {
  const seen: Json | undefined = edit['seen']
  return isList(seen) ? seen.flatMap((each) => nameIn(each) ?? []) : []
}
