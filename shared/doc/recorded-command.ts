/** What a command did, read back from the record, whoever gave it: enough to take it back by `undo.ts`. */

import { nameIn } from '../plan/assemble/entry-kind.ts'
import { isList, isObject } from '../plan/assemble/reader.ts'
import type { EntityKind } from '../plan/edit.ts'
import type { EntryId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { DoneCommand } from './commit.ts'
import type { FieldChange } from './resolve-edits.ts'

/**
 * Of a change in all its parts (`entry` is the first), or of one thing said. Undefined where there is no such entry.
 */
export function recordedCommand(entries: Iterable<SourceEntry>, entry: EntryId): DoneCommand | undefined {
  const parts = [...entries].filter(({ id, body }) => id === entry || body['part'] === entry)
  const first = parts.find(({ id }) => id === entry)
  if (!first) return undefined
  const { kind, at, body } = first
  const command = nameIn(body['command']) ?? ''
  const none = { id: entry, command, at, changes: [], created: [], entries: [] }
  if (kind !== 'change') return { ...none, entries: [{ id: entry, kind }] }
  const edits = parts
    .flatMap((part) => (isList(part.body['edits']) ? part.body['edits'] : []))
    .filter(isObject)
  return {
    ...none,
    changeId: entry,
    changes: edits.flatMap(({ kind: of, id, field, from = null, to = null, settles }): FieldChange[] =>
      typeof field === 'string'
        ? [{ kind: of as EntityKind, id: String(id), field, from, to, ...(settles === true && { settles }) }]
        : [],
    ),
    created: edits.flatMap(({ kind: of, id, created }) =>
      created === true ? [{ kind: of as EntityKind, id: String(id) }] : [],
    ),
  }
}
