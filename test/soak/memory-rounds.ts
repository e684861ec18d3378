// The relay's own code in this process, dying between any two steps of it over a store in memory: thousands of deaths a minute.
import { MemoryStorage } from '../../server/storage/memory.ts'
import * as Y from 'yjs'
import type { Random } from '../helpers/random.ts'
import { RelayNetwork, settled, work } from '../helpers/relay-network.ts'
import type { RawClient } from '../helpers/relay-network.ts'
import { cellsOf, setKey } from '../helpers/relay-updates.ts'
import type { CrashSum } from './crash-rounds.ts'
import { dyingStorage } from './dying-storage.ts'

/** A new store after so many deaths. */
const livesOfStore = 20

export async function dieInMemory(
  rounds: number,
  random: Random,
  told?: (sum: CrashSum) => void,
): Promise<CrashSum> {
  const lost: string[] = []
  let [kills, sent, echoed] = [0, 0, 0]
  let disk = new MemoryStorage('store')
  let known = new Set<string>()
  while (kills < rounds) {
    if (kills % livesOfStore === 0) {
      disk = new MemoryStorage('store')
      known = new Set()
    }
    const life = await liveOnce(disk, random, `${kills}`)
    sent += life.sent
    echoed += life.echoed.size
    kills++
    for (const key of life.echoed) known.add(key)
    const cells = await onDisk(disk)
    lost.push(...[...known].filter((key) => !(key in cells)))
    told?.({ kills, sent, echoed, lost })
  }
  return { kills, sent, echoed, lost }
}

async function liveOnce(
  disk: MemoryStorage,
  random: Random,
  name: string,
): Promise<{ readonly sent: number; readonly echoed: ReadonlySet<string> }> {
  const { storage, die } = dyingStorage(disk, random)
  const network = new RelayNetwork({ storage })
  const clients = await Promise.all([0, 1].map(() => enter(network)))
  const keys = new Map<string, string>()
  const docs = clients.map(() => new Y.Doc())
  const echoed = new Set<string>()
  const hear = (): void => {
    for (const client of clients)
      for (const update of client.updates()) {
        const key = keys.get(textOf(update))
        if (key !== undefined) echoed.add(key)
      }
  }
  // Now and then enough to be compacted.
  for (let left = random.below(random.below(4) === 0 ? 400 : 40); left > 0; left--) {
    const at = random.below(clients.length)
    const [client, doc] = [clients[at], docs[at]]
    if (!client || !doc) continue
    const key = `${name}/${left}`
    const update = setKey(doc, key, left)
    keys.set(textOf(update), key)
    client.say({ type: 'update', update })
    if (random.below(8) === 0) await network.tick()
    hear()
  }
  for (let ticks = random.below(5); ticks > 0; ticks--) await network.tick()
  die()
  await settled()
  hear()
  return { sent: keys.size, echoed }
}

async function enter(network: RelayNetwork): Promise<RawClient> {
  const client = network.connect()
  while (client.heard.length === 0) await settled()
  return client
}

async function onDisk(disk: MemoryStorage): Promise<Record<string, unknown>> {
  const loaded = await disk.load(work)
  if (!loaded.ok) return {}
  const { snapshot, rows } = loaded.value
  return cellsOf(...(snapshot ? [snapshot] : []), ...rows.map(({ update }) => update))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
