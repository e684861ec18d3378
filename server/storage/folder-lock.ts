// Two relays on one folder would not see each other's edits: a lock that the system takes back when the process dies.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Takes the folder, or throws in words; returns what gives it back. */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'relay.lock'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch {
    lock.close()
    throw new Error(`Another relay is running on ${folder}. Stop it, or choose another folder with --data.`)
  }
  return () => lock.close()
}
