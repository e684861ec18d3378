// The save state never lies: whatever the device's database does meanwhile, at each moment what the line says is compared with
// what stands in a real IndexedDB and at a relay. *In memory* promises nothing; the other two levels promise every edit so far.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { DeviceDatabase } from '../../../../client/state/offline/database.ts'
import { PlanStore } from '../../../../client/state/offline/plan-store.ts'
import type { StoreState } from '../../../../client/state/offline/plan-store.ts'
import { heldByEcho, lackedByVector } from '../../../../client/state/held.ts'
import type { Held } from '../../../../client/state/held.ts'
import { saveStateOf } from '../../../../client/state/save-state.ts'
import { assert, must } from '../../../../shared/base/assert.ts'
import { createRandom } from '../../../helpers/random.ts'

const [path, room] = ['plan.1', 'plan.1.ledger.0']
const connected = { state: 'connected', refusal: undefined, syncedAt: undefined } as const
const { add } = IDBObjectStore.prototype

// The database complains of each fault.
beforeEach(() => {
  for (const way of ['error', 'warn', 'log'] as const) vi.spyOn(console, way).mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
  IDBObjectStore.prototype.add = add
})

/** What happens to rows on their way into the database. */
const faults: Readonly<
  Record<string, (this: IDBObjectStore, ...row: Parameters<typeof add>) => IDBRequest<IDBValidKey>>
> = {
  none: add,
  full() {
    throw new DOMException('no space', 'QuotaExceededError')
  },
  /** Some rows are written, then the transaction is undone. */
  torn(...args) {
    const request = add.apply(this, args)
    if (this.name === 'updates') this.transaction.abort()
    return request
  },
  gone() {
    throw new DOMException('the connection is closing', 'InvalidStateError')
  },
}

interface Edit {
  readonly bytes: Uint8Array
  readonly held: Held
}

/** A tab, the database beneath it, and the relay. */
class Device {
  readonly #database: DeviceDatabase
  readonly #reader: DeviceDatabase
  readonly checks: Promise<void>[] = []
  #store: PlanStore
  #doc = new Y.Doc()
  #edits: Edit[] = []
  readonly relay = new Y.Doc()
  claims = { memory: 0, device: 0, relay: 0 }

  constructor(name: string) {
    this.#database = new DeviceDatabase(name)
    this.#reader = new DeviceDatabase(name)
    this.#store = this.#open()
    this.#listen()
  }

  get edits(): readonly Edit[] {
    return this.#edits
  }

  write(count: number): void {
    for (let i = 0; i < count; i++) this.#doc.getArray('device').push([`entry ${this.#edits.length}`])
  }

  /** It reaches the relay and comes back. */
  echo(edit: Edit): void {
    Y.applyUpdate(this.relay, edit.bytes)
    this.#store.confirm(room, edit.held)
  }

  flush(): Promise<void> {
    return this.#store.flush()
  }

  loseConnection(): void {
    this.#database.close({ disableAutoOpen: false })
  }

  /** The relay was put back to a copy that has nothing of this; it says so when the line stands again. */
  relayForgets(): void {
    this.relay.destroy()
    Object.assign(this, { relay: new Y.Doc() })
    this.#store.waitFor(room, lackedByVector(this.#doc, Y.encodeStateVector(this.relay)))
  }

  /** The tab is killed, and another one opens what is there. */
  async kill(): Promise<void> {
    this.#doc.destroy()
    const killed = this.#store
    this.#doc = new Y.Doc()
    this.#edits = []
    this.#store = this.#open()
    // It writes nothing more, and nobody sees its line.
    killed.forget()
    const rows = await this.#store.load(room)
    for (const bytes of rows) Y.applyUpdate(this.#doc, bytes, 'device')
    this.#edits = rows.map((bytes) => ({ bytes, held: must(heldByEcho(bytes)) }))
    this.#listen()
  }

  async close(): Promise<void> {
    await Promise.all(this.checks)
    this.#reader.close()
    await this.#database.delete()
  }

  #open(): PlanStore {
    const store: PlanStore = new PlanStore(this.#database, path, {
      changed: (state) => {
        if (this.#store === store) this.#claim(state)
      },
    })
    return store
  }

  #listen(): void {
    this.#doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'device') return
      this.#edits.push({ bytes, held: must(heldByEcho(bytes)) })
      this.#store.push(room, bytes, false)
    })
  }

  /** What the line says now has to be so. */
  #claim(state: StoreState): void {
    const { level } = saveStateOf(state, connected, 0, undefined)
    this.claims[level]++
    const promised = this.#edits.slice()
    if (level === 'relay') for (const { held } of promised) assert(isIn(this.relay, held), 'not on the relay')
    if (level !== 'memory') this.checks.push(this.#isStored(promised))
  }

  async #isStored(promised: readonly Edit[]): Promise<void> {
    const rows = await this.#reader.updates.where('room').equals(room).toArray()
    const stored = new Y.Doc()
    for (const { bytes } of rows) Y.applyUpdate(stored, bytes)
    for (const { held } of promised) assert(isIn(stored, held), 'not on this device')
  }
}

function isIn(doc: Y.Doc, { structs }: Held): boolean {
  return [...structs.clients()].every((client) => Y.getState(doc.store, client) >= structs.end(client))
}

test.each([1, 2, 3])('through full, torn and lost databases and killed tabs (seed %i)', async (seed) => {
  const random = createRandom(seed)
  const device = new Device(`truth-${seed}`)
  const names = Object.keys(faults)
  for (let step = 0; step < 300; step++) {
    const one = device.edits[random.below(device.edits.length)]
    switch (random.below(9)) {
      case 0:
      case 1:
        device.write(1 + random.below(3))
        break
      case 2:
        void device.flush()
        break
      case 3:
        await device.flush()
        break
      case 4:
        for (const edit of device.edits) if (random.below(3) > 0) device.echo(edit)
        break
      case 5:
        if (one) device.echo(one)
        break
      case 6:
        IDBObjectStore.prototype.add = must(faults[must(names[random.below(names.length)])])
        break
      case 7:
        if (random.below(3) === 0) device.loseConnection()
        if (random.below(6) === 0) device.relayForgets()
        break
      case 8:
        if (random.below(4) === 0) await device.kill()
        break
    }
    // Some of what is under way goes on, some of it is met half way.
    for (let turns = random.below(12); turns > 0; turns--) await Promise.resolve()
  }
  IDBObjectStore.prototype.add = add
  await device.flush()
  for (const edit of device.edits) device.echo(edit)
  await device.flush()
  expect(Math.min(...Object.values(device.claims))).toBeGreaterThan(0)
  await device.close()
})
