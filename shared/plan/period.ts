import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { JsonObject } from '../base/json.ts'
import type { DeviceId, EntryId, PersonId } from './ids.ts'

/** A reporting period that was closed (PE1): what was known then, never read back as a present figure. */
export interface Period {
  readonly id: EntryId
  readonly name: string
  /** Its last day; it begins after that of the one before. */
  readonly through: Day
  readonly at: Instant
  readonly by?: PersonId
  /** That closed it: whether it might is for its certificates to say. */
  readonly device?: DeviceId
  /** As of the end of its last day. `engine/session/read-snapshot.ts` knows the shape. */
  readonly figures?: JsonObject
  readonly fingerprint?: string
  /** What its opening balances of the next ledger are named by, and of how many items they are (`engine/opening-balances.ts`). */
  readonly book?: string
  readonly balances?: number
  /** Which of the plan's ledgers it closes, the first being 0; absent where it was closed before there was a second. */
  readonly ledger?: number
  /** Where each device's list stood when it was closed: what comes before that and is not in it came late. */
  readonly frontier: Readonly<Record<DeviceId, FrontierMark>>
}

export interface FrontierMark {
  /** Entries in its list. */
  readonly count: number
  /** Of the last one's text. */
  readonly hash: string
  /** When that was said. */
  readonly at: Instant
}
