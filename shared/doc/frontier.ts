/** Where each device's list stands: written into the closing of a period, so that what comes late can be told from what was there. */

import type { JsonObject } from '../base/json.ts'
import type { Edit } from '../plan/edit.ts'
import { decodeEntry, entryHash, entryParts } from './entry.ts'
import { ledgersOf } from './plan-docs.ts'
import type { PlanReader } from './reader.ts'

/** The edits, with the frontier in the body of a closing, and the number of the ledger that it closes. */
export function withFrontier(edits: readonly Edit[], reader: PlanReader): readonly Edit[] {
  return edits.map((edit) => {
    if (edit.type !== 'append' || edit.entry.kind !== 'period.closed') return edit
    const { closed = [] } = reader.docs
    const body = { ...edit.entry.body, ledger: closed.length, frontier: frontierOf(reader) }
    return { ...edit, entry: { ...edit.entry, body } }
  })
}

/** By device, of the last entry that can be read. Its chain goes on over the ledgers, and what came late stands in a later one. */
function frontierOf({ docs, id }: PlanReader): JsonObject {
  const marks: Record<string, Mark> = {}
  for (const ledger of ledgersOf(docs)) {
    for (const device of ledger.share.keys()) {
      const raw = ledger
        .getArray(device)
        .toArray()
        .findLast((one): one is string => typeof one === 'string' && decodeEntry(one, device, id).ok)
      if (raw === undefined) continue
      const { text, envelope } = entryParts(raw)
      if (envelope.n < (marks[device]?.count ?? 0)) continue
      marks[device] = { count: envelope.n + 1, hash: entryHash(text), at: envelope.at }
    }
  }
  return marks
}

type Mark = Readonly<Record<'count' | 'at', number>> & { readonly hash: string }
