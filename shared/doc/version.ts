/**
 * Schema versions. Changes are additive, so a newer version alone stops nobody; `needs` names the lowest version that may
 * still write a document, and a client below it is read-only and says so. Entries carry their own version.
 */

import type * as Y from 'yjs'
import type { Fault } from '../plan/fault.ts'
import type { PlanDocs, RecordDocument } from './plan-docs.ts'

/** 2: a plan may have several ledgers, the last of which is written in (PE3). */
export const schemaVersion = 2

export interface DocVersion {
  readonly version: number
  readonly needs: number
}

/** One step from the version before; it may only add. `needs` rises where older clients would do harm by writing. */
export interface Upgrade {
  readonly to: number
  readonly needs?: number
  readonly run: (docs: PlanDocs, document: RecordDocument) => void
}

export const upgrades: readonly Upgrade[] = []

export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta')
}

/** A document without a version, or with one that is no version, is of the first. */
export function versionOf(doc: Y.Doc): DocVersion {
  const meta = metaOf(doc)
  return { version: wholeOr(1, meta.get('version')), needs: wholeOr(1, meta.get('needs')) }
}

/** True where this program is too old to write the plan. */
export function isReadOnly(docs: PlanDocs, known = schemaVersion): boolean {
  return versionOf(docs.charter).needs > known || versionOf(docs.work).needs > known
}

export function versionFaults(docs: PlanDocs): readonly Fault[] {
  return (['charter', 'work'] as const)
    .filter((document) => versionOf(docs[document]).needs > schemaVersion)
    .map((document) => ({
      code: 'NEWER_VERSION',
      kind: document,
      id: 'meta',
      found: String(versionOf(docs[document]).needs),
    }))
}

/** Brings the documents that this device may write up to date. Two devices that do so at once do the same. */
export function upgradeDocs(
  docs: PlanDocs,
  mayWrite: readonly RecordDocument[],
  steps: readonly Upgrade[] = upgrades,
): boolean {
  let upgraded = false
  for (const document of mayWrite) {
    const doc = docs[document]
    const missing = steps.filter(({ to }) => to > versionOf(doc).version).toSorted((a, b) => a.to - b.to)
    for (const { to, needs, run } of missing) {
      doc.transact(() => {
        run(docs, document)
        metaOf(doc).set('version', to)
        if (needs !== undefined && needs > versionOf(doc).needs) metaOf(doc).set('needs', needs)
      })
      upgraded = true
    }
  }
  return upgraded
}

function wholeOr(otherwise: number, value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : otherwise
}
