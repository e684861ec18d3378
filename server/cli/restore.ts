// `restore FILE [--plan LINK] [--rewind]`: a copy takes the place of the store, or one plan of it that of this plan; what stood
// there before is kept beside it. The plans keep their epoch, so that devices give back what they have and the copy lacks.
// `--rewind` gives them another one: what came after the copy is out, and each device asks its person about what it had written.

import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkSqlite } from '../storage/sqlite-check.ts'
import { bringUp, epochsIn, isOfOtherEpoch, rewindSqlite } from '../storage/sqlite-rewind.ts'
import { placeOf, type Place } from './restore-places.ts'
import { planOfSaid } from './said-plan.ts'
import { sumOf } from './store-sum.ts'
import { spoken, UsageError } from './spoken.ts'

export const summary =
  'puts a copy in the place of the store, with the relay stopped: FILE [--plan LINK] [--rewind] [--data FOLDER]'

const options = {
  data: { type: 'string', default: './data' },
  plan: { type: 'string' },
  rewind: { type: 'boolean', default: false },
} as const

/** 0: done; 1: nothing was changed; 2: the call is wrong; 3: done, and rooms cannot be read. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    if (file === undefined) throw new UsageError('Which copy? Name its file: restore FILE.')
    const only = values.plan === undefined ? undefined : planOfSaid(values.plan)
    const [from, folder] = [resolve(file), resolve(values.data)]
    const rooms = [...checkSqlite(from)].filter(
      ({ room }) => only === undefined || room.startsWith(`${only}.`),
    )
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const place = await placeOf(folder, process.env['PLUMBLINE_STORE'])
    const partial = join(folder, 'relay.db.partial')
    try {
      await copyFile(from, partial)
      const taken = await prepare(partial, place, only, values.rewind)
      const before = await place.put(partial, only)
      const kept = before === undefined ? '' : `; what was there is now ${before}`
      const what = only === undefined ? from : `one plan of ${from}`
      return sumOf(rooms, `Restored ${what} to ${place.name}${taken}${kept}`)
    } finally {
      await rm(partial, { force: true })
      place.unlock()
    }
  })
}

/** What is to be put there; answers what is to be said of it. */
async function prepare(
  partial: string,
  place: Place,
  only: string | undefined,
  isRewind: boolean,
): Promise<string> {
  bringUp(partial)
  const epochs = epochsIn(partial)
  if (only !== undefined && !epochs.has(only)) throw new Error('This copy does not have that plan.')
  if (isRewind) {
    const rewound = rewindSqlite(partial, only)
    return `, ${rewound} ${rewound === 1 ? 'plan' : 'plans'} taken back to it`
  }
  if (isOfOtherEpoch(epochs, await place.epochs(), only))
    throw new Error(
      'This copy is from before a rewind: devices hold what was taken out then, and would bring it back. Restore it with --rewind.',
    )
  return ''
}
