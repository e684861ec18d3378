/**
 * The rows of one plan in the device's database. It knows the database it met first: one that was cleared comes back empty
 * under the same name and would take rows that hang on rows that are gone, so it is not written to before it is filled again.
 */

import { createId, randomBytes } from '../../../shared/base/id.ts'
import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { UndoStacks } from '../plan-keeper.ts'
import type { DeviceDatabase, UpdateRow } from './database.ts'
import type { RoomRows } from './write-again.ts'

/** Rides in the same transaction as the rows written with it. */
export interface Extra {
  readonly head?: ChainHead
  readonly undo?: UndoStacks
}

export class PlanRows {
  readonly #database: DeviceDatabase
  readonly #path: string
  #origin: string | undefined
  /** How often the documents were built anew, as this tab knows it. */
  generation = 0

  constructor(database: DeviceDatabase, path: string) {
    this.#database = database
    this.#path = path
  }

  async read(room: string): Promise<RoomRows> {
    const { snapshots, updates, keys } = this.#database
    const [origin, snapshot, rows] = await this.#database.transaction('r', [snapshots, updates, keys], () =>
      Promise.all([
        keys.get(originKey),
        snapshots.get(room),
        updates.where('room').equals(room).sortBy('key'),
      ]),
    )
    if (typeof origin?.value === 'string') this.#origin ??= origin.value
    return {
      room,
      confirmed: [
        ...(snapshot ? [snapshot.bytes] : []),
        ...rows.filter((row) => row.confirmed === 1).map(({ bytes }) => bytes),
      ],
      unconfirmed: rows.filter((row) => row.confirmed === 0),
      keys: rows.map(({ key }) => key),
    }
  }

  /** Their keys. Throws where the database is another one than it was: cleared, or evicted. */
  async add(rows: readonly Omit<UpdateRow, 'key'>[], { head, undo }: Extra): Promise<readonly number[]> {
    const { updates, heads, undos, keys } = this.#database
    const [origin, added] = await this.#database.transaction(
      'rw',
      [updates, heads, undos, keys],
      async () => {
        const found = await originIn(this.#database)
        if (this.#origin !== undefined && found !== this.#origin) throw new Error('the database was cleared')
        if (head !== undefined) await heads.put({ path: this.#path, head, generation: this.generation })
        if (undo !== undefined) await undos.put({ path: this.#path, stack: undo })
        return [found, await updates.bulkAdd(rows.slice(), { allKeys: true })] as const
      },
    )
    // Not before it is written: a database that took nothing has no name either.
    this.#origin = origin
    return added
  }

  /** Of the newest row of any ledger; 0 where there is none. */
  async lastKeyOfLedgers(): Promise<number> {
    const keys = await this.#database.updates.where('room').startsWith(`${this.#path}.ledger.`).primaryKeys()
    return keys.reduce((last, key) => Math.max(last, key), 0)
  }

  async confirm(keys: readonly number[]): Promise<void> {
    await this.#database.updates.where('key').anyOf(keys.slice()).modify({ confirmed: 1 })
  }

  /** True where the database was cleared since: what was written is gone. */
  async isCleared(): Promise<boolean> {
    const row = await this.#database.keys.get(originKey)
    return this.#origin !== undefined && row?.value !== this.#origin
  }

  /** Takes the database as it is now for the right one: everything is about to be written to it. */
  takeAsNew(): void {
    this.#origin = undefined
  }
}

/** Beside the device's key, so that both go together. */
const originKey = 'origin'

/** A random name that the database gets when it is first written; inside a transaction that may write keys. */
async function originIn({ keys }: DeviceDatabase): Promise<string> {
  const kept = await keys.get(originKey)
  if (typeof kept?.value === 'string') return kept.value
  const value = createId(randomBytes)
  await keys.add({ name: originKey, value })
  return value
}
