/** What a screen knows of the plan it shows: the plan, its figures, who I am, how safe my edits are, and how to change it. */

import type { Day } from '../../shared/base/day.ts'
import type { Instant } from '../../shared/base/instant.ts'
import type { JsonObject } from '../../shared/base/json.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Command, Outcome, Refusal } from '../../shared/commands/command.ts'
import type { Watched } from '../../shared/doc/commit.ts'
import type { BaseFigures, Figures } from '../../shared/engine/figures.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { EntityKind } from '../../shared/plan/edit.ts'
import type { DeviceId, EntryId, PersonId, PlanId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { AccessAsk } from '../../shared/wire/access-message.ts'
import type { Role } from '../../shared/wire/role.ts'
import type { DeskAnswer } from './access-desk.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import type { Pointed } from './presence.ts'

/** Implemented by `LivePlan` (documents, device, relay) and, for component tests, by `MemoryPlan`. All members are reactive. */
export interface OpenPlan {
  readonly id: PlanId
  readonly plan: Plan
  readonly figures: Figures
  /**
   * Records and every entry ever said, as they stand; undefined while the whole record is not read: what closed periods hold is
   * read when somebody asks.
   */
  readonly source: PlanSource | undefined
  readonly record: AskedRecord
  /** What the plan is read on from, to be changed apart from it (`present-of.ts`); undefined while it is not all read. */
  branch(): Assembled | undefined
  /** The person this device speaks for; undefined: just looking, or not asked yet (`asked`). */
  readonly me: PersonId | undefined
  readonly asked: boolean
  readonly device: DeviceId
  /** When this device last left the plan; undefined on the first visit. */
  readonly lastLooked: Instant | undefined
  readonly readOnly: ReadOnlyReason | undefined
  /** Where what is shown is the plan as of a past day. */
  readonly past?: PastDay
  readonly save: SaveState
  /** What this device may do here, and how the relay is asked about it; absent where there is no relay. */
  readonly access: PlanAccess | undefined
  /** What the relay refused and is kept here, oldest first. */
  readonly drafts: readonly RejectedDraft[]
  readonly peers: readonly Peer[]
  /** The latest changes by somebody else, newest last, for the soft glow: entity id → who and when. */
  readonly touched: ReadonlyMap<string, Touch>
  /** The newest command that can be undone here, with its words. */
  readonly undoable: Done | undefined
  readonly redoable: Done | undefined

  /** `watched`: of what takes long. Stopped, it throws the signal's reason and has written nothing. */
  do<Args>(command: Command<Args>, args: Args, watched?: Watched): Promise<Result<Done, Refusal>>
  /** Whether it could be done, and with which edits; nothing is written or worked out. */
  tryOut<Args>(command: Command<Args>, args: Args): Outcome
  /** What would be measured once it is given; nothing is written. Synchronous, a few milliseconds. */
  preview<Args>(command: Command<Args>, args: Args): Result<BaseFigures, Refusal>
  /** Takes a command back with its chain; says what it left alone because somebody changed it since. */
  undo(done?: Done): Promise<Result<Undone | undefined, Refusal>>
  redo(): Promise<Result<Done | undefined, Refusal>>
  /** Names this device's person, or says *just looking*. */
  speakFor(person: PersonId | undefined): Promise<void>
  /** Takes back what one entry of the record did or said, whoever it was, as a new edit that *u* takes back in its turn. */
  takeBack(entry: EntryId): Promise<Result<Undone | undefined, Refusal>>
  /** The whole plan as the text of a plan file, complete: what Import reads. */
  exportFile(): Promise<string>
  /** What I look at or edit, for those on the same item (HO6); the fingerprint of what I see (AG1); the session I am in. */
  point(pointed: Pointed): void
  /** Writes a refused edit again; refused again, it is a draft again. */
  retryDraft(key: number): Promise<void>
  /** Throws it away; the answer brings it back. */
  dropDraft(key: number): Promise<() => Promise<void>>
}

export interface AskedRecord {
  /** Has the whole record read: true once it is, false where this device does not give it. */
  read(): Promise<boolean>
  /** It was asked for, and did not come: what is shown of the present is right without it. */
  readonly isRefused: boolean
}

export interface Touch {
  readonly by?: PersonId
  readonly at: Instant
  /** When it came here, in the page's own time. */
  readonly arrived: number
}

export interface Done {
  readonly id: EntryId
  readonly command: string
  readonly at: Instant
  /** Entities it touched. */
  readonly ids: readonly string[]
}

export interface Undone {
  readonly done: Done
  readonly leftAlone: readonly { readonly kind: string; readonly id: string; readonly field: string }[]
}

export interface PlanAccess {
  /** Undefined while no relay has said. */
  readonly role: Role | undefined
  /** The invitation that brought this device here lets nobody in. */
  readonly wasNotInvited: boolean
  ask(ask: AccessAsk): Promise<DeskAnswer>
}

export interface PastDay {
  readonly day: Day
  /** Of which something is known. */
  readonly first: Day
  /** Yesterday. */
  readonly last: Day
}

export type ReadOnlyReason = 'viewer' | 'newer version' | 'another tab updates' | 'as of a past day'

/** The three true levels, and what stands in the way. `level` is that of the least safe edit. */
export interface SaveState {
  readonly level: 'memory' | 'device' | 'relay'
  /** Edits that wait for the relay. */
  readonly waiting: number
  readonly relay: 'none' | 'connecting' | 'connected' | 'offline' | 'refused'
  readonly lastSyncedAt?: Instant
  readonly trouble?: SaveTrouble
}

export type SaveTrouble =
  | { readonly type: 'no storage' }
  | { readonly type: 'storage full' }
  | { readonly type: 'storage lost' }
  /** Another tab runs a newer version on the same store. */
  | { readonly type: 'newer tab' }
  | { readonly type: 'refused'; readonly code: number; readonly count: number }
  | { readonly type: 'clock wrong'; readonly minutes: number }

/** An edit that the relay refused: no longer in the plan, kept whole on this device. */
export interface RejectedDraft {
  readonly key: number
  readonly at: Instant
  /** The relay's close code. */
  readonly code: number
  /** The name of the command it came of, where that is known. */
  readonly command?: string
  readonly lines: readonly DraftLine[]
}

export type DraftLine =
  | { readonly type: 'created'; readonly kind: EntityKind; readonly id: string; readonly record: JsonObject }
  | {
      readonly type: 'set'
      readonly kind: EntityKind
      readonly id: string
      readonly field: string
      readonly value: unknown
    }
  /** An entry that says something: a check-in, a comment. */
  | { readonly type: 'said'; readonly kind: string; readonly body: JsonObject; readonly note?: string }

/** A device that is on the plan now; `plan.devices` knows whom it speaks for. */
export interface Peer {
  readonly key: string
  readonly device: DeviceId
  readonly itemId?: string
  /** The fingerprint of the figures it shows. */
  readonly figures?: string
  readonly me: boolean
  readonly meeting?: Meeting
}

/** Where somebody is in a session; whoever leads is followed by the others. */
export interface Meeting {
  readonly session: EntryId
  readonly step: string
  /** When it came to this step; 0: not said. */
  readonly since: Instant
  readonly leads: boolean
  /** When it took the lead: whoever took it last has it; 0: by having opened it. */
  readonly ledAt: Instant
}
