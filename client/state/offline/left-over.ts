/**
 * What a closed ledger holds on this device and not at the relay: said before this device heard of the closing, or lost by the
 * relay since. It belongs into the open one, the same signed texts (PE3).
 */

import * as Y from 'yjs'
import { entryIdOf } from './entry-text.ts'
import { historyOf, piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'
import type { RoomRows, WriteAgainOptions } from './write-again.ts'

export interface LeftOver {
  /** What this device said in closed ledgers, as the relay has it. */
  readonly own: readonly unknown[]
  /** To be written into the open one, command by command. */
  readonly commands: readonly (readonly Piece[])[]
}

/** Of what the relay lost so many go at a time. */
const most = 50

/** Beside what is left of older ledgers. Undefined where the relay is away. */
export async function leftOver(
  { room, confirmed, unconfirmed, closed }: RoomRows,
  before: LeftOver,
  { signer, join }: WriteAgainOptions,
): Promise<{ readonly state: Uint8Array; readonly left: LeftOver } | undefined> {
  const history = historyOf([...confirmed, ...unconfirmed.map(({ bytes }) => bytes)])
  if (closed === 'settled') {
    const own = [...before.own, ...history.getArray(signer.deviceId).toArray()]
    return { state: Y.encodeStateAsUpdate(history), left: { ...before, own } }
  }
  // Bringing nothing: what the relay lost of what it had confirmed is not let in there again.
  const line = await join(room, [])
  if (!line) return undefined
  const isThere = textsIn(line.doc)
  const unsent = unconfirmed
    .map(({ bytes }) => piecesOf(history, bytes).filter((piece) => !isThere(piece)))
    .filter((pieces) => pieces.length > 0)
  const named = new Set(unsent.flat().map(keyOf))
  const lost = allOf(history).filter((piece) => !isThere(piece) && !named.has(keyOf(piece)))
  const groups = Array.from({ length: Math.ceil(lost.length / most) }, (_, i) =>
    lost.slice(i * most, (i + 1) * most),
  )
  const left = {
    own: [...before.own, ...line.doc.getArray(signer.deviceId).toArray()],
    commands: [...before.commands, ...groups, ...unsent],
  }
  const state = Y.encodeStateAsUpdate(line.doc)
  line.close()
  history.destroy()
  return { state, left }
}

type Text = Extract<Piece, { readonly type: 'text' }>

/** Whether a ledger holds a text, or another with the same id. Ids are read only where a text is not there as it is. */
export function textsIn(ledger: Y.Doc): (piece: Piece) => boolean {
  const texts = new Set(allOf(ledger).map(keyOf))
  let ids: ReadonlySet<string> | undefined
  return (piece) => {
    if (piece.type !== 'text') return true
    if (texts.has(keyOf(piece))) return true
    ids ??= new Set(allOf(ledger).map(idOf))
    return entryIdOf(piece.text) !== undefined && ids.has(idOf(piece))
  }
}

function allOf(ledger: Y.Doc): readonly Text[] {
  return [...ledger.share.keys()].flatMap((root) =>
    ledger
      .getArray(root)
      .toArray()
      .flatMap((text): Text[] => (typeof text === 'string' ? [{ type: 'text', root, text }] : [])),
  )
}

function keyOf(piece: Piece): string {
  return piece.type === 'text' ? `${piece.root}\n${piece.text}` : ''
}

function idOf({ root, text }: Text): string {
  return `${root}\n${entryIdOf(text) ?? ''}`
}
