/** A refused edit as a screen shows it: what it was, why it was refused, and since when. */

import { closeReasonOf } from '../../shared/wire/close-code.ts'
import type { CloseReason } from '../../shared/wire/close-code.ts'
import type { JsonObject } from '../../shared/base/json.ts'
import { entityKinds, splitCellKey } from '../../shared/doc/plan-docs.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import type { DraftRow } from './offline/database.ts'
import { entryOf } from './offline/entry-text.ts'
import type { Piece } from './offline/pieces.ts'
import type { DraftLine, RejectedDraft } from './open-plan.ts'
import { splitPath } from './rooms-of-plan.ts'

const aboutAnEdit: readonly (CloseReason | undefined)[] = [
  'undecodable',
  'forbidden',
  'tooLarge',
  'refused',
  'sealed',
]

/** Other refusals are of the plan as a whole: another epoch, no such room. */
export function isAboutAnEdit(code: number): boolean {
  return aboutAnEdit.includes(closeReasonOf(code))
}

export function draftOf({ key, at, code, path, parts }: DraftRow): RejectedDraft {
  const { plan } = splitPath(path)
  const lines: DraftLine[] = []
  let command: string | undefined
  for (const { piece } of parts) {
    if (piece.type === 'value') lines.push(...cellLine(piece))
    else {
      const entry = entryOf(piece.text, piece.root, plan)
      const named = entry?.body['command']
      // The record of a change says again what its cells say; a device's key says nothing to a person.
      if (entry?.kind === 'change') command ??= typeof named === 'string' ? named : undefined
      else if (entry && entry.kind !== 'device') lines.push(saidLine(entry))
    }
  }
  return { key, at, code, lines, ...(command !== undefined && { command }) }
}

/** Brings back what a draft creates, where it was taken back when it was refused. */
export function revivals(draft: RejectedDraft | undefined): readonly Edit[] {
  return (draft?.lines ?? []).flatMap((line): Edit[] =>
    line.type === 'created'
      ? [{ type: 'set', kind: line.kind, id: line.id, field: 'deleted', value: null }]
      : [],
  )
}

function saidLine({ kind, body, note }: SourceEntry): DraftLine {
  return { type: 'said', kind, body, ...(note !== undefined && { note }) }
}

function cellLine({ root, key, value }: Extract<Piece, { type: 'value' }>): readonly DraftLine[] {
  const [name, part] = root.split('.')
  const kind = entityKinds.find((known) => known === name)
  if (kind === undefined) return []
  if (part === 'records') return [{ type: 'created', kind, id: key, record: recordOf(value) }]
  const at = splitCellKey(key)
  return at && Array.isArray(value) ? [{ type: 'set', kind, ...at, value: value[0] as unknown }] : []
}

function recordOf(value: unknown): JsonObject {
  try {
    const record: unknown = typeof value === 'string' ? JSON.parse(value) : undefined
    return typeof record === 'object' && record !== null ? (record as JsonObject) : {}
  } catch {
    return {}
  }
}
