// Several clients over the relay's own code, with cuts, repetitions, swapped frames, crashes and restarts of the relay,
// all from one seed; and the same over two relays on one store, whose bell loses and swaps what it rings. In the end all are equal, and nothing was ever sent to anybody that was not in the store.
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import type { Result } from '../../shared/base/result.ts'
import { IdRanges } from '../../shared/wire/id-ranges.ts'
import { decodeMessage } from '../../shared/wire/message.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import type { NewRow, StorageTrouble } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { BellHub } from '../helpers/bell-hub.ts'
import { createRandom, type Random } from '../helpers/random.ts'
import { ledger, RelayNetwork, settled, work } from '../helpers/relay-network.ts'
import { docOf } from '../helpers/relay-updates.ts'
import { SyncClient } from '../helpers/sync-client.ts'

/** Remembers every id that was ever committed, and now and then has no space. */
class WatchedStorage extends MemoryStorage {
  readonly structs = new IdRanges()
  readonly deletes = new IdRanges()
  isFull = false

  override async append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
    if (this.isFull) return { ok: false, error: { type: 'full' } }
    for (const { update } of rows) {
      const content = must(readUpdate(update))
      this.structs.addAll(content.structs)
      this.deletes.addAll(content.deletes)
    }
    return super.append(rows)
  }
}

class World {
  readonly storage = new WatchedStorage('store')
  readonly clients: readonly SyncClient[]
  readonly #random: Random
  readonly #hub = new BellHub()
  readonly #networks: RelayNetwork[]
  /** Frames with updates, and those of them that held something not stored. */
  sent = 0
  sentTooEarly = 0

  constructor(random: Random, people: number, relays: number) {
    this.#random = random
    this.#hub.isLost = () => random.below(3) === 0
    this.#networks = Array.from({ length: relays }, () => this.#newRelay(relays))
    const watch = (frame: Uint8Array): void => this.#watch(frame)
    this.clients = Array.from({ length: people }, () => [
      new SyncClient(work, watch),
      new SyncClient(ledger, watch),
    ]).flat()
  }

  async step(): Promise<void> {
    const client = must(this.clients[this.#random.below(this.clients.length)])
    const pick = (count: number): number => this.#random.below(count)
    const happening = pick(100)
    if (happening < 50) edit(client, this.#random)
    else if (happening < 75) client.deliver(1 + pick(6))
    else if (happening < 80) client.repeat(pick)
    else if (happening < 84) client.swap(pick)
    else if (happening < 88) client.cut()
    else if (happening < 92) this.#hub.deliver(pick)
    else if (happening < 96) await must(this.#networks[pick(this.#networks.length)]).tick()
    else if (happening < 98) this.storage.isFull = !this.storage.isFull
    else if (happening < 99) await this.restart(false)
    else await this.restart(true)
    if (!client.isConnected && pick(3) === 0) await this.connect(client)
  }

  async connect(client: SyncClient): Promise<void> {
    client.connect(must(this.#networks[this.#random.below(this.#networks.length)]).relay)
    await settled()
  }

  /** A crash forgets what the relay had not committed; a clean stop commits it. */
  async restart(isClean: boolean): Promise<void> {
    const at = this.#random.below(this.#networks.length)
    const network = must(this.#networks[at])
    if (isClean) {
      const stopped = network.relay.stop()
      await network.tick()
      await stopped
    }
    for (const client of this.clients) client.cut()
    this.#networks[at] = this.#newRelay(this.#networks.length)
  }

  async quiet(): Promise<void> {
    this.storage.isFull = false
    for (const client of this.clients) {
      client.cut()
      await this.connect(client)
    }
    for (let moved = 1; moved > 0;) {
      moved = this.clients.reduce((sum, client) => sum + client.deliver(), 0)
      for (const network of this.#networks) await network.tick()
      moved += this.clients.reduce((sum, client) => sum + client.deliver(), 0)
    }
  }

  #newRelay(relays: number): RelayNetwork {
    const bell = relays > 1 && { bell: this.#hub.newBell() }
    return new RelayNetwork({ storage: this.storage, ...bell })
  }

  #watch(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message === undefined || !('update' in message)) return
    const content = must(readUpdate(message.update))
    const { structs, deletes } = this.storage
    if (!structs.coversAll(content.structs) || !deletes.coversAll(content.deletes)) this.sentTooEarly++
    this.sent++
  }
}

function edit(client: SyncClient, random: Random): void {
  const { doc } = client
  if (client.room === ledger) {
    doc.getArray(`device ${doc.clientID % 3}`).push([`entry ${random.below(1_000_000)}`])
    return
  }
  const cells = doc.getMap('cells')
  const key = `cell ${random.below(20)}`
  if (random.below(6) === 0) cells.delete(key)
  else cells.set(key, random.below(1_000))
}

function stateOf(doc: Y.Doc): unknown {
  return [
    doc.getMap('cells').toJSON(),
    ...[0, 1, 2].map((device) => doc.getArray(`device ${device}`).toJSON()),
  ]
}

async function run(seed: number, relays: number): Promise<void> {
  const random = createRandom(seed)
  const world = new World(random, 3, relays)
  for (let i = 0; i < 2_000; i++) await world.step()
  await world.quiet()
  const [workDoc, ledgerDoc] = await Promise.all([work, ledger].map((room) => storedDoc(world.storage, room)))
  for (const { doc, room } of world.clients) {
    expect(doc.store.pendingStructs).toBeNull()
    expect(stateOf(doc)).toEqual(stateOf(must(room === work ? workDoc : ledgerDoc)))
  }
  expect(world.sent).toBeGreaterThan(100)
  expect(world.sentTooEarly).toBe(0)
  // A new relay on the same store, and one who has never been there.
  await world.restart(true)
  const visitor = new SyncClient(work, () => {})
  await world.connect(visitor)
  while (visitor.deliver() > 0) await settled()
  expect(stateOf(visitor.doc)).toEqual(stateOf(must(workDoc)))
}

async function storedDoc(storage: MemoryStorage, room: string): Promise<Y.Doc> {
  const loaded = await storage.load(room)
  if (!loaded.ok) throw new Error('the memory cannot be damaged')
  const { snapshot, rows } = loaded.value
  return docOf(...(snapshot ? [snapshot] : []), ...rows.map(({ update }) => update))
}

describe('clients over the relay, seeded', () => {
  const first = Number(process.env['FUZZ_SEED'] ?? 1)
  const count = Number(process.env['FUZZ_SEEDS'] ?? 25)

  const seeds = Array.from({ length: count }, (_, i) => first + i)

  test.each(seeds.flatMap((seed) => [1, 2].map((relays) => [seed, relays] as const)))(
    'seed %i over %i relays converges, and saw only what was stored',
    run,
  )
})
