// Where a copy is put back: the folder of a relay, or the Postgres that several share. No relay may be at work on it.

import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from '../storage/folder-lock.ts'
import {
  copyPostgres,
  epochsInPostgres,
  fillPostgres,
  refuseWhileRelaysRun,
} from '../storage/postgres-copy.ts'
import { backupName, backupSqlite, checkedCopy, storeOf } from '../storage/sqlite-backup.ts'
import { putPlanInSqlite } from '../storage/sqlite-plan.ts'
import { epochsIn } from '../storage/sqlite-rewind.ts'

export interface Place {
  /** For the operator. */
  readonly name: string
  /** Of each plan that is there; none where nothing can be read. */
  epochs(): Promise<ReadonlyMap<string, string>>
  /** The file, which may be taken away by it, in place of all or of `only` this plan. Answers where what was there is now. */
  put(file: string, only: string | undefined): Promise<string | undefined>
  unlock(): void
}

/** `postgres`: what `PLUMBLINE_STORE` says; what is kept of before goes into the folder in any case. */
export async function placeOf(folder: string, postgres: string | undefined): Promise<Place> {
  if (!postgres) return folderPlace(folder)
  await refuseWhileRelaysRun(postgres)
  return {
    name: 'Postgres',
    epochs: () => epochsInPostgres(postgres),
    async put(file, only) {
      const before = beforeIn(folder)
      await checkedCopy(before, (partial) => copyPostgres(postgres, partial))
      await fillPostgres(postgres, file, only)
      return before
    },
    unlock: () => {},
  }
}

function folderPlace(folder: string): Place {
  const store = storeOf(folder)
  const unlock = lockFolder(folder)
  return {
    name: folder,
    // A store that cannot be read any more says nothing against a copy.
    async epochs() {
      try {
        return existsSync(store) ? epochsIn(store) : new Map()
      } catch {
        return new Map()
      }
    },
    put: (file, only) => (only === undefined ? putAll(folder, file) : putOne(folder, file, only)),
    unlock,
  }
}

const beforeIn = (folder: string): string => join(folder, `before-${backupName(Date.now())}`)

async function putOne(folder: string, file: string, plan: string): Promise<string | undefined> {
  const store = storeOf(folder)
  const before = existsSync(store) ? beforeIn(folder) : undefined
  if (before !== undefined) await backupSqlite(folder, before)
  putPlanInSqlite(store, file, plan)
  return before
}

async function putAll(folder: string, file: string): Promise<string | undefined> {
  const store = storeOf(folder)
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
  let before: string | undefined
  if (existsSync(store)) {
    before = beforeIn(folder)
    // With what its log holds, should it not have been closed in peace.
    for (const end of ['-wal', '-shm', ''])
      if (existsSync(store + end)) await rename(store + end, before + end)
  }
  await rename(file, store)
  for (const end of ['-wal', '-shm']) await rm(store + end, { force: true })
  return before
}
