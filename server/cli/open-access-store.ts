// The store of a relay, opened beside it by a command: who may enter, and nothing else of it.

import { existsSync } from 'node:fs'
import { ok } from '../../shared/base/result.ts'
import type { AccessStore } from '../access/invite-in-store.ts'
import { storeOf } from '../storage/sqlite-backup.ts'
import { SqliteStore } from '../storage/sqlite-store.ts'

export interface OpenAccessStore {
  readonly store: AccessStore
  close(): Promise<void>
}

/** `postgres`: what `PLUMBLINE_STORE` says, in place of a folder. Throws a sentence where there is none. */
export async function openAccessStore(
  folder: string,
  postgres: string | undefined,
): Promise<OpenAccessStore> {
  if (postgres) {
    const { openPostgres } = await import('../storage/postgres.ts')
    const store = await openPostgres(postgres, '')
    return { store, close: () => store.close() }
  }
  const file = storeOf(folder)
  if (!existsSync(file)) throw new Error(`There is no store in ${folder}; start the relay once.`)
  const sqlite = new SqliteStore(file, '')
  const store: AccessStore = {
    access: async (plan) => ok(sqlite.access(plan)),
    putAccess: async (plan, version, text) => ok(sqlite.putAccess(plan, version, text)),
  }
  return { store, close: async () => sqlite.close() }
}
