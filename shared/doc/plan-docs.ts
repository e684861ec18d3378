/**
 * The Yjs documents of a plan and what lies at their roots (FORMAT.md, *Documents*): two flat maps per kind in charter and
 * work, one list per device in each ledger, `meta` for the schema version. Nothing else.
 */

import * as Y from 'yjs'
import { must } from '../base/assert.ts'
import type { EntityKind } from '../plan/edit.ts'
import { charterKinds, workKinds } from '../plan/edit.ts'

export interface PlanDocs {
  readonly charter: Y.Doc
  readonly work: Y.Doc
  /** The open one: what is said from now on. */
  readonly ledger: Y.Doc
  /** Those of closed periods, oldest first (PE3); absent where there is none. */
  readonly closed?: readonly Y.Doc[]
}

export type RecordDocument = 'charter' | 'work'
export type DocumentName = RecordDocument | 'ledger'

export const entityKinds: readonly EntityKind[] = [...charterKinds, ...workKinds]

/** `ledgers`: how many, the open one among them. */
export function openDocs(ledgers = 1): PlanDocs {
  return withLedgers({ charter: new Y.Doc(), work: new Y.Doc(), ledger: new Y.Doc() }, ledgers)
}

/** The same documents, and after the open ledger so many new ones that there are `count`; the last is open. */
export function withLedgers(docs: PlanDocs, count: number): PlanDocs {
  const missing = Math.max(0, count - ledgersOf(docs).length)
  if (missing === 0) return docs
  const all = [...ledgersOf(docs), ...Array.from({ length: missing }, () => new Y.Doc())]
  return { ...docs, closed: all.slice(0, -1), ledger: must(all.at(-1)) }
}

/** Oldest first; the last is open. What is said counts wherever it stands. */
export function ledgersOf({ closed = [], ledger }: PlanDocs): readonly Y.Doc[] {
  return [...closed, ledger]
}

export function docsOf(docs: PlanDocs): readonly Y.Doc[] {
  return [docs.charter, docs.work, ...ledgersOf(docs)]
}

export function closeDocs(docs: PlanDocs): void {
  for (const doc of docsOf(docs)) doc.destroy()
}

export function documentOf(kind: EntityKind): RecordDocument {
  return kind === 'item' || kind === 'link' ? 'work' : 'charter'
}

export function recordsOf(docs: PlanDocs, kind: EntityKind): Y.Map<unknown> {
  return docs[documentOf(kind)].getMap(`${kind}.records`)
}

export function cellsOf(docs: PlanDocs, kind: EntityKind): Y.Map<unknown> {
  return docs[documentOf(kind)].getMap(`${kind}.cells`)
}

/** Where a device says what it says now. */
export function logOf(docs: PlanDocs, device: string): Y.Array<unknown> {
  return docs.ledger.getArray(device)
}

/** All that a device said, ledger by ledger; of each at most the `newest`. */
export function saidBy(docs: PlanDocs, device: string, newest = Infinity): readonly unknown[] {
  return ledgersOf(docs).flatMap((ledger) => {
    const list = ledger.getArray<unknown>(device)
    return list.slice(Math.max(0, list.length - newest))
  })
}

/** `ID/FIELD`; a slash inside an id (from a file) is escaped, so that the first one always ends the id. */
export function cellKey(id: string, field: string): string {
  return `${/[%/]/.test(id) ? id.replaceAll('%', '%25').replaceAll('/', '%2F') : id}/${field}`
}

export function splitCellKey(key: string): { readonly id: string; readonly field: string } | undefined {
  const slash = key.indexOf('/')
  if (slash < 1 || slash === key.length - 1) return undefined
  const id = key.slice(0, slash)
  return {
    id: id.includes('%') ? id.replaceAll('%2F', '/').replaceAll('%25', '%') : id,
    field: key.slice(slash + 1),
  }
}
