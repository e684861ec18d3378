/**
 * Writes records, cells and signed entries: one transaction per document, more only where one update would outgrow a frame
 * of the relay. The ledger first, so that nobody sees a cell before the change that it names.
 */

import type * as Y from 'yjs'
import { canonicalJson } from '../base/json.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { EntityKind } from '../plan/edit.ts'
import type { DeviceId, EntryId } from '../plan/ids.ts'
import { cellKey, cellsOf, documentOf, logOf, recordsOf } from './plan-docs.ts'
import type { PlanDocs } from './plan-docs.ts'

/** Origin of every transaction written here: whoever listens for updates knows its own by it. */
export const writeOrigin = 'plumbline'

export type Write =
  | { readonly type: 'record'; readonly kind: EntityKind; readonly id: string; readonly record: JsonObject }
  | {
      readonly type: 'cell'
      readonly kind: EntityKind
      readonly id: string
      readonly field: string
      readonly value: Json
      readonly changeId?: EntryId
    }

/** Half of the relay's 1 MB, in characters of which none needs more than three bytes but few more than one. */
const mostCharacters = 300_000

export function writeDocs(
  docs: PlanDocs,
  device: DeviceId,
  raws: readonly string[],
  writes: readonly Write[],
): void {
  const log = logOf(docs, device)
  inTransactions(
    docs.ledger,
    raws,
    (raw) => raw.length,
    (batch) => log.push([...batch]),
  )
  for (const document of ['charter', 'work'] as const) {
    const own = writes.filter(({ kind }) => documentOf(kind) === document)
    inTransactions(
      docs[document],
      own.map(prepare),
      ({ size }) => size,
      (batch) => {
        for (const { write } of batch) write(docs)
      },
    )
  }
}

interface Prepared {
  readonly size: number
  readonly write: (docs: PlanDocs) => void
}

function prepare(write: Write): Prepared {
  if (write.type === 'record') {
    const text = canonicalJson(write.record)
    return { size: text.length, write: (docs) => recordsOf(docs, write.kind).set(write.id, text) }
  }
  const { kind, id, field, value, changeId } = write
  const cell = changeId === undefined ? [value] : [value, changeId]
  return {
    size: canonicalJson(value).length + field.length + 60,
    write: (docs) => cellsOf(docs, kind).set(cellKey(id, field), cell),
  }
}

function inTransactions<T>(
  doc: Y.Doc,
  parts: readonly T[],
  sizeOf: (part: T) => number,
  write: (batch: readonly T[]) => void,
): void {
  let batch: T[] = []
  let size = 0
  const flush = (): void => {
    if (batch.length > 0) doc.transact(() => write(batch), writeOrigin)
    batch = []
    size = 0
  }
  for (const part of parts) {
    if (size + sizeOf(part) > mostCharacters) flush()
    batch.push(part)
    size += sizeOf(part)
  }
  flush()
}
