/**
 * Reads the lists of the ledgers, one per device in each, and what is appended to them; a device may turn up at any time.
 * Where they were folded before, only what lies beyond the cut is read at once, the rest when somebody wants it. Ledgers that
 * are not in their documents are awaited: they are looked at when they have arrived.
 */

import type * as Y from 'yjs'
import type { Pending } from './doc-change.ts'
import { addEntries, clearEntries } from './entry-store.ts'
import { cutIn, cutWithout, holds, valuesBeside } from './ledger-cut.ts'
import type { LedgerCut } from './ledger-cut.ts'
import type { Verifying } from './verify-entries.ts'

export interface WatchedLedgers {
  /** Entries before the cut are not read yet. */
  readonly covered: boolean
  /** Reads them while `goOn` allows; they are part of the plan already. Not before all ledgers are here. */
  readCovered(goOn: () => boolean): void
  /** Not in its document yet. */
  isAway(ledger: Y.Doc): boolean
  /** These ledgers are in their documents now; one that lacks what was folded of it stays away. */
  arrived(which: readonly Y.Doc[]): void
  stop(): void
}

/** Up to where they were folded. */
export interface FoldedLedgers {
  readonly cut: LedgerCut
  /** What of it lies in each closed ledger, oldest first. */
  readonly closed: readonly Uint8Array[]
}

/** Read between two looks at the time. */
const step = 100

export function watchLedgers(
  ledgers: readonly Y.Doc[],
  verifying: Verifying,
  pending: Pending,
  folded: FoldedLedgers | undefined,
  awaited: readonly Y.Doc[],
  /** It cannot go on without the ledgers that are not here. */
  lacks: () => void,
): WatchedLedgers {
  const { store } = verifying
  /** Whose each list is. */
  const roots = new Map<Y.Array<unknown>, string>()
  const away = new Set(awaited)
  let covered: Iterator<() => void> | undefined
  let fits = true

  const read = (device: string, values: Iterable<unknown>, isCovered = false): void => {
    const { added, anew, faultsChanged } = addEntries(store, device, values)
    if (!isCovered) pending.added(added)
    if (anew) pending.anew()
    if (faultsChanged) pending.faultsChanged()
  }

  // Nobody may take from a ledger; a document where it happened all the same is read from the start.
  const readAll = (): void => {
    fits = false
    if (away.size > 0) return lacks()
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

  const holdsFolded = (ledger: Y.Doc): boolean => {
    const part = folded?.closed[ledgers.indexOf(ledger)]
    return !part || holds(ledger, part)
  }

  const here = (): readonly Y.Doc[] => ledgers.filter((ledger) => !away.has(ledger))

  const findRoots = (): void => {
    if (roots.size === here().reduce((sum, { share }) => sum + share.size, 0)) return
    for (const ledger of here()) {
      for (const device of ledger.share.keys()) {
        const list = ledger.getArray<unknown>(device)
        if (roots.has(list)) continue
        list.observe(observe)
        roots.set(list, device)
        read(device, covered && folded ? valuesBeside(list, folded.cut, 'after') : list.toArray())
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

  if (folded) covered = readers(folded.cut)
  findRoots()
  for (const ledger of ledgers) ledger.on('afterTransaction', findRoots)
  return {
    get covered() {
      return covered !== undefined
    },
    readCovered(goOn) {
      if (away.size > 0) return
      while (covered && goOn()) {
        const next = covered.next()
        if (next.done) covered = undefined
        else next.value()
      }
    },
    isAway: (ledger) => away.has(ledger),
    arrived(which) {
      const came = which.filter((ledger) => holdsFolded(ledger) && away.delete(ledger))
      if (came.length === 0 || !folded) return
      const others = folded.closed.filter((_, i) => ledgers[i] && away.has(ledgers[i]))
      // What was kept does not fit: nothing of it is left.
      if (!fits || !cutIn(here(), cutWithout(folded.cut, others))) readAll()
      findRoots()
    },
    stop() {
      for (const ledger of ledgers) ledger.off('afterTransaction', findRoots)
      for (const list of roots.keys()) list.unobserve(observe)
    },
  }
}
