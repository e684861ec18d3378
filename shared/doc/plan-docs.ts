/**
 * The three Yjs documents of a plan and what lies at their roots (FORMAT.md, *Documents*): two flat maps per kind in
 * charter and work, one list per device in the ledger, `meta` for the schema version. Nothing else.
 */

import * as Y from 'yjs'
import type { EntityKind } from '../plan/edit.ts'
import { charterKinds, workKinds } from '../plan/edit.ts'

export interface PlanDocs {
  readonly charter: Y.Doc
  readonly work: Y.Doc
  readonly ledger: Y.Doc
}

export type RecordDocument = 'charter' | 'work'

export const entityKinds: readonly EntityKind[] = [...charterKinds, ...workKinds]

export function openDocs(): PlanDocs {
  return { charter: new Y.Doc(), work: new Y.Doc(), ledger: new Y.Doc() }
}

export function closeDocs(docs: PlanDocs): void {
  for (const doc of [docs.charter, docs.work, docs.ledger]) doc.destroy()
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

export function logOf(docs: PlanDocs, device: string): Y.Array<unknown> {
  return docs.ledger.getArray(device)
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
