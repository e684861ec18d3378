// A copy of a store of SQLite while a relay writes to it: all of one moment, checked before it takes its name.

import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { checkSqlite } from './sqlite-check.ts'
import type { RoomCheck } from './sqlite-check.ts'

export interface Backup {
  readonly path: string
  readonly rooms: readonly RoomCheck[]
}

/** In one step: between steps the store would have moved on, and the copy would begin anew. */
const allPages = 2 ** 31 - 1

export const storeOf = (folder: string): string => join(folder, 'relay.db')

/** Throws in words; what is at `path` already stays until the new copy is whole and on the disk. */
export async function backupSqlite(folder: string, path: string): Promise<Backup> {
  const from = storeOf(folder)
  if (!existsSync(from)) throw new Error(`There is no store in ${folder}.`)
  return checkedCopy(path, async (partial) => {
    const db = new DatabaseSync(from, { readOnly: true })
    try {
      await backup(db, partial, { rate: allPages })
    } finally {
      db.close()
    }
    makeOneFile(partial)
  })
}

/** Whoever makes the copy is given a name beside `path`, which the copy takes once it is checked and on the disk. */
export async function checkedCopy(path: string, make: (partial: string) => Promise<void>): Promise<Backup> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const partial = `${path}.partial`
  await rm(partial, { force: true })
  await make(partial)
  await chmod(partial, 0o600)
  const rooms = [...checkSqlite(partial)]
  await sync(partial)
  await rename(partial, path)
  await sync(dirname(path))
  return { path, rooms }
}

export const backupsOf = (folder: string): string => join(folder, 'backups')

/** `relay-2026-11-26T03-00-00.db`: the names sort by age. */
export function backupName(at: number): string {
  return `relay-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.db`
}

const ours = /^relay-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)(?:-damaged)?\.db$/

const damaged = '-damaged.db'
const damagedNameOf = (name: string): string => name.replace(/\.db$/, damaged)

/** Says in its name that rooms in it cannot be read; its path from now on. */
export async function markDamaged(path: string): Promise<string> {
  await rename(path, damagedNameOf(path))
  return damagedNameOf(path)
}

/** The newest first. */
export async function backupsIn(folder: string): Promise<readonly string[]> {
  const names = existsSync(folder) ? await readdir(folder) : []
  return names
    .filter((name) => ours.test(name))
    .toSorted()
    .toReversed()
}

export function backupTime(name: string): number {
  const [, hour, minute, second] = ours.exec(name) ?? []
  return Date.parse(`${hour}:${minute}:${second}Z`)
}

/** Removes all but the newest whole copies, and all but as many damaged ones: those never push out what could be read. */
export async function keepNewest(folder: string, count: number): Promise<void> {
  const all = await backupsIn(folder)
  const isDamaged = (name: string): boolean => name.endsWith(damaged)
  const old = [all.filter((name) => !isDamaged(name)), all.filter(isDamaged)].flatMap((kind) =>
    kind.slice(count),
  )
  await Promise.all(old.map((name) => rm(join(folder, name))))
}

/** A copy is read and carried about as it is: without a log beside it. */
function makeOneFile(path: string): void {
  const db = new DatabaseSync(path)
  try {
    db.exec('pragma journal_mode = delete')
  } finally {
    db.close()
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
