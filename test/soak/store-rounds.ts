// Relays as processes over a real store: SQLite in a folder, whose power may be cut; Postgres, which may die with them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Random } from '../helpers/random.ts'
import { startPostgres } from '../helpers/postgres-server.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { crashAgainAndAgain } from './crash-rounds.ts'
import type { CrashSum } from './crash-rounds.ts'
import { badDiskIn, canSpoilDisk } from './bad-disk.ts'

export interface StoreRounds {
  readonly rounds: number
  readonly random: Random
  readonly told?: ((sum: CrashSum) => void) | undefined
  /** Another build of the relay than the tree. */
  readonly program?: string | undefined
}

type Power = 'never' | 'sometimes' | 'always' | 'always, and the disk lies'

/** Killed, or with a C compiler at hand its power is cut, as chance has it. */
export async function crashSqlite(
  { rounds, random, told, program }: StoreRounds,
  power: Power = 'sometimes',
): Promise<CrashSum> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-crash-'))
  const isLie = power === 'always, and the disk lies'
  const disk = power !== 'never' && canSpoilDisk() ? badDiskIn(dataDir, isLie) : undefined
  let isCut = false
  try {
    return await crashAgainAndAgain({
      rounds,
      random,
      async start() {
        isCut = disk !== undefined && (power !== 'sometimes' || random.below(2) === 0)
        disk?.remove()
        return [await startRelay({ dataDir, program, ...(isCut && disk && { env: disk.env }) })]
      },
      crash(relays) {
        if (!isCut) return Promise.all(relays.map((relay) => relay.kill('SIGKILL')))
        disk?.cutPower()
        return Promise.all(relays.map(({ ended }) => ended))
      },
      ...(told && { told }),
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
    disk?.remove()
  }
}

/** Two relays on one Postgres with Redis between them, both killed; one time in twenty-five Postgres goes down with them. */
export async function crashPostgres(
  programs: { readonly postgres: string; readonly redis: string },
  { rounds, random, told, program }: StoreRounds,
): Promise<CrashSum> {
  const [postgres, redis] = [await startPostgres(programs.postgres), await startRedis(programs.redis)]
  try {
    const options = { store: postgres.newDatabase(), bell: redis.url, program }
    return await crashAgainAndAgain({
      rounds,
      random,
      start: async () => [await startRelay(options), await startRelay(options)],
      async crash(relays) {
        const withStore = random.below(25) === 0
        const down = withStore ? postgres.stop() : undefined
        await Promise.all(relays.map((relay) => relay.kill('SIGKILL')))
        await down
        if (withStore) await postgres.start()
      },
      ...(told && { told }),
    })
  } finally {
    await redis.stop()
    await postgres.remove()
  }
}
