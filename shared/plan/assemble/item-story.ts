/** What the ledger holds of one item: what was reported, what was booked, and which of its fields were changed. */

import type { Instant } from '../../base/instant.ts'
import type { Json } from '../../base/json.ts'
import type { EntryId, PersonId } from '../ids.ts'
import type { Booking, CheckIn } from '../report.ts'

/** A field of an item as one change entry set it. */
export interface FieldChange {
  readonly id: EntryId
  /** As cells name it: of a change in several parts, its first entry. */
  readonly changeId: EntryId
  readonly at: Instant
  readonly by?: PersonId
  readonly field: string
  readonly from: Json
  readonly to: Json
  readonly seen: readonly EntryId[]
  /** A choice between values that were set apart, or what takes one back. */
  readonly settles?: true
  /** The change that it takes back. */
  readonly undoes?: EntryId
}

/** All that was said about one item, in the order of arrival. */
export interface ItemStory {
  readonly checkIns: CheckIn[]
  readonly bookings: Booking[]
  readonly changes: FieldChange[]
}

export function copyOfStory({ checkIns, bookings, changes }: ItemStory): ItemStory {
  return { checkIns: checkIns.slice(), bookings: bookings.slice(), changes: changes.slice() }
}
