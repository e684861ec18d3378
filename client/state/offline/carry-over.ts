/**
 * A plan that the relay took back to an earlier state lives on in another epoch. What this device wrote and the relay never had
 * is written again there, as new edits; what the relay had and has no longer is kept for its person to decide, and so is an
 * unsent edit of something that is no longer there. What others wrote is theirs to bring.
 */

import type { JsonObject } from '../../../shared/base/json.ts'
import { cellKey, documentOf, entityKinds, recordsOf, saidBy } from '../../../shared/doc/plan-docs.ts'
import type { DocumentName, PlanDocs } from '../../../shared/doc/plan-docs.ts'
import type { EntityKind } from '../../../shared/plan/edit.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { entryIdOf, entryOf } from './entry-text.ts'
import type { Piece } from './pieces.ts'

export interface PlacedPiece {
  readonly document: DocumentName
  readonly piece: Piece
}

export interface CarriedOver {
  /** Each list is one command's, in the order in which they were given. */
  readonly written: readonly (readonly PlacedPiece[])[]
  readonly asked: readonly (readonly PlacedPiece[])[]
}

export interface CarryOverOptions {
  readonly plan: string
  readonly device: string
  /** All that the device holds of the epoch before. */
  readonly before: PlanDocs
  /** What the relay has in the new one. */
  readonly there: PlanDocs
  /** The texts of entries that no relay had confirmed. */
  readonly unsent: ReadonlySet<string>
}

export function carryOver({ plan, device, before, there, unsent }: CarryOverOptions): CarriedOver {
  const known = new Set(textsOf(there, device).map(entryIdOf))
  const written: PlacedPiece[][] = []
  const asked: PlacedPiece[][] = []
  const made = new Set<string>()
  const isGone = (kind: EntityKind, id: string): boolean =>
    recordsOf(before, kind).has(id) && !recordsOf(there, kind).has(id) && !made.has(`${kind}/${id}`)
  const own = textsOf(before, device).filter((text) => !known.has(entryIdOf(text)))
  for (const texts of byCommand(own, device, plan)) {
    const entries = texts.flatMap((text) => entryOf(text, device, plan) ?? [])
    const pieces = texts.flatMap((text) => piecesOfEntry(text, device, plan, before))
    const created = new Set(entries.flatMap(({ body }) => changesIn(body)).flatMap(createdIn))
    const needs = entries.flatMap(subjectsOf).filter(([kind, id]) => !created.has(`${kind}/${id}`))
    const isUnsent = texts.every((text) => unsent.has(text)) && !needs.some((one) => isGone(...one))
    if (!isUnsent && !entries.every(isIdentity)) asked.push(pieces)
    else {
      written.push(pieces)
      for (const one of created) made.add(one)
    }
  }
  return { written, asked }
}

/** Who a device is and for whom it speaks goes with it. */
function isIdentity({ kind }: SourceEntry): boolean {
  return kind === 'device' || kind === 'speaksFor'
}

function textsOf(docs: PlanDocs, device: string): readonly string[] {
  return saidBy(docs, device).filter((text) => typeof text === 'string')
}

/** All entries of one command bear the same time. */
function byCommand(texts: readonly string[], device: string, plan: string): readonly (readonly string[])[] {
  const commands: { readonly at: number | undefined; readonly texts: string[] }[] = []
  for (const text of texts) {
    const entry = entryOf(text, device, plan)
    const at = entry && isIdentity(entry) ? undefined : entry?.at
    const last = commands.at(-1)
    if (last !== undefined && at !== undefined && last.at === at) last.texts.push(text)
    else commands.push({ at, texts: [text] })
  }
  return commands.map((command) => command.texts)
}

/** An entry of the ledger, and where it records a change the cells and records that were written with it. */
function piecesOfEntry(text: string, device: string, plan: string, before: PlanDocs): PlacedPiece[] {
  const entry = entryOf(text, device, plan)
  const said: PlacedPiece = { document: 'ledger', piece: { type: 'text', root: device, text } }
  if (entry?.kind !== 'change') return [said]
  const { part } = entry.body
  const changeId = typeof part === 'string' ? part : entry.id
  const pieces = changesIn(entry.body).flatMap((change): PlacedPiece[] => {
    const { kind, id, field, to = null, created } = change
    const document = documentOf(kind)
    if (created === true) {
      const value = recordsOf(before, kind).get(id)
      return value === undefined
        ? []
        : [{ document, piece: { type: 'value', root: `${kind}.records`, key: id, value } }]
    }
    if (field === undefined) return []
    const [key, value] = [cellKey(id, field), [to, changeId]]
    return [{ document, piece: { type: 'value', root: `${kind}.cells`, key, value } }]
  })
  return [said, ...pieces]
}

interface Change {
  readonly kind: EntityKind
  readonly id: string
  readonly field?: string
  readonly to?: unknown
  readonly created?: boolean
}

function changesIn({ edits }: JsonObject): readonly Change[] {
  const all = (Array.isArray(edits) ? edits : []) as readonly Partial<Change>[]
  return all.filter(
    (edit): edit is Change => typeof edit.id === 'string' && entityKinds.some((kind) => kind === edit.kind),
  )
}

function createdIn({ kind, id, created }: Change): readonly string[] {
  return created === true ? [`${kind}/${id}`] : []
}

/** The records that an entry is about. */
function subjectsOf({ body }: SourceEntry): readonly (readonly [EntityKind, string])[] {
  const { item, kpi, about } = body
  const subjects: (readonly [EntityKind, string])[] = changesIn(body).map(({ kind, id }) => [kind, id])
  if (typeof item === 'string') subjects.push(['item', item])
  if (typeof kpi === 'string') subjects.push(['kpi', kpi])
  const { kind, id } = (typeof about === 'object' ? about : {}) as {
    readonly kind?: string
    readonly id?: string
  }
  const known = entityKinds.find((one) => one === kind)
  if (known !== undefined && typeof id === 'string') subjects.push([known, id])
  return subjects
}
