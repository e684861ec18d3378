/**
 * Reads the lists of the ledgers, one per device in each, and what is appended to them; a device may turn up at any time.
 * Where they were folded before, only what lies beyond the cut is read at once, the rest when somebody wants it. Ledgers that
 * are still on their way into their documents are awaited: they are looked at when they have arrived.
 */

import type * as Y from 'yjs'
import type { Pending } from './doc-change.ts'
import { addEntries, clearEntries } from './entry-store.ts'
import { cutIn, valuesBeside } from './ledger-cut.ts'
import type { LedgerCut } from './ledger-cut.ts'
import type { Verifying } from './verify-entries.ts'

export interface WatchedLedgers {
  /** Entries before the cut are not read yet. */
  readonly covered: boolean
  /** Reads them while `goOn` allows; they are part of the plan already. */
  readCovered(goOn: () => boolean): void
  /** The ledgers are in their documents now. */
  arrived(): void
  stop(): void
}

/** Read between two looks at the time. */
const step = 100

export function watchLedgers(
  ledgers: readonly Y.Doc[],
  verifying: Verifying,
  pending: Pending,
  cut?: LedgerCut,
  /** The cut as kept, of ledgers that are awaited. */
  awaited?: Uint8Array,
): WatchedLedgers {
  const { store } = verifying
  /** Whose each list is. */
  const roots = new Map<Y.Array<unknown>, string>()
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
    for (const [list, device] of roots) read(device, list.toArray())
    pending.anew()
  }

  const observe = (event: Y.YArrayEvent<unknown>): void => {
    const device = roots.get(event.target as Y.Array<unknown>)
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
    if (isAwaited || roots.size === ledgers.reduce((sum, { share }) => sum + share.size, 0)) return
    for (const ledger of ledgers) {
      for (const device of ledger.share.keys()) {
        const list = ledger.getArray<unknown>(device)
        if (roots.has(list)) continue
        list.observe(observe)
        roots.set(list, device)
        read(device, covered && cut ? valuesBeside(list, cut, 'after') : list.toArray())
      }
    }
  }

  function* readers(until: LedgerCut): Generator<() => void> {
    for (const [list, device] of roots) {
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
  for (const ledger of ledgers) ledger.on('afterTransaction', findRoots)
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
      if (!cutIn(ledgers, awaited)) readAll()
      findRoots()
    },
    stop() {
      for (const ledger of ledgers) ledger.off('afterTransaction', findRoots)
      for (const list of roots.keys()) list.unobserve(observe)
    },
  }
}
