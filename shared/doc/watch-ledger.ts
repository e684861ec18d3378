/**
 * Reads the ledger's lists, one per device, and what is appended to them; a device may turn up at any time. Where the
 * ledger was folded before, only what lies beyond its cut is read at once, the rest when somebody wants it. A ledger that
 * is still on its way into its document is awaited: it is looked at when it has arrived.
 */

import type * as Y from 'yjs'
import type { Pending } from './doc-change.ts'
import { addEntries, clearEntries } from './entry-store.ts'
import { cutIn, valuesBeside } from './ledger-cut.ts'
import type { LedgerCut } from './ledger-cut.ts'
import type { Verifying } from './verify-entries.ts'

export interface WatchedLedger {
  /** Entries before the cut are not read yet. */
  readonly covered: boolean
  /** Reads them while `goOn` allows; they are part of the plan already. */
  readCovered(goOn: () => boolean): void
  /** The ledger is in its document now. */
  arrived(): void
  stop(): void
}

/** Read between two looks at the time. */
const step = 100

export function watchLedger(
  ledger: Y.Doc,
  verifying: Verifying,
  pending: Pending,
  cut?: LedgerCut,
  /** The cut as kept, of a ledger that is awaited. */
  awaited?: Uint8Array,
): WatchedLedger {
  const { store } = verifying
  const roots = new Map<string, Y.Array<unknown>>()
  let covered: Iterator<() => void> | undefined
  let isAwaited = awaited !== undefined

  const read = (device: string, values: Iterable<unknown>, isCovered = false): void => {
    const { added, anew, faultsChanged } = addEntries(store, device, values)
    if (!isCovered) pending.added(added)
    if (anew) pending.anew()
    if (faultsChanged) pending.faultsChanged()
  }

  // Nobody may take from a ledger; a document where it happened all the same is read from the start.
  const readAll = (): void => {
    covered = undefined
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
    if (isAwaited || roots.size === ledger.share.size) return
    for (const device of ledger.share.keys()) {
      if (roots.has(device)) continue
      const list = ledger.getArray<unknown>(device)
      list.observe(observe)
      roots.set(device, list)
      read(device, covered && cut ? valuesBeside(list, cut, 'after') : list.toArray())
    }
  }

  function* readers(until: LedgerCut): Generator<() => void> {
    for (const [device, list] of roots) {
      let values: unknown[] = []
      for (const value of valuesBeside(list, until, 'before')) {
        values.push(value)
        if (values.length < step) continue
        const some = values
        values = []
        yield () => read(device, some, true)
      }
      yield () => read(device, values, true)
    }
  }

  if (cut) covered = readers(cut)
  findRoots()
  ledger.on('afterTransaction', findRoots)
  return {
    get covered() {
      return covered !== undefined
    },
    readCovered(goOn) {
      if (isAwaited) return
      while (covered && goOn()) {
        const next = covered.next()
        if (next.done) covered = undefined
        else next.value()
      }
    },
    arrived() {
      if (!isAwaited || !awaited) return
      isAwaited = false
      // What was kept does not fit: nothing of it is left.
      if (!cutIn(ledger, awaited)) readAll()
      findRoots()
    },
    stop() {
      ledger.off('afterTransaction', findRoots)
      for (const list of roots.values()) list.unobserve(observe)
    },
  }
}
