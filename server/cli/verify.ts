// `verify [FILE] [--data FOLDER]`: reads every room of a store, also while a relay runs on it, or of a copy.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkedCopy, storeOf } from '../storage/sqlite-backup.ts'
import { checkSqlite, type RoomCheck } from '../storage/sqlite-check.ts'
import { sumOf } from './store-sum.ts'
import { spoken } from './spoken.ts'

export const summary = 'reads every room of a store or of a copy: [FILE] [--data FOLDER]'

/** 0: all can be read; 1: it is no store; 2: the call is wrong; 3: rooms cannot be read. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const options = { data: { type: 'string', default: './data' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    const postgres = process.env['PLUMBLINE_STORE']
    if (postgres && file === undefined) return sumOf(await checkPostgres(postgres), 'Read Postgres')
    const path = resolve(file ?? storeOf(values.data))
    return sumOf([...checkSqlite(path)], `Read ${path}`)
  })
}

/** By a copy that is thrown away: all of one moment. */
async function checkPostgres(url: string): Promise<readonly RoomCheck[]> {
  const { copyPostgres } = await import('../storage/postgres-copy.ts')
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-verify-'))
  try {
    const { rooms } = await checkedCopy(join(folder, 'relay.db'), (partial) => copyPostgres(url, partial))
    return rooms
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
