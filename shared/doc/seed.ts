/**
 * Writes a new plan's documents, once, by its creator: from nothing, from a plan file, from the sample. Whoever else opens
 * the plan waits for what the creator wrote; nothing is ever seeded because it looks empty.
 */

import type { NewId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import type { PlanSource, SourceEntry } from '../plan/source.ts'
import type { ChainHead } from './chain.ts'
import type { DeviceState } from './commit.ts'
import { entityKinds } from './plan-docs.ts'
import type { PlanDocs } from './plan-docs.ts'
import { deviceEntry, signChain } from './sign-chain.ts'
import { metaOf, schemaVersion } from './version.ts'
import { writeDocs, writeOrigin } from './write-docs.ts'
import type { Write } from './write-docs.ts'

export interface SeedContext {
  readonly now: Instant
  readonly newId: NewId
}

/** The documents must be new. The source's entries keep id, time and person; this device says that it wrote them. */
export async function seedDocs(
  docs: PlanDocs,
  source: PlanSource,
  device: DeviceState,
  { now, newId }: SeedContext,
): Promise<ChainHead> {
  const { signer } = device
  const said = [...source.entries].filter(isSaid).toSorted(byTime)
  const entries = [
    deviceEntry(newId(), signer, now, device.name),
    ...said.map((entry) => ({ ...entry, body: bodyOf(entry), device: signer.deviceId })),
  ]
  const { raws, head } = await signChain(entries, source.id, signer, undefined)
  for (const doc of [docs.charter, docs.work]) {
    doc.transact(() => metaOf(doc).set('version', schemaVersion), writeOrigin)
  }
  writeDocs(docs, signer.deviceId, raws, recordWrites(source))
  return head
}

function recordWrites({ records }: PlanSource): Write[] {
  return entityKinds.flatMap((kind) =>
    [...records[kind]].flatMap(([id, { record, cells }]): Write[] => [
      { type: 'record', kind, id, record },
      ...[...(cells ?? [])].map(([field, cell]): Write => ({ type: 'cell', kind, id, field, ...cell })),
    ]),
  )
}

/** A closing closed a ledger of the plan that it comes from, and none of this one. */
function bodyOf({ kind, body }: SourceEntry): SourceEntry['body'] {
  const { ledger: _, ...rest } = body
  return kind === 'period.closed' ? rest : body
}

/** Other devices' keys and whom they spoke for cannot be signed by this one. */
function isSaid({ kind }: SourceEntry): boolean {
  return kind !== 'device' && kind !== 'speaksFor'
}

function byTime(a: SourceEntry, b: SourceEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
