// Relays that die in the middle of writes, again and again: whatever one of them echoed is there in the next one's life.
import type { Random } from '../helpers/random.ts'
import { charter, work } from '../helpers/relay-network.ts'
import type { RelayProcess } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'

const rooms = [work, charter]
/** By each writer; now and then so many that their room is compacted. What a round costs is its start: deaths are many, writes few. */
const writesIn = (round: number, random: Random): number => (round % 8 === 5 ? 300 : 20 + random.below(40))

export interface CrashSum {
  readonly kills: number
  readonly sent: number
  readonly echoed: number
  /** Echoed and not there afterwards: none may be. */
  readonly lost: readonly string[]
}

export interface Crashing {
  readonly rounds: number
  readonly random: Random
  /** One relay, or several over one store. */
  start(): Promise<readonly RelayProcess[]>
  /** Ends all that `start` gave, at once. */
  crash(relays: readonly RelayProcess[]): Promise<unknown>
  /** Called after each round. */
  told?(sum: CrashSum): void
}

/** The store is the same one all the time; it is looked at after each crash. */
export async function crashAgainAndAgain({
  rounds,
  random,
  start,
  crash,
  told,
}: Crashing): Promise<CrashSum> {
  const echoed = rooms.map(() => new Set<string>())
  const lost: string[] = []
  let [kills, sent] = [0, 0]
  const sum = (): CrashSum => ({
    kills,
    sent,
    echoed: echoed.reduce((all, { size }) => all + size, 0),
    lost,
  })
  for (let round = 0; round <= rounds; round++) {
    const relays = await start()
    for (const { wsUrl } of relays)
      for (const [i, room] of rooms.entries()) lost.push(...(await missing(wsUrl, room, echoed[i])))
    if (round === rounds) {
      await Promise.all(relays.map((relay) => relay.kill('SIGTERM')))
      break
    }
    const writers = await Promise.all(
      rooms.flatMap((room) => relays.map(({ wsUrl }) => RelayWriter.open(wsUrl, room))),
    )
    const writes = writesIn(round, random)
    for (const [w, writer] of writers.entries())
      for (let i = 0; i < writes; i++) writer.write(`${round}/${w}/${i}`, 'x'.repeat(random.below(400)))
    // Most of them are still on their way then.
    await Promise.all(writers.map((writer) => writer.echoes(1 + random.below(writes - 10))))
    await crash(relays)
    kills += relays.length
    await Promise.all(writers.map((writer) => writer.closed))
    writers.forEach((writer, w) => {
      sent += writer.sent.size
      for (const key of writer.echoed) echoed[Math.floor(w / relays.length)]?.add(key)
    })
    told?.(sum())
  }
  return sum()
}

async function missing(
  wsUrl: string,
  room: string,
  echoed: ReadonlySet<string> = new Set(),
): Promise<readonly string[]> {
  const found = new Set((await readRoom(wsUrl, room)).getMap('cells').keys())
  return [...echoed].filter((key) => !found.has(key))
}
