/** Folds a ledger into what is kept of it (`kept-ledger.ts`), which opening only takes up. */

import { packingRows } from '../../base/pack-rows.ts'
import type { SourceEntry } from '../source.ts'
import { sortByOrder } from './effective-time.ts'
import type { Told } from './effective-time.ts'
import { nameIn } from './entry-kind.ts'
import { listsOf, restNames } from './kept-ledger.ts'
import type { KeptLedger, KeptRest, Said } from './kept-ledger.ts'
import type { Ledger } from './ledger.ts'
import type { KeptTold } from './told-entries.ts'

/** Entries, or items, between two looks at the time. */
const step = 2000

/**
 * In steps of some milliseconds; what is said between two of them spoils it. Undefined where it would not come back the same.
 */
export function* keepingLedger(ledger: Ledger): Generator<void, KeptLedger | undefined> {
  const { missing } = ledger
  if (!missing) return undefined
  const count = ledger.told.size
  const reporting: KeptTold[] = []
  const others: Told[] = []
  // A copy: the ledger may be told more between two steps.
  for (const [i, told] of [...ledger.told.values()].entries()) {
    // What is taken back is asked for by its name at every reading.
    if (isReporting(told.entry.kind) && !ledger.withdrawals.has(told.entry.id)) reporting.push(keptTold(told))
    else others.push(told)
    if (i % step === 0) yield
  }
  const stories = [...ledger.stories]
  for (const [i, [, story]] of stories.entries()) {
    for (const list of listsOf(story)) sortByOrder<Said>(list)
    if (i % step === 0) yield
  }
  const kept: KeptLedger = {
    reporting: yield* packingRows(reporting),
    reportingCount: reporting.length,
    others: others.map(({ entry, at }) => ({ entry: cutEntry(entry), at })),
    items: stories.map(([id]) => id),
    counts: Uint32Array.from(stories.flatMap(([, story]) => listsOf(story).map((list) => list.length))),
    checkIns: yield* packingRows(stories.flatMap(([, { checkIns }]) => checkIns)),
    bookings: yield* packingRows(stories.flatMap(([, { bookings }]) => bookings)),
    changes: stories.flatMap(([, { changes }]) => changes),
    readings: [...ledger.readings.values()].flat(),
    rest: Object.fromEntries(restNames.map((name) => [name, ledger[name]])) as unknown as KeptRest,
    missing: [...missing],
    faultsInside: [...ledger.faultsInside],
  }
  return ledger.told.size === count ? kept : undefined
}

function isReporting(kind: string): boolean {
  return kind === 'checkIn' || kind === 'booking'
}

function keptTold({ entry, at }: Told): KeptTold {
  const { id, kind, by, device, body } = entry
  const about = nameIn(body['item']) ?? ''
  return { id, at, kind, about, ...(by !== undefined && { by }), ...(device !== undefined && { device }) }
}

/** What `touch` of its kind looks at (entry-kinds.ts), and nothing of what it says. */
function cutEntry({ id, kind, at, by, device, body }: SourceEntry): SourceEntry {
  const { item, kpi, session, decision, answer, entry, edits, certificate } = body
  const cut = {
    ...(item !== undefined && { item }),
    ...(kpi !== undefined && { kpi }),
    ...(session !== undefined && { session }),
    ...(decision !== undefined && { decision }),
    ...(answer !== undefined && { answer }),
    ...(entry !== undefined && { entry }),
    ...(certificate !== undefined && { certificate }),
    ...(Array.isArray(edits) && { edits: editsOf(edits as readonly unknown[]) }),
  }
  // Whose it is decides who takes it back, and what it takes back.
  return {
    id,
    kind,
    at,
    body: cut,
    ...(by !== undefined && { by }),
    ...(device !== undefined && { device }),
  }
}

function editsOf(edits: readonly unknown[]): readonly { readonly kind: string; readonly id: string }[] {
  return edits.flatMap((edit) => {
    if (typeof edit !== 'object' || edit === null || !('kind' in edit) || !('id' in edit)) return []
    const { kind, id } = edit
    return kind === 'item' && typeof id === 'string' ? [{ kind, id }] : []
  })
}
