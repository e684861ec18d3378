// `verify [FILE] [--data FOLDER]`: reads every room of a store, also while a relay runs on it, or of a copy.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { storeOf } from '../storage/sqlite-backup.ts'
import { checkSqlite } from '../storage/sqlite-check.ts'
import { sumOf } from './store-sum.ts'
import { spoken } from './spoken.ts'

export const summary = 'reads every room of a store or of a copy: [FILE] [--data FOLDER]'

/** 0: all can be read; 1: it is no store; 2: the call is wrong; 3: rooms cannot be read. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const options = { data: { type: 'string', default: './data' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const path = resolve(positionals[0] ?? storeOf(values.data))
    return sumOf([...checkSqlite(path)], `Read ${path}`)
  })
}
