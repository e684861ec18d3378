// `npm run soak`: relays that die in the middle of writes, for as long as is asked. Nothing that was echoed may be lost.
//   --rounds N   deaths on each store (1,000; in memory twenty times as many)
//   --minutes M  ends after so long, whatever is left of the rounds
//   --seed S     the same seed writes the same and dies after the same echoes
//   --beside N   so many stores of a kind at once (2): a death waits more than it works
//   --stores …   of memory,sqlite,postgres
import { parseArgs } from 'node:util'
import { findPostgres } from '../helpers/postgres-server.ts'
import { createRandom } from '../helpers/random.ts'
import { findRedis } from '../helpers/redis-server.ts'
import { canSpoilDisk } from './bad-disk.ts'
import { buildRelay } from './build-relay.ts'
import type { CrashSum } from './crash-rounds.ts'
import { dieInMemory } from './memory-rounds.ts'
import { crashPostgres, crashSqlite, type StoreRounds } from './store-rounds.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    beside: { type: 'string', default: '2' },
    stores: { type: 'string', default: 'memory,sqlite,postgres' },
  },
})
const rounds = Number(values.rounds)
const minutes = Number(values.minutes)
const beside = Number(values.beside)
const stores = values.stores.split(',')
/** Rounds on one store before it begins anew: a room that grew for ever would be all that is measured. */
const inOneGo = 25

const nothing: CrashSum = { kills: 0, sent: 0, echoed: 0, lost: [] }

type Round = (rounds: StoreRounds) => Promise<CrashSum>

const postgres = findPostgres()
const redis = findRedis()
const runs: readonly { readonly store: string; readonly rounds: number; readonly run: Round | undefined }[] =
  [
    {
      store: 'memory',
      rounds: rounds * 20,
      run: ({ rounds: count, random, told }) => dieInMemory(count, random, told),
    },
    { store: 'sqlite', rounds, run: crashSqlite },
    {
      store: 'postgres',
      rounds,
      run:
        postgres === undefined || redis === undefined
          ? undefined
          : (one) => crashPostgres({ postgres, redis }, one),
    },
  ]

console.log(`Seed ${values.seed}; power cuts: ${canSpoilDisk() ? 'yes' : 'no, for want of a C compiler'}.`)
const program = await buildRelay()
const sums: string[] = []
const startedAt = performance.now()
const wanted = runs.filter(({ store }) => stores.includes(store))
for (const [i, { store, rounds: most, run }] of wanted.entries()) {
  if (!run) {
    sums.push(`${store}: not run, it is not installed`)
    continue
  }
  // Each store gets its share of what time is left.
  const share = minutes === 0 ? Infinity : (minutes * 60_000 * (i + 1)) / wanted.length
  const begun = performance.now()
  const sum = await soak(store, most, run, () => performance.now() - startedAt < share)
  const seconds = Math.round((performance.now() - begun) / 1_000)
  sums.push(`${store}: ${lineOf(sum)}; ${seconds.toLocaleString('en')} s`)
}
console.log(`\n${sums.join('\n')}`)

async function soak(store: string, most: number, run: Round, hasTime: () => boolean): Promise<CrashSum> {
  const lanes: CrashSum[] = Array.from({ length: beside }, () => nothing)
  const lane = async (at: number): Promise<void> => {
    const random = createRandom(Number(values.seed) * 1_000 + at)
    for (let left = Math.ceil(most / beside); left > 0 && hasTime(); left -= inOneGo) {
      const before = lanes[at] ?? nothing
      const told = (now: CrashSum): void => {
        lanes[at] = added(before, now)
        if (now.kills % 10 === 0) process.stdout.write(`\r${store}: ${lineOf(lanes.reduce(added))}  `)
      }
      lanes[at] = added(before, await run({ rounds: Math.min(inOneGo, left), random, told, program }))
      if (lanes.some(({ lost }) => lost.length > 0)) break
    }
  }
  await Promise.all(lanes.map((_lane, at) => lane(at)))
  const sum = lanes.reduce(added)
  process.stdout.write('\n')
  if (sum.lost.length > 0) {
    console.log(`LOST on ${store}: ${sum.lost.slice(0, 20).join(', ')}`)
    process.exitCode = 1
  }
  return sum
}

function added(a: CrashSum, b: CrashSum): CrashSum {
  return {
    kills: a.kills + b.kills,
    sent: a.sent + b.sent,
    echoed: a.echoed + b.echoed,
    lost: [...a.lost, ...b.lost],
  }
}

function lineOf({ kills, sent, echoed, lost }: CrashSum): string {
  const of = (count: number): string => count.toLocaleString('en')
  return `${of(kills)} relays died; ${of(sent)} updates sent, ${of(echoed)} echoed, ${of(lost.length)} lost`
}
