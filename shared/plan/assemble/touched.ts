/** What entries changed, so that only that is assembled again. */

import type { DeviceId, EntryId, ItemId, KpiId } from '../ids.ts'

/** What to fold anew. */
export interface Touched {
  readonly items: Set<ItemId>
  readonly kpis: Set<KpiId>
  readonly comments: Set<EntryId>
  readonly sessions: Set<EntryId>
  readonly decisions: Set<EntryId>
  readonly answers: Set<EntryId>
  readonly periods: Set<EntryId>
  readonly devices: Set<DeviceId>
  /** Entries that were not here before: cells that name them as their change are recorded now. */
  readonly arrived: EntryId[]
}

export function nothingTouched(): Touched {
  return {
    items: new Set(),
    kpis: new Set(),
    comments: new Set(),
    sessions: new Set(),
    decisions: new Set(),
    answers: new Set(),
    periods: new Set(),
    devices: new Set(),
    arrived: [],
  }
}
