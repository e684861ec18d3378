// A copy of the store a day, and as many kept as the operator says. A failed one is told in the log and tried again.

import { join } from 'node:path'
import type { Log } from './log.ts'
import {
  backupName,
  backupsIn,
  backupSqlite,
  backupsOf,
  backupTime,
  keepNewest,
  markDamaged,
} from './storage/sqlite-backup.ts'

const day = 24 * 3_600_000
const lookEvery = 15 * 60_000

/** Looks now and every quarter of an hour whether the newest copy is a day old; returns what ends it. */
export function backUpDaily(folder: string, kept: number, log: Log): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const look = (): void => {
    running = running.then(() => backUpIfDue(folder, kept, Date.now(), log))
  }
  look()
  const looking = setInterval(look, lookEvery)
  return () => {
    clearInterval(looking)
    return running
  }
}

export async function backUpIfDue(folder: string, kept: number, now: number, log: Log): Promise<void> {
  const into = backupsOf(folder)
  try {
    const [newest] = await backupsIn(into)
    if (newest !== undefined && now - backupTime(newest) < day) return
    const { path, rooms } = await backupSqlite(folder, join(into, backupName(now)))
    const damaged = rooms.filter(({ trouble }) => trouble !== undefined).length
    if (damaged > 0)
      log('error', 'backed up, but rooms cannot be read', { path: await markDamaged(path), damaged })
    else log('info', 'backed up', { path, rooms: rooms.length })
    await keepNewest(into, kept)
  } catch (error) {
    log('error', 'not backed up', { why: error instanceof Error ? error.message : String(error) })
  }
}
