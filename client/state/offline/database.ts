/**
 * The device's own database (architecture, On the device). Everything of a plan is keyed by its path `<planId>.<epoch>`,
 * every document's rows by its room. Rows are written once; a compaction deletes exactly what it read.
 */

import { Dexie } from 'dexie'
import type { Instant } from '../../../shared/base/instant.ts'
import type { Role } from '../../../shared/wire/role.ts'
import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import type { KeptTables } from '../../../shared/plan/assemble/kept-tables.ts'
import type { UndoStacks } from '../plan-keeper.ts'
import type { EntityTable, Table } from 'dexie'
import type { Piece } from './pieces.ts'

export interface PlanRow {
  readonly path: string
  readonly name: string
  readonly createdAt: number
  readonly openedAt: number
  /** Whom this device speaks for in this plan; `asked` once the question was answered, *just looking* included. */
  readonly person?: string
  readonly asked: boolean
  /** Made here as the sample, and untouched while no command was given. */
  readonly sample?: 'untouched' | 'touched'
  /** An untouched sample that was laid anew on a later day: where its link leads now. */
  readonly movedTo?: string
  /** A copy to try things in: the path of the plan it was made of, where this device knows that. */
  readonly forkOf?: string
  /** Never sent anywhere: this device has not met a relay that knows the plan. */
  readonly local: boolean
  /** What this device may do in it, and the key of the relay that said so. */
  readonly role?: Role
  readonly relayKey?: string
  /** How many ledgers it has, as this device knows; absent: one. */
  readonly ledgers?: number
  /** Of closed ledgers, oldest first, those known to be sealed and in step with the relay. */
  readonly settled?: readonly (SettledLedger | null)[]
  /** The secret of an invitation that the relay has not seen yet. */
  readonly invitation?: string
}

export interface SettledLedger {
  /** The key of its last row then; 0: none. */
  readonly key: number
  readonly at: Instant
}

/** One or more Yjs updates merged, in the order they came. `confirmed` once the relay echoed all of it. */
export interface UpdateRow {
  readonly key: number
  readonly path: string
  readonly room: string
  readonly bytes: Uint8Array
  readonly confirmed: 0 | 1
}

export interface SnapshotRow {
  readonly room: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** The head of this device's chain of signed entries in a plan. */
export interface HeadRow {
  readonly path: string
  readonly head: ChainHead
  /** How often the documents were built anew after a refusal: a tab with a lower count builds its own anew first. */
  readonly generation?: number
}

/** What the relay refused, kept as it was written: nothing of it is in the documents any more. */
export interface DraftRow {
  readonly key: number
  readonly path: string
  readonly at: Instant
  /** The relay's close code: why. */
  readonly code: number
  readonly parts: readonly { readonly room: string; readonly piece: Piece }[]
}

/** What can be undone here, newest last, as plain data. */
export interface UndoRow {
  readonly path: string
  readonly stack: UndoStacks
}

/** The ledger as folded, for the next opening. Nothing rests on it: it may go at any time. */
export interface KeptRow {
  readonly path: string
  readonly plan: KeptPlan
  /** It covers the ledger's snapshot and its rows up to this key; absent where that is not known any more. */
  readonly upTo?: number
}

/** The plan as assembled, for the next opening, as long as nothing was written since. It may go at any time, like the fold. */
export interface TablesRow {
  readonly path: string
  /** Which program kept it; no other takes it up. */
  readonly code: string
  /** Of the folded ledger that it goes with. */
  readonly cut: Uint8Array
  /** It covers the snapshots and all rows of the plan up to this key. */
  readonly upTo: number
  readonly tables: KeptTables
}

export interface SettingRow {
  readonly name: string
  readonly value: unknown
}

export class DeviceDatabase extends Dexie {
  declare plans: EntityTable<PlanRow, 'path'>
  declare updates: EntityTable<UpdateRow, 'key'>
  declare snapshots: EntityTable<SnapshotRow, 'room'>
  declare heads: EntityTable<HeadRow, 'path'>
  declare undos: EntityTable<UndoRow, 'path'>
  declare kept: EntityTable<KeptRow, 'path'>
  declare assembled: EntityTable<TablesRow, 'path'>
  declare settings: EntityTable<SettingRow, 'name'>
  declare keys: Table<SettingRow, string>
  declare drafts: EntityTable<DraftRow, 'key'>

  constructor(name = 'plumbline') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      plans: 'path',
      updates: '++key, room, path',
      snapshots: 'room, path',
      heads: 'path',
      undos: 'path',
      figures: 'path',
      settings: 'name',
      keys: 'name',
    })
    this.version(2).stores({ drafts: '++key, path' })
    this.version(3).stores({ kept: 'path' })
    // The last known figures are read before the database is (last-known.ts).
    this.version(4).stores({ figures: null, assembled: 'path' })
  }
}
