/**
 * Keeps an open plan as assembled, beside the ledger as folded, so that the next opening shows it before any document is
 * decoded. Written in idle time once it has rested, and again when it is another one.
 */

import type { KeptPlan } from '../../shared/doc/kept-plan.ts'
import type { FoldedCounts, KeptTables } from '../../shared/plan/assemble/kept-tables.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { TablesRow } from './offline/database.ts'
import { inSteps } from './when-idle.ts'

/** What it needs of the open plan. */
export interface TabledPlan {
  readonly plan: Plan
  /** Read as a whole, and nothing waits to be shown. */
  readonly isSettled: boolean
  /** Undefined where the fold is not of its ledger any more. */
  keepingTables(folded: FoldedCounts): Generator<void, KeptTables> | undefined
}

/** The ledger as it stands folded on the device. */
export type StandingFold = Pick<KeptPlan, 'code' | 'cut'> & { readonly counts: FoldedCounts }

export interface TablesPlace {
  /** Of several tabs one keeps. */
  leads(): boolean
  /** Undefined: nothing is folded, for the ledger is small. */
  readonly fold: () => StandingFold | undefined
  /** Everything up to now is written; the key of the plan's last row. */
  lastWritten(): Promise<number>
  /** Nothing waits to be written. */
  isWritten(): boolean
  /** False where it could not stand. May fail: the next look tries again. */
  put(row: Omit<TablesRow, 'path'>): Promise<boolean>
}

const firstLook = 5_000
/** Each writes some hundred bytes for an item. */
const nextLook = 15_000
/** What other tabs wrote is here by then. */
const rest = 500

/** Until the returned function is called. `kept`: the plan as it stands kept already. */
export function keepTables(open: TabledPlan, kept: Plan | undefined, place: TablesPlace): () => void {
  let timer = setTimeout(begin, firstLook)
  let stopped = false

  function begin(): void {
    const fold = place.fold()
    if (!fold || !place.leads() || open.plan === kept || !open.isSettled) return again()
    place.lastWritten().then(
      (upTo) => {
        timer = setTimeout(() => keep(fold, upTo), rest)
      },
      () => again(),
    )
  }

  function keep(fold: StandingFold, upTo: number): void {
    if (stopped || !open.isSettled || !place.isWritten()) return again()
    const { plan } = open
    const keeping = open.keepingTables(fold.counts)
    if (!keeping) return again()
    inSteps(keeping, (tables) => {
      if (stopped || open.plan !== plan || place.fold() !== fold) return again()
      place.put({ code: fold.code, cut: fold.cut, upTo, tables }).then(
        (isKept) => {
          if (isKept) kept = plan
          again(isKept ? nextLook : firstLook)
        },
        () => again(),
      )
    })
  }

  function again(wait = firstLook): void {
    if (!stopped) timer = setTimeout(begin, wait)
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

export function standingFold({ code, cut, ledger: { items, counts } }: KeptPlan): StandingFold {
  return { code, cut, counts: { items, counts } }
}
