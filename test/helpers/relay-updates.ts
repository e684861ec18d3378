// Updates as a client makes them, for tests of the relay.

import * as Y from 'yjs'

/** Each run's update, in order. */
export function updatesOf(doc: Y.Doc, ...runs: readonly ((doc: Y.Doc) => void)[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', keep)
  for (const run of runs) doc.transact(() => run(doc))
  doc.off('update', keep)
  return updates
}

/** One update: this key set to this value in a map at the root. */
export function setKey(doc: Y.Doc, key: string, value: string | number): Uint8Array {
  return one(updatesOf(doc, () => doc.getMap('cells').set(key, value)))
}

export function removeKey(doc: Y.Doc, key: string): Uint8Array {
  return one(updatesOf(doc, () => doc.getMap('cells').delete(key)))
}

/** One update: a text appended to a list at the root, as the ledger is written. */
export function appendText(doc: Y.Doc, text: string, device = 'device'): Uint8Array {
  return one(updatesOf(doc, () => doc.getArray(device).push([text])))
}

export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

export function cellsOf(...updates: readonly Uint8Array[]): Record<string, unknown> {
  return docOf(...updates)
    .getMap('cells')
    .toJSON()
}

function one(updates: readonly Uint8Array[]): Uint8Array {
  const [update] = updates
  if (update === undefined) throw new Error('nothing changed')
  return update
}
