/**
 * Keeps an open plan on the device, shares it between tabs, and joins the relay from the tab that leads. The save state it
 * shows is that of the least safe edit and is never better than the truth.
 */

import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ChainHead } from '../../shared/doc/chain.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { Clock } from './clock.svelte.ts'
import { heldByEcho, heldByVector } from './held.ts'
import { compactRoom } from './offline/compaction.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { PlanStore } from './offline/plan-store.ts'
import type { StoreState } from './offline/plan-store.ts'
import type { Peer, SaveState, SaveTrouble } from './open-plan.ts'
import type { PlanKeeper, UndoStacks } from './plan-keeper.ts'
import { peersOf } from './presence.ts'
import { openRelayRoom } from './relay-room.ts'
import type { RelayRoom } from './relay-room.ts'
import { RelayStatus } from './relay-status.svelte.ts'
import { roomsOfPlan } from './rooms-of-plan.ts'
import type { RoomOfPlan } from './rooms-of-plan.ts'
import { joinTabs } from './tabs.ts'
import type { TabMessage, Tabs } from './tabs.ts'

/** Origins of updates that this tab did not make. */
const fromDevice = 'device'
const fromTab = 'tab'

export interface DeviceKeeperOptions {
  readonly database: DeviceDatabase
  readonly path: string
  readonly docs: PlanDocs
  readonly clock: Clock
  /** `ws://host/sync`; undefined where there is no relay to join. */
  readonly relay: string | undefined
  readonly device: string
  /** A plan made a moment ago where nothing can be kept, by room. */
  readonly unkept?: ReadonlyMap<string, readonly Uint8Array[]> | undefined
}

export class DeviceKeeper implements PlanKeeper {
  readonly #options: DeviceKeeperOptions
  readonly #rooms: readonly RoomOfPlan[]
  readonly #store: PlanStore
  readonly #relay = new RelayStatus()
  readonly #awareness: Awareness
  #tabs: Tabs | undefined
  #sockets: readonly RelayRoom[] = []
  #stored: StoreState = $state.raw({ queued: 0, unconfirmed: 0, waiting: 0 })
  #peers: readonly Peer[] = $state.raw([])
  #recovering = false
  #refusedStorage = $state(false)

  constructor(options: DeviceKeeperOptions) {
    this.#options = options
    this.#rooms = roomsOfPlan(options.path, options.docs)
    this.#awareness = new Awareness(options.docs.work)
    this.#store = new PlanStore(options.database, options.path, (state) => this.#stateChanged(state))
  }

  /** Applies what the device holds, then listens. Resolves before any socket is opened. */
  async load(): Promise<void> {
    for (const { room, doc } of this.#rooms) {
      // Refused (private mode): the board works in memory, from what was just made or what the relay brings.
      const updates = await this.#store.load(room).catch(() => {
        this.#refusedStorage = true
        return this.#options.unkept?.get(room) ?? []
      })
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update, fromDevice)
      }, fromDevice)
    }
    for (const room of this.#rooms) this.#listen(room)
    this.#tabs = joinTabs(this.#options.path, {
      message: (message) => this.#hear(message),
      lead: () => this.#lead(),
    })
    for (const { room, doc } of this.#rooms)
      this.#tabs.send({ type: 'opened', room, stateVector: Y.encodeStateVector(doc) })
    this.#awareness.on('change', () => (this.#peers = peersOf(this.#awareness)))
    document.addEventListener('visibilitychange', this.#flushWhenHidden)
    addEventListener('pagehide', this.#flushWhenHidden)
    void this.#compact()
  }

  get save(): SaveState {
    const { queued, waiting, unconfirmed, trouble } = this.#stored
    const relay = this.#relay.state
    const level = queued > 0 || trouble ? 'memory' : unconfirmed > 0 || relay === 'none' ? 'device' : 'relay'
    const found = this.#trouble(trouble)
    return {
      level,
      waiting: waiting || unconfirmed,
      relay,
      ...(this.#relay.syncedAt !== undefined && { lastSyncedAt: this.#relay.syncedAt }),
      ...(found && { trouble: found }),
    }
  }

  get peers(): readonly Peer[] {
    return this.#peers
  }

  withChain<T extends { readonly head?: ChainHead }>(
    run: (head: ChainHead | undefined) => Promise<T>,
  ): Promise<T> {
    const { database, path } = this.#options
    const write = async (): Promise<T> => {
      const row = await database.heads.get(path).catch(() => undefined)
      const result = await run(row?.head)
      if (result.head) this.#store.keep({ head: result.head })
      await this.#store.flush()
      return result
    }
    void navigator.storage?.persist?.().catch(() => false)
    return 'locks' in navigator ? navigator.locks.request(`plumbline.chain.${path}`, write) : write()
  }

  keepUndo(stacks: UndoStacks): void {
    this.#store.keep({ undo: stacks })
  }

  keepAsked(person: string | undefined): void {
    const { database, path } = this.#options
    void database.plans.update(path, { asked: true, ...(person !== undefined && { person }) }).catch(() => 0)
  }

  point(itemId: string | undefined): void {
    this.#awareness.setLocalState({
      device: this.#options.device,
      ...(itemId !== undefined && { item: itemId }),
    })
  }

  flush(): Promise<void> {
    return this.#store.flush()
  }

  async close(): Promise<void> {
    document.removeEventListener('visibilitychange', this.#flushWhenHidden)
    removeEventListener('pagehide', this.#flushWhenHidden)
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets = []
    this.#awareness.destroy()
    await this.#store.flush()
    this.#tabs?.close()
    for (const { doc } of this.#rooms) doc.destroy()
  }

  #listen({ room, doc }: RoomOfPlan): void {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === fromDevice || origin === fromTab) return
      const fromRelay = this.#sockets.some(({ provider }) => provider === origin)
      this.#store.push(room, bytes, fromRelay)
      this.#tabs?.send({ type: 'update', room, bytes, fromRelay })
    })
  }

  #hear(message: TabMessage): void {
    switch (message.type) {
      case 'update':
        return Y.applyUpdate(this.#doc(message.room), message.bytes, fromTab)
      case 'opened':
        return this.#answer(message.room, message.stateVector)
      case 'echo':
        return this.#confirm(message.room, heldByEcho(message.bytes))
      case 'vector':
        return this.#confirm(message.room, heldByVector(message.bytes))
      case 'relay':
        return this.#relay.set(message.room, message.status, message.code, this.#options.clock.exact())
      case 'reload':
        void this.#store.flush().then(() => location.reload())
        return
    }
  }

  /** A tab that has just loaded may lack what this one has not written yet. */
  #answer(room: string, vector: Uint8Array): void {
    const bytes = Y.encodeStateAsUpdate(this.#doc(room), vector)
    if (bytes.length > 2) this.#tabs?.send({ type: 'update', room, bytes, fromRelay: false })
  }

  #lead(): void {
    const { relay, clock } = this.#options
    if (relay === undefined) return
    this.#sockets = this.#rooms.map(({ room, doc, type }) =>
      openRelayRoom(
        relay,
        room,
        doc,
        {
          status: (status, code) => {
            this.#relay.set(room, status, code, clock.exact())
            this.#tabs?.send({ type: 'relay', room, status, ...(code !== undefined && { code }) })
          },
          echo: (bytes) => {
            this.#confirm(room, heldByEcho(bytes))
            this.#tabs?.send({ type: 'echo', room, bytes })
          },
          vector: (bytes) => {
            this.#confirm(room, heldByVector(bytes))
            this.#tabs?.send({ type: 'vector', room, bytes })
          },
          hello: ({ time }) => clock.correct(time),
        },
        type === 'work' ? this.#awareness : undefined,
      ),
    )
  }

  #confirm(room: string, held: ReturnType<typeof heldByEcho>): void {
    if (held) this.#store.confirm(room, held)
  }

  #doc(room: string): Y.Doc {
    return this.#rooms.find((known) => known.room === room)?.doc ?? new Y.Doc()
  }

  #stateChanged(state: StoreState): void {
    this.#stored = state
    if (state.trouble === 'lost' && !this.#recovering && !this.#refusedStorage) void this.#recover()
  }

  /** The database went away (cleared, evicted, closed by another version): open it again and write the whole state. */
  async #recover(): Promise<void> {
    const { database, path } = this.#options
    this.#recovering = true
    try {
      database.close()
      await database.open()
      if ((await database.plans.get(path)) === undefined) {
        const at = this.#options.clock.exact()
        await database.plans.put({ path, name: '', createdAt: at, openedAt: at, asked: true, local: false })
        for (const { room, doc } of this.#rooms) this.#store.push(room, Y.encodeStateAsUpdate(doc), false)
      }
      await this.#store.flush()
    } catch {
      // Still away: the state says so, and the next edit tries again.
    } finally {
      this.#recovering = false
    }
  }

  #trouble(store: StoreState['trouble']): SaveTrouble | undefined {
    if (this.#refusedStorage) return { type: 'no storage' }
    if (store === 'full') return { type: 'storage full' }
    if (store === 'lost') return { type: 'storage lost' }
    if (this.#relay.refusal !== undefined) {
      return { type: 'refused', code: this.#relay.refusal, count: this.#stored.unconfirmed }
    }
    const minutes = this.#options.clock.minutesAhead
    return Math.abs(minutes) > 2 ? { type: 'clock wrong', minutes } : undefined
  }

  readonly #flushWhenHidden = (): void => {
    if (document.visibilityState === 'hidden') void this.#store.flush()
  }

  async #compact(): Promise<void> {
    const { database, path } = this.#options
    for (const { room } of this.#rooms) await compactRoom(database, path, room).catch(() => 0)
  }
}
