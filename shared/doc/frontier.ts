/** Where each device's list stands: written into the closing of a period, so that what comes late can be told from what was there. */

import * as Y from 'yjs'
import type { JsonObject } from '../base/json.ts'
import type { Edit } from '../plan/edit.ts'
import { decodeEntry, entryHash, entryParts } from './entry.ts'
import type { PlanReader } from './reader.ts'

/** The edits, with the frontier in the body of a closing. */
export function withFrontier(edits: readonly Edit[], reader: PlanReader): readonly Edit[] {
  return edits.map((edit) => {
    if (edit.type !== 'append' || edit.entry.kind !== 'period.closed') return edit
    return { ...edit, entry: { ...edit.entry, body: { ...edit.entry.body, frontier: frontierOf(reader) } } }
  })
}

/** By device, of the last entry that can be read. */
function frontierOf({ docs, id }: PlanReader): JsonObject {
  const marks: Record<string, JsonObject> = {}
  for (const device of docs.ledger.share.keys()) {
    const list = docs.ledger.get(device, Y.Array).toArray()
    const raw = list.findLast(
      (one): one is string => typeof one === 'string' && decodeEntry(one, device, id).ok,
    )
    if (raw === undefined) continue
    const { text, envelope } = entryParts(raw)
    marks[device] = { count: envelope.n + 1, hash: entryHash(text), at: envelope.at }
  }
  return marks
}
