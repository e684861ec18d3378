/** Keeps an open plan as folded and as assembled, for the next opening. A part of its own: opening only takes that up. */

import { keepingPlan } from '../../shared/doc/keeping-plan.ts'
import type { KeptPlan } from '../../shared/doc/kept-plan.ts'
import { keepingTables } from '../../shared/plan/assemble/keeping-tables.ts'
import type { FoldedCounts, KeptTables } from '../../shared/plan/assemble/kept-tables.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { foldingCode } from './folding-code.ts'
import { keepFolded } from './keep-folded.ts'
import { keepTables, standingFold } from './keep-tables.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { lastKeyOf } from './offline/kept-tables.ts'
import { putTables } from './offline/put-tables.ts'
import type { TakenUp } from './offline/said-since.ts'
import type { OpenedPlan } from './open-live-plan.ts'
import type { ReadPlan } from './read-plan.ts'

/** In idle time, until the returned function is called. */
export function keepForNext(
  database: DeviceDatabase,
  path: string,
  { plan, keeper: { store, lines } }: Pick<OpenedPlan, 'plan' | 'keeper'>,
  taken: TakenUp | undefined,
  tabled: Plan | undefined,
): () => void {
  let fold = taken && standingFold(taken.kept)
  // Once: two tabs that both lead, for want of locks, would fold for each other's sake for ever.
  let lost: 'never' | 'now' | 'once' = 'never'
  const leads = (): boolean => lines.leads
  const { read } = plan
  const folded = {
    get told() {
      return read.ledger.told.size
    },
    get closed() {
      return read.reader.docs.closed?.length ?? 0
    },
    keeping: () => foldPlan(read),
  }
  const stopFolding = keepFolded(folded, taken?.since && taken.kept, {
    leads,
    isLost: () => lost === 'now',
    lastWritten: () => store.lastSaid(),
    put: async (latest, upTo) => {
      await database.kept.put({ path, plan: latest, upTo })
      fold = standingFold(latest)
      if (lost === 'now') lost = 'once'
    },
  })
  const tables = {
    get plan() {
      return plan.plan
    },
    get isSettled() {
      return plan.isSettled
    },
    keepingTables: (counts: FoldedCounts) => tablesOf(read, counts),
  }
  const stopTabling = keepTables(tables, tabled, {
    leads,
    fold: () => fold,
    lastWritten: async () => {
      await store.flush()
      return lastKeyOf(database, path)
    },
    isWritten: () => store.state.queued === 0,
    put: async (row) => {
      const put = await putTables(database, { path, ...row })
      if (put === 'another fold') {
        fold = undefined
        if (lost === 'never') lost = 'now'
      }
      return put === 'kept'
    },
  })
  return () => {
    stopFolding()
    stopTabling()
  }
}

/** The plan's ledgers as they stand. */
export function* foldPlan(read: ReadPlan): Generator<void, KeptPlan | undefined> {
  const { ledger } = read
  const kept = yield* keepingPlan(read.reader, ledger, foldingCode)
  if (kept) read.foldedFrom.set(kept.ledger.counts, ledger)
  return kept
}

/** Undefined where the fold is not of the ledger as it is read now. */
export function tablesOf(read: ReadPlan, folded: FoldedCounts): Generator<void, KeptTables> | undefined {
  const { ledger } = read
  return read.foldedFrom.get(folded.counts) === ledger ? keepingTables(read.plan, ledger, folded) : undefined
}
