/**
 * After a refusal (architecture, On the device): each document is built from its confirmed rows, joined with the relay, and
 * what was never confirmed is written again as edits under a new Yjs client, one row at a time, each waiting for its echo.
 * So it is known which row the relay refuses; everything else of the same command is held back with it. What a closed ledger
 * lacks at the relay goes into the open one, the same signed texts: it came late.
 */

import * as Y from 'yjs'
import { must } from '../../../shared/base/assert.ts'
import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { DoneCommand } from '../../../shared/doc/commit.ts'
import { ownHead } from '../../../shared/doc/own-head.ts'
import type { FieldChange } from '../../../shared/doc/resolve-edits.ts'
import type { Signer } from '../../../shared/doc/sign.ts'
import { closeReasonOf } from '../../../shared/wire/close-code.ts'
import { chainAgain, entryIdOf, entryOf, numberIn } from './entry-text.ts'
import { leftOver, textsIn } from './left-over.ts'
import type { LeftOver } from './left-over.ts'
import { historyOf, holdsPiece, piecesOf, writePieces } from './pieces.ts'
import type { Piece } from './pieces.ts'

/** What stands in the device's database of one room. */
export interface RoomRows {
  readonly room: string
  /** A ledger that takes in nothing more; `settled`: the relay has all that this device holds of it. */
  readonly closed?: 'settled' | 'unsettled'
  readonly confirmed: readonly Uint8Array[]
  readonly unconfirmed: readonly { readonly key: number | undefined; readonly bytes: Uint8Array }[]
  /** Of all rows, confirmed or not, as they were read. */
  readonly keys?: readonly number[]
  /** What is to be written, command by command, in place of the rows that were never confirmed. */
  readonly pieces?: readonly (readonly Piece[])[]
}

/** A document joined with the relay, which is written to one edit at a time. */
export interface AgainLine {
  readonly doc: Y.Doc
  /** Resolves with the echo, or with why there is none. */
  write(change: () => void): Promise<LineOutcome>
  close(): void
}

export type LineOutcome =
  | { readonly type: 'stored' }
  | { readonly type: 'away' }
  | { readonly type: 'refused'; readonly code: number }

export interface Rejected {
  readonly code: number
  readonly parts: readonly { readonly room: string; readonly piece: Piece }[]
  /** The commands in it, as undo knows them. */
  readonly done: readonly DoneCommand[]
}

export interface WrittenAgain {
  /** The whole of each document, by room: all of it is on the relay. */
  readonly states: ReadonlyMap<string, Uint8Array>
  readonly head: ChainHead | undefined
  readonly rejected: readonly Rejected[]
}

export interface WriteAgainOptions {
  readonly plan: string
  readonly signer: Signer
  /** The ledgers first, the open one last of them: what belongs to a refused entry is then known. */
  readonly rooms: readonly RoomRows[]
  /** A document of these updates, joined; undefined where the relay is away or lets nobody in. */
  join(room: string, updates: readonly Uint8Array[]): Promise<AgainLine | undefined>
}

/** Undefined where the relay went away or closes the room: nothing has changed here, and it is tried again. */
export async function writeAgain(options: WriteAgainOptions): Promise<WrittenAgain | undefined> {
  const drafts = new Drafts()
  const states = new Map<string, Uint8Array>()
  let head: ChainHead | undefined
  let left: LeftOver = { own: [], commands: [] }
  for (const rows of options.rooms) {
    const written = await (rows.closed
      ? leftOver(rows, left, options)
      : writeRoom(rows, left, options, drafts))
    if (!written) return undefined
    states.set(rows.room, written.state)
    if ('left' in written) left = written.left
    else {
      head ??= written.head
      left = { own: left.own, commands: [] }
    }
  }
  return { states, head, rejected: drafts.all }
}

async function writeRoom(
  { room, confirmed, unconfirmed, pieces: given }: RoomRows,
  left: LeftOver,
  { plan, signer, join }: WriteAgainOptions,
  drafts: Drafts,
): Promise<{ readonly state: Uint8Array; readonly head: ChainHead | undefined } | undefined> {
  const history = historyOf([...confirmed, ...unconfirmed.map(({ bytes }) => bytes)])
  let line = await join(room, confirmed)
  // The relay may have taken the cells of a command while it refused its entry: they belong to the draft too.
  if (line) drafts.gather(room, line.doc)
  let closedBy: number | undefined
  const own = (): readonly unknown[] => [
    ...left.own,
    ...(line?.doc.getArray(signer.deviceId).toArray() ?? []),
  ]
  const late = new Set(left.commands)
  const isThere = line && late.size > 0 ? textsIn(line.doc) : undefined
  const commands = given ?? unconfirmed.map(({ bytes }) => piecesOf(history, bytes))
  for (const all of [...late, ...commands]) {
    if (!line) return undefined
    const { doc } = line
    const isLate = late.has(all)
    const missing = all.filter((piece) => !(isLate && isThere ? isThere(piece) : holdsPiece(doc, piece)))
    const pieces = drafts.without(room, missing)
    if (pieces.length === 0) continue
    if (closedBy !== undefined) {
      drafts.add(closedBy, room, pieces, plan)
      continue
    }
    const head = await ownHead(own(), plan, signer)
    const ready =
      isLate && isBehind(pieces, signer, head) ? pieces : await chained(pieces, plan, signer, head)
    const outcome = await line.write(() => writePieces(doc, ready))
    if (outcome.type === 'stored') continue
    line.close()
    // A ledger that was closed this moment: what is to be written belongs into the next.
    if (outcome.type === 'away' || closeReasonOf(outcome.code) === 'sealed') return undefined
    drafts.add(outcome.code, room, pieces, plan)
    // Another edit may please the relay; where nobody may write, none will.
    if (closeReasonOf(outcome.code) === 'forbidden') closedBy = outcome.code
    line = await join(room, confirmed)
  }
  history.destroy()
  if (!line) return undefined
  const written = { state: Y.encodeStateAsUpdate(line.doc), head: await ownHead(own(), plan, signer) }
  line.close()
  return written
}

/** The chain goes on beyond them: they have their place in it. */
function isBehind(pieces: readonly Piece[], { deviceId }: Signer, head: ChainHead | undefined): boolean {
  const own = pieces.flatMap((piece) =>
    piece.type === 'text' && piece.root === deviceId ? [piece.text] : [],
  )
  return own.every((text) => (numberIn(text) ?? Infinity) <= (head?.n ?? -1))
}

/** Our own entries on our chain as the relay has it; everything else as it is. */
export async function chained(
  pieces: readonly Piece[],
  plan: string,
  signer: Signer,
  head: ChainHead | undefined,
): Promise<readonly Piece[]> {
  const isOwn = (piece: Piece): boolean => piece.type === 'text' && piece.root === signer.deviceId
  const texts = pieces.flatMap((piece) => (piece.type === 'text' && isOwn(piece) ? [piece.text] : []))
  const again = (await chainAgain(texts, plan, signer, head)).texts.values()
  return pieces.map((piece) =>
    isOwn(piece) ? { type: 'text', root: piece.root, text: must(again.next().value) } : piece,
  )
}

/** The refused ones, each with all that its command wrote. */
class Drafts {
  readonly #drafts: (Rejected & { ids: Set<string>; parts: { room: string; piece: Piece }[] })[] = []

  get all(): readonly Rejected[] {
    return this.#drafts
  }

  add(code: number, room: string, pieces: readonly Piece[], plan: string): void {
    const ids = new Set(pieces.flatMap((piece) => idsOf(piece, plan)))
    const done = pieces.flatMap((piece) => doneOfPiece(piece, plan))
    this.#drafts.push({ code, ids, done, parts: pieces.map((piece) => ({ room, piece })) })
  }

  /** What a document holds of refused commands joins their drafts. */
  gather(room: string, doc: Y.Doc): void {
    if (this.#drafts.length > 0) this.without(room, valuesOf(doc))
  }

  /** What is left when everything that belongs to a refused command has joined its draft. */
  without(room: string, pieces: readonly Piece[]): readonly Piece[] {
    return pieces.filter((piece) => {
      const draft = this.#drafts.find(({ ids }) => belongsTo(piece, ids))
      draft?.parts.push({ room, piece })
      return draft === undefined
    })
  }
}

function valuesOf(doc: Y.Doc): readonly Piece[] {
  return [...doc.share.keys()]
    .filter((root) => /\.(?:records|cells)$/.test(root))
    .flatMap((root) =>
      [...doc.getMap(root)].map(([key, value]): Piece => ({ type: 'value', root, key, value })),
    )
}

/** The entry's own id, the change it goes on with, and the records that it created. */
function idsOf(piece: Piece, plan: string): readonly string[] {
  if (piece.type !== 'text') {
    const changeId: unknown = Array.isArray(piece.value) ? piece.value[1] : undefined
    return typeof changeId === 'string' ? [changeId] : []
  }
  const id = entryIdOf(piece.text)
  const entry = entryOf(piece.text, piece.root, plan)
  const { part, edits } = entry?.body ?? {}
  const created = Array.isArray(edits) ? edits.filter((edit) => isCreation(edit)) : []
  return [
    ...(id === undefined ? [] : [id]),
    ...(typeof part === 'string' ? [part] : []),
    ...created.map(({ kind, id: record }) => `${kind}.records/${record}`),
  ]
}

/** A change entry says what its command did, from what and to what. */
function doneOfPiece(piece: Piece, plan: string): readonly DoneCommand[] {
  const entry = piece.type === 'text' ? entryOf(piece.text, piece.root, plan) : undefined
  if (entry?.kind !== 'change') return []
  const { command, edits } = entry.body
  const all = (Array.isArray(edits) ? edits : []) as readonly Partial<FieldChange & { created: boolean }>[]
  return [
    {
      id: entry.id,
      command: String(command),
      at: entry.at,
      changeId: entry.id,
      changes: all.flatMap(({ kind, id, field, from = null, to = null }) =>
        kind !== undefined && id !== undefined && field !== undefined ? [{ kind, id, field, from, to }] : [],
      ),
      created: all.flatMap(({ kind, id, created }) =>
        created === true && kind !== undefined && id !== undefined ? [{ kind, id }] : [],
      ),
      entries: [],
    },
  ]
}

function isCreation(edit: unknown): edit is { readonly kind: string; readonly id: string } {
  return typeof edit === 'object' && edit !== null && 'created' in edit && edit.created === true
}

function belongsTo(piece: Piece, ids: ReadonlySet<string>): boolean {
  if (piece.type === 'text') return false
  const changeId: unknown = Array.isArray(piece.value) ? piece.value[1] : undefined
  return ids.has(`${piece.root}/${piece.key}`) || (typeof changeId === 'string' && ids.has(changeId))
}
