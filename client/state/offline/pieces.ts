/**
 * What one stored row wrote, as plain edits on the roots of a document: so that it can be written again under another Yjs
 * client, or kept as a draft. Documents hold nothing else than values under keys and texts on lists (FORMAT.md).
 */

import * as Y from 'yjs'
import { sameValue } from '../../../shared/base/keep-same.ts'
import { entryIdOf } from './entry-text.ts'

export type Piece =
  | { readonly type: 'value'; readonly root: string; readonly key: string; readonly value: unknown }
  | { readonly type: 'text'; readonly root: string; readonly text: string }

/** A document that collects nothing, with these updates in it: what was overwritten since can still be read. */
export function historyOf(updates: readonly Uint8Array[]): Y.Doc {
  const history = new Y.Doc({ gc: false })
  history.transact(() => {
    for (const update of updates) Y.applyUpdate(history, update)
  })
  return history
}

/** The row's updates must be in `history`. What hangs on something that is not there cannot be placed, and is left out. */
export function piecesOf(history: Y.Doc, row: Uint8Array): readonly Piece[] {
  return Y.decodeUpdate(row).structs.flatMap((struct): readonly Piece[] => {
    if (!(struct instanceof Y.Item)) return []
    const values: readonly unknown[] = struct.content.getContent()
    const place = placeOf(history, struct)
    if (place === undefined) return []
    const { root, key } = place
    if (key !== null) return [{ type: 'value', root, key, value: values.at(-1) }]
    return values.flatMap((text): readonly Piece[] =>
      typeof text === 'string' ? [{ type: 'text', root, text }] : [],
    )
  })
}

export function writePieces(doc: Y.Doc, pieces: readonly Piece[], origin?: unknown): void {
  doc.transact(() => {
    for (const piece of pieces) {
      if (piece.type === 'value') doc.getMap(piece.root).set(piece.key, piece.value)
      else doc.getArray(piece.root).push([piece.text])
    }
  }, origin)
}

/** True where the document says this already, whoever wrote it. */
export function holdsPiece(doc: Y.Doc, piece: Piece): boolean {
  if (piece.type === 'value') return sameValue(doc.getMap(piece.root).get(piece.key), piece.value)
  const id = entryIdOf(piece.text)
  return doc
    .getArray(piece.root)
    .toArray()
    .some((text) => text === piece.text || (id !== undefined && entryIdOf(text) === id))
}

interface Place {
  readonly root: string
  readonly key: string | null
}

function placeOf(history: Y.Doc, { id }: Y.Item): Place | undefined {
  if (Y.getState(history.store, id.client) <= id.clock) return undefined
  const item = Y.getItem(history.store, id)
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return undefined
  return { root: Y.findRootTypeKey(item.parent), key: item.parentSub }
}
