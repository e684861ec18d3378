/**
 * Taking a command back (architecture.md, *Undo is ours*): edits for a new command, on the fields that still carry its
 * change id; what somebody changed since is named and left alone. Undoing an undo does the command again.
 */

import type { Instant } from '../base/instant.ts'
import type { Edit, EntityKind } from '../plan/edit.ts'
import type { PlanSource } from '../plan/source.ts'
import type { DoneCommand } from './commit.ts'
import { presentValue } from './record-fields.ts'

export interface UndoEdits {
  readonly edits: readonly Edit[]
  readonly leftAlone: readonly LeftAlone[]
}

export interface LeftAlone {
  readonly kind: EntityKind
  readonly id: string
  readonly field: string
}

/** Entries that say something; a device's key, whom it speaks for and the record of a change are not taken back. */
const withdrawable: ReadonlySet<string> = new Set([
  'checkIn',
  'confirm',
  'booking',
  'reading',
  'comment',
  'session.opened',
  'session.joined',
  'session.agenda',
  'session.closed',
  'decision',
  'decision.outcome',
  'answer',
  'answer.accepted',
  'answer.done',
  'decision.accepted',
  'period.closed',
  'stage.asked',
  'stage.approved',
  'stage.refused',
  'stage.moved',
  'stage.countersigned',
  'value.achieved',
  'withdrawal',
])

/** Whether a finish was promised for an item since a command. */
export type Promised = (item: string, since: DoneCommand) => boolean

/** `isPromised`: where not all entries are here to say. */
export function undoEdits(
  source: PlanSource,
  done: DoneCommand,
  isPromised: Promised = (item, { at }) => isPromisedIn(source, item, at),
): UndoEdits {
  const edits: Edit[] = []
  const leftAlone: LeftAlone[] = []
  for (const { kind, id, field, from, settles, carriedBy = done.changeId } of done.changes.toReversed()) {
    const cell = source.records[kind].get(id)?.cells?.get(field)
    const isOurs = cell !== undefined && cell.changeId === carriedBy
    if (isOurs && !(kind === 'item' && field === 'finish' && isPromised(id, done)))
      edits.push({ type: 'set', kind, id, field, value: from, ...(settles && { settles }) })
    else leftAlone.push({ kind, id, field })
  }
  for (const { kind, id } of done.created.toReversed()) {
    const record = source.records[kind].get(id)
    if (record && presentValue(record, 'deleted') !== true) {
      edits.push({ type: 'set', kind, id, field: 'deleted', value: true })
    }
  }
  for (const { id, kind } of done.entries.toReversed()) {
    if (withdrawable.has(kind))
      edits.push({ type: 'append', entry: { kind: 'withdrawal', body: { entry: id } } })
  }
  return { edits, leftAlone }
}

/**
 * `taken` took `done` back: the fields it put back carry its id now, and say what an earlier command said. In that command
 * this is noted, so that it can be taken back in its turn.
 */
export function carriedOn(
  commands: readonly DoneCommand[],
  done: DoneCommand,
  taken: DoneCommand | undefined,
): readonly DoneCommand[] {
  const carriedBy = taken?.changeId
  if (carriedBy === undefined) return commands
  const over = new Map(done.changes.map((change) => [fieldKey(change), change.over]))
  const restored = new Set(taken?.changes.map(fieldKey))
  return commands.map((command) => ({
    ...command,
    changes: command.changes.map((change) => {
      const key = fieldKey(change)
      const word = change.carriedBy ?? command.changeId
      return restored.has(key) && word !== undefined && over.get(key) === word
        ? { ...change, carriedBy }
        : change
    }),
  }))
}

function fieldKey({ kind, id, field }: LeftAlone): string {
  return `${kind}/${id}/${field}`
}

/** A finish said in a check-in since is a newer promise, and no cell tells of it. */
function isPromisedIn(source: PlanSource, item: string, at: Instant): boolean {
  for (const entry of source.entries) {
    const { kind, body } = entry
    if (kind === 'checkIn' && entry.at > at && body['item'] === item && body['finish'] !== undefined)
      return true
  }
  return false
}
