/**
 * Keeps a plan's ledger as folded beside its documents, so that the next opening reads only what came since (architecture,
 * *Documents*). Written in idle time, again once enough was said to be worth it; a small ledger is read as fast without.
 */

import { toldIn } from '../../shared/doc/keeping-plan.ts'
import type { KeptPlan } from '../../shared/doc/kept-plan.ts'
import { inSteps } from './when-idle.ts'

/** What it needs of the open plan. */
export interface FoldedPlan {
  /** How many entries the fold holds now. */
  readonly told: number
  /** How many of its ledgers are closed. */
  readonly closed: number
  keeping(): Generator<void, KeptPlan | undefined>
}

const firstLook = 1500
const nextLook = 10_000
const worthKeeping = 500

/** Where it is kept. Both may fail: the next look tries again. */
export interface FoldedPlace {
  /** Of several tabs one keeps. */
  leads(): boolean
  /** Another fold stands in place of what was kept. */
  isLost(): boolean
  /** Everything up to now is written; the key of the ledger's last row. */
  lastWritten(): Promise<number>
  put(kept: KeptPlan, upTo: number): Promise<unknown>
}

/** Until the returned function is called. `taken`: what was kept and covers the ledger as it is stored. */
export function keepFolded(plan: FoldedPlan, taken: KeptPlan | undefined, place: FoldedPlace): () => void {
  let keptCount = taken ? toldIn(taken.ledger) : 0
  let keptClosed = taken?.closed.length ?? 0
  let timer = setTimeout(look, firstLook)
  let stopped = false

  function look(): void {
    if (!place.leads()) return again()
    // A ledger that was closed since need not be read next time, once it is folded as one.
    if (place.isLost() || plan.closed > keptClosed) keptCount = 0
    const since = plan.told - keptCount
    const wanted = keptCount === 0 ? worthKeeping : Math.max(200, keptCount / 50)
    if (since < wanted) return again()
    place.lastWritten().then(fold, again)
  }

  function fold(upTo: number): void {
    if (stopped) return
    inSteps(plan.keeping(), (kept) => {
      if (!kept || stopped) return again()
      keptCount = toldIn(kept.ledger)
      keptClosed = kept.closed.length
      void place.put(kept, upTo).catch(() => (keptCount = 0))
      again()
    })
  }

  function again(): void {
    if (!stopped) timer = setTimeout(look, nextLook)
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
