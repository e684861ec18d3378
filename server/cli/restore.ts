// `restore FILE [--rewind] [--data FOLDER]`: a copy takes the place of the store; what stood there before is kept beside it.
// The plans keep their epoch, so that devices give back what they have and the copy lacks. `--rewind` gives them another one:
// what came after the copy is out, and each device asks its person about what it had written.

import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lockFolder } from '../storage/folder-lock.ts'
import { backupName, storeOf } from '../storage/sqlite-backup.ts'
import { checkSqlite } from '../storage/sqlite-check.ts'
import { isOfOtherEpoch, rewindSqlite } from '../storage/sqlite-rewind.ts'
import { sumOf } from './store-sum.ts'
import { spoken, UsageError } from './spoken.ts'

export const summary =
  'puts a copy in the place of the store, with the relay stopped: FILE [--rewind] [--data FOLDER]'

/** 0: done; 1: nothing was changed; 2: the call is wrong; 3: done, and rooms cannot be read. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const options = {
      data: { type: 'string', default: './data' },
      rewind: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    if (file === undefined) throw new UsageError('Which copy? Name its file: restore FILE.')
    const [from, folder] = [resolve(file), resolve(values.data)]
    const rooms = [...checkSqlite(from)]
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const unlock = lockFolder(folder)
    try {
      const { before, rewound } = await restore(from, folder, values.rewind)
      const kept = before === undefined ? '' : `; what was there is now ${before}`
      const taken =
        rewound === undefined ? '' : `, ${rewound} ${rewound === 1 ? 'plan' : 'plans'} taken back to it`
      return sumOf(rooms, `Restored ${from} to ${folder}${taken}${kept}`)
    } finally {
      unlock()
    }
  })
}

interface Restored {
  /** Where the store of before is now. */
  readonly before: string | undefined
  /** So many plans are in a new epoch. */
  readonly rewound: number | undefined
}

async function restore(from: string, folder: string, isRewind: boolean): Promise<Restored> {
  const store = storeOf(folder)
  const partial = `${store}.partial`
  if (!isRewind && isFromBeforeRewind(from, store))
    throw new Error(
      'This copy is from before a rewind: devices hold what was taken out then, and would bring it back. Restore it with --rewind.',
    )
  await copyFile(from, partial)
  const rewound = isRewind ? rewindSqlite(partial) : undefined
  const handle = await open(partial, 'r+')
  await handle.sync()
  await handle.close()
  let before: string | undefined
  if (existsSync(store)) {
    before = join(folder, `before-${backupName(Date.now())}`)
    // With what its log holds, should it not have been closed in peace.
    for (const end of ['-wal', '-shm', ''])
      if (existsSync(store + end)) await rename(store + end, before + end)
  }
  await rename(partial, store)
  for (const end of ['-wal', '-shm']) await rm(store + end, { force: true })
  return { before, rewound }
}

/** A store that cannot be read any more says nothing against a copy. */
function isFromBeforeRewind(copy: string, store: string): boolean {
  try {
    return existsSync(store) && isOfOtherEpoch(copy, store)
  } catch {
    return false
  }
}
