/** Reads the ledger's lists, one per device, and what is appended to them; a device may turn up at any time. */

import type * as Y from 'yjs'
import type { Pending } from './doc-change.ts'
import { addEntries, clearEntries } from './entry-store.ts'
import type { Verifying } from './verify-entries.ts'

export function watchLedger(ledger: Y.Doc, verifying: Verifying, pending: Pending): () => void {
  const { store } = verifying
  const roots = new Map<string, Y.Array<unknown>>()

  const read = (device: string, values: Iterable<unknown>): void => {
    const { added, anew, faultsChanged } = addEntries(store, device, values)
    pending.added(added)
    if (anew) pending.anew()
    if (faultsChanged) pending.faultsChanged()
  }

  // Nobody may take from a ledger; a document where it happened all the same is read from the start.
  const readAll = (): void => {
    clearEntries(store)
    delete verifying.run
    for (const [device, list] of roots) read(device, list.toArray())
    pending.anew()
  }

  const observe = (event: Y.YArrayEvent<unknown>): void => {
    const device = [...roots].find(([, list]) => list === event.target)?.[0]
    const delta = event.changes.delta
    if (device === undefined) return
    if (delta.some((part) => part.delete !== undefined)) readAll()
    else
      read(
        device,
        delta.flatMap(({ insert }) => (Array.isArray(insert) ? insert : [])),
      )
  }

  const findRoots = (): void => {
    if (roots.size === ledger.share.size) return
    for (const device of ledger.share.keys()) {
      if (roots.has(device)) continue
      const list = ledger.getArray<unknown>(device)
      list.observe(observe)
      roots.set(device, list)
      read(device, list.toArray())
    }
  }

  findRoots()
  ledger.on('afterTransaction', findRoots)
  return () => {
    ledger.off('afterTransaction', findRoots)
    for (const list of roots.values()) list.unobserve(observe)
  }
}
