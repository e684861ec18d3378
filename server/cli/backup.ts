// `backup [FILE] [--data FOLDER]`: a copy of the relay's store, also while it runs; of a Postgres store as well, in the same shape.

import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupName, backupSqlite, backupsOf, checkedCopy } from '../storage/sqlite-backup.ts'
import { sumOf } from './store-sum.ts'
import { spoken } from './spoken.ts'

export const summary = 'copies the store of a relay, also while it runs: [FILE] [--data FOLDER]'

/** 0: the copy is whole; 1: there is none; 2: the call is wrong; 3: it is made, and holds rooms that cannot be read. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const options = { data: { type: 'string', default: './data' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const path = resolve(positionals[0] ?? join(backupsOf(values.data), backupName(Date.now())))
    const postgres = process.env['PLUMBLINE_STORE']
    const { rooms } = postgres
      ? await checkedCopy(path, async (partial) => {
          const { copyPostgres } = await import('../storage/postgres-copy.ts')
          await copyPostgres(postgres, partial)
        })
      : await backupSqlite(resolve(values.data), path)
    return sumOf(rooms, `Copied to ${path}`)
  })
}
