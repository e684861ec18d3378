// What the relay's thread and the store's thread say to each other.

import type { Compaction, NewRow } from './contract.ts'

export interface SqliteSetup {
  readonly path: string
  readonly newStoreId: string
}

export type SqliteAsk =
  | { readonly type: 'claimEpoch'; readonly plan: string; readonly epoch: string }
  | { readonly type: 'load'; readonly room: string }
  | { readonly type: 'since'; readonly room: string; readonly sequence: number }
  | { readonly type: 'heads'; readonly rooms: readonly string[] }
  | { readonly type: 'append'; readonly rows: readonly NewRow[] }
  | { readonly type: 'compact'; readonly compaction: Compaction }
  | { readonly type: 'access'; readonly plan: string }
  | { readonly type: 'putAccess'; readonly plan: string; readonly version: number; readonly text: string }
  | { readonly type: 'accessVersions'; readonly plans: readonly string[] }
  | { readonly type: 'erase'; readonly plan: string }
  | { readonly type: 'prune'; readonly at: number }
  | { readonly type: 'probe' }
  | { readonly type: 'limitPages'; readonly pages: number }
  | { readonly type: 'close' }

export interface SqliteRequest {
  readonly id: number
  readonly ask: SqliteAsk
}
