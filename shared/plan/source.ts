/** The neutral form between documents or a file and the plan: records with their cells laid over, and the ledger's entries. */

import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { EntityKind } from './edit.ts'
import type { Fault } from './fault.ts'
import type { DeviceId, EntryId, PersonId, PlanId } from './ids.ts'

export interface PlanSource {
  readonly id: PlanId
  readonly records: Readonly<Record<EntityKind, ReadonlyMap<string, SourceRecord>>>
  /** In any order; assembling sorts by effective time. */
  readonly entries: Iterable<SourceEntry>
  /** What could not be read at all, or was left out because its signature is false; they join the plan's faults. */
  readonly faults?: readonly Fault[]
}

export interface SourceRecord {
  /** As created, collections as nested objects. */
  readonly record: JsonObject
  /** Later values by dotted field; null unsets. `changeId` names the change entry that wrote it. */
  readonly cells?: ReadonlyMap<string, { readonly value: Json; readonly changeId?: EntryId }>
}

export interface SourceEntry {
  readonly id: EntryId
  readonly kind: string
  readonly at: Instant
  readonly by?: PersonId
  readonly device?: DeviceId
  readonly seen?: readonly EntryId[]
  readonly body: JsonObject
  readonly note?: string
}

/** What changed in a source since it was last assembled. Entries are only ever added; going back to a past day takes them out. */
export interface SourceChange {
  readonly changed: readonly { readonly kind: EntityKind; readonly id: string }[]
  readonly added: readonly SourceEntry[]
  /** With everything that had seen one of them. */
  readonly removed?: readonly SourceEntry[]
  /** What is left may read otherwise than before: entries claim to have seen each other in a circle. */
  readonly anew?: true
  /** Where they changed: all the source's faults, in place of those before. */
  readonly faults?: readonly Fault[]
}
