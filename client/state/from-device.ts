/** Updates that this tab read from the device: listeners know them by their origin, and write them nowhere. */

import * as Y from 'yjs'

export const fromDevice = 'device'

export function applyFromDevice(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, fromDevice)
  }, fromDevice)
}
