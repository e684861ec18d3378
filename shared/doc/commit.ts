/**
 * Carries a command's edits into the documents: resolved against what is there, recorded as change entries, chained and
 * signed by this device, written. Whoever calls holds the device's chain (a Web Lock) and keeps the new head with the updates.
 */

import type { Edit, EntityKind } from '../plan/edit.ts'
import type { EntryId } from '../plan/ids.ts'
import type { Instant } from '../base/instant.ts'
import type { ChainHead } from './chain.ts'
import { draftEntries } from './draft-entries.ts'
import type { DraftedEntries, Stamp } from './draft-entries.ts'
import { logOfDevice } from './entry-store.ts'
import { ownHead } from './own-head.ts'
import { saidBy } from './plan-docs.ts'
import type { PlanReader } from './reader.ts'
import { resolveEdits } from './resolve-edits.ts'
import type { FieldChange, ResolvedEdits } from './resolve-edits.ts'
import { deviceEntry, nextTask, signChain } from './sign-chain.ts'
import type { Watched } from './sign-chain.ts'
import type { Signer } from './sign.ts'
import { trustOwn } from './verify-entries.ts'
import { writeDocs } from './write-docs.ts'
import type { Write } from './write-docs.ts'

export type { Watched } from './sign-chain.ts'

export interface DeviceState {
  readonly signer: Signer
  /** The end of this device's chain in this plan, as kept; what the ledger holds beyond it counts too. */
  readonly head?: ChainHead
  readonly name?: string
}

/** What a command did, plain enough to be kept and taken back after a reload (`undo.ts`). */
export interface DoneCommand {
  /** Its first entry: the change id, where it changed charter or work. */
  readonly id: EntryId
  readonly command: string
  readonly at: Instant
  readonly changeId?: EntryId
  readonly changes: readonly FieldChange[]
  readonly created: readonly { readonly kind: EntityKind; readonly id: string }[]
  readonly entries: readonly { readonly id: EntryId; readonly kind: string }[]
}

export interface Committed {
  readonly done: DoneCommand
  readonly head: ChainHead
}

/**
 * Undefined where the edits change nothing. Stopped while it signs, it throws the signal's reason and has written nothing;
 * what is signed is written at once and whole.
 */
export async function commit(
  reader: PlanReader,
  edits: readonly Edit[],
  device: DeviceState,
  stamp: Stamp,
  watched: Watched = {},
): Promise<Committed | undefined> {
  const resolved = resolveEdits(reader.source, await closing(edits, reader))
  const { signer } = device
  const drafted = draftEntries(resolved, reader.seen(), stamp, signer.deviceId)
  if (drafted.entries.length === 0) return undefined
  const newest = saidBy(reader.docs, signer.deviceId, 64)
  // What was said before the open ledger may not be here: where it ended was kept with what was folded of it.
  const { head: folded } = logOfDevice(reader.entries, signer.deviceId)
  const kept = (folded?.n ?? -1) > (device.head?.n ?? -1) ? folded : device.head
  const before = await ownHead(newest, reader.id, signer, kept)
  const first = before ? [] : [deviceEntry(stamp.newId(), signer, stamp.now, device.name)]
  const entries = [...first, ...drafted.entries]
  const { raws, head } = await signChain(entries, reader.id, signer, before, watched)
  if (watched.signal) await nextTask()
  watched.signal?.throwIfAborted()
  reader.batch(() => {
    writeDocs(reader.docs, signer.deviceId, raws, writesOf(resolved, drafted.changeId))
    const log = logOfDevice(reader.entries, signer.deviceId)
    if (log.head?.hash === before?.hash) trustOwn(log, head, raws.length)
  })
  return { head, done: doneOf(resolved, drafted, stamp) }
}

/** Only a closing of a period says where the lists stand: what does it comes with the first one. */
async function closing(edits: readonly Edit[], reader: PlanReader): Promise<readonly Edit[]> {
  const isClosing = edits.some((edit) => edit.type === 'append' && edit.entry.kind === 'period.closed')
  return isClosing ? (await import('./frontier.ts')).withFrontier(edits, reader) : edits
}

function writesOf({ creations, changes }: ResolvedEdits, changeId: EntryId | undefined): Write[] {
  return [
    ...creations.map((creation): Write => ({ type: 'record', ...creation })),
    ...changes.map(({ kind, id, field, to }): Write => ({
      type: 'cell',
      kind,
      id,
      field,
      value: to,
      ...(changeId !== undefined && { changeId }),
    })),
  ]
}

function doneOf({ changes, creations }: ResolvedEdits, drafted: DraftedEntries, stamp: Stamp): DoneCommand {
  const { entries, changeId, said } = drafted
  return {
    id: entries[0]?.id ?? '',
    command: stamp.command,
    at: stamp.now,
    ...(changeId !== undefined && { changeId }),
    changes,
    created: creations.map(({ kind, id }) => ({ kind, id })),
    entries: said.map(({ id, kind }) => ({ id, kind })),
  }
}
