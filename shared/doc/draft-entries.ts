/**
 * The entries that a command's edits make: the change entries that record what it did to charter and work, then what it
 * appends, each with what it had seen. Not yet signed: `commit` does that, and a preview does without.
 */

import type { NewId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import type { JsonObject } from '../base/json.ts'
import type { EntryDraft } from '../plan/edit.ts'
import type { DeviceId, EntryId, PersonId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { Creation, FieldChange, ResolvedEdits } from './resolve-edits.ts'
import { fieldSubject, namedIn, subjectOf } from './seen-index.ts'
import type { SeenIndex } from './seen-index.ts'

export interface Stamp {
  readonly command: string
  readonly now: Instant
  readonly by?: PersonId
  readonly newId: NewId
  /** The command that this one takes back. */
  readonly undoes?: EntryId
}

export interface DraftedEntries {
  /** The change entries, then what was appended. */
  readonly entries: readonly SourceEntry[]
  /** The first change entry: what the cells of this command carry. Absent where charter and work stay as they are. */
  readonly changeId?: EntryId
  /** The appended ones alone. */
  readonly said: readonly SourceEntry[]
}

/** FORMAT.md: a change beyond this goes on in further entries, so that no frame grows past the relay's limit. */
const mostEdits = 500
const mostCharacters = 100_000

export function draftEntries(
  { changes, creations, drafts }: ResolvedEdits,
  seen: SeenIndex,
  stamp: Stamp,
  device: DeviceId,
): DraftedEntries {
  const edits = [
    ...creations.map(createdEdit),
    ...changes.map((change) => changedEdit(change, seen.newest(fieldSubject(change)))),
  ]
  const recorded = changeEntries(edits, stamp, device)
  const said = drafts.map((draft) => stampEntry(draft, seenBy(draft, seen, device), stamp, device))
  const changeId = recorded[0]?.id
  return { entries: [...recorded, ...said], said, ...(changeId !== undefined && { changeId }) }
}

function changeEntries(edits: readonly JsonObject[], stamp: Stamp, device: DeviceId): SourceEntry[] {
  let part: EntryId | undefined
  return cut(edits).map((group) => {
    const body: JsonObject = {
      command: stamp.command,
      edits: group,
      ...(stamp.undoes !== undefined && { undoes: stamp.undoes }),
      ...(part !== undefined && { part }),
    }
    const entry = stampEntry({ kind: 'change', body }, [], stamp, device)
    part ??= entry.id
    return entry
  })
}

function createdEdit({ kind, id }: Creation): JsonObject {
  return { kind, id, created: true }
}

function changedEdit(
  { kind, id, field, from, to, settles }: FieldChange,
  seen: readonly EntryId[],
): JsonObject {
  return {
    kind,
    id,
    field,
    to,
    ...(from !== null && { from }),
    ...(seen.length > 0 && { seen }),
    ...(settles && { settles }),
  }
}

function cut(edits: readonly JsonObject[]): JsonObject[][] {
  const groups: JsonObject[][] = []
  let characters = 0
  for (const edit of edits) {
    const length = JSON.stringify(edit).length
    const last = groups.at(-1)
    if (last === undefined || last.length >= mostEdits || characters + length > mostCharacters) {
      groups.push([edit])
      characters = length
    } else {
      last.push(edit)
      characters += length
    }
  }
  return groups
}

function seenBy({ kind, body }: EntryDraft, seen: SeenIndex, device: DeviceId): readonly EntryId[] {
  const subject = subjectOf(kind, body, device)
  const ids = [...(subject === undefined ? [] : seen.newest(subject)), ...namedIn(kind, body)]
  return [...new Set(ids)]
}

function stampEntry(
  { kind, body, note }: EntryDraft,
  seen: readonly EntryId[],
  { now, by, newId }: Stamp,
  device: DeviceId,
): SourceEntry {
  return {
    id: newId(),
    kind,
    at: now,
    ...(by !== undefined && { by }),
    device,
    ...(seen.length > 0 && { seen }),
    body,
    ...(note !== undefined && note !== '' && { note: note.toWellFormed() }),
  }
}
