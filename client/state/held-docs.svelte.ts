/** An open plan's documents in this tab: read from the device, listened to, one more when a ledger follows on the last. */

import { closeDocs, ledgersOf, openDocs, withLedgers } from '../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { DeviceKeeperOptions } from './device-keeper-options.ts'
import { applyFromDevice, fromDevice } from './from-device.ts'
import { readRoom } from './offline/read-room.ts'
import type { PlanStore } from './offline/plan-store.ts'
import { isLedger, roomsOfPlan } from './rooms-of-plan.ts'
import type { RoomOfPlan } from './rooms-of-plan.ts'

interface HeldDocsOptions extends Pick<DeviceKeeperOptions, 'database' | 'path' | 'docs' | 'unkept'> {
  readonly store: PlanStore
  /** A document changed, and not by what was read from the device. */
  changed(room: string, bytes: Uint8Array, origin: unknown): void
  /** A plan that is shown already is not given up. */
  insists(): boolean
}

export class HeldDocs {
  readonly #options: HeldDocsOptions
  /** Replaced here alone. */
  docs: PlanDocs
  rooms: readonly RoomOfPlan[]
  #isClosed = false
  #unfilled: (() => void)[] = []
  /** The device's database lets nobody in. */
  isRefused = $state(false)

  constructor(options: HeldDocsOptions) {
    this.#options = options
    this.docs = options.docs
    this.rooms = roomsOfPlan(options.path, options.docs)
  }

  /** How many there are, the open one among them. */
  get ledgers(): number {
    return ledgersOf(this.docs).length
  }

  /** So many of the oldest are left where they are until `readRecord`. */
  leave(unread: number): void {
    this.rooms = roomsOfPlan(this.#options.path, this.docs, unread)
  }

  get unread(): readonly RoomOfPlan[] {
    return this.rooms.filter(({ isUnread }) => isUnread)
  }

  /** Of a ledger, by its room. */
  numberOf(ledger: string): number {
    return this.rooms.findIndex(({ room }) => room === ledger)
  }

  /** Of charter and work what the device holds, to be filled in; the ledgers, far larger, come with `readLedgers`. */
  async read(): Promise<void> {
    const rooms = this.rooms.filter((room) => !isLedger(room))
    this.#unfilled = await Promise.all(rooms.map((room) => this.#read(room)))
  }

  fill(): void {
    // What cannot be decoded fails each time: it is never taken for empty.
    for (; this.#unfilled.length > 0; this.#unfilled.shift()) this.#unfilled[0]?.()
  }

  async readLedgers(): Promise<void> {
    this.fill()
    for (const room of this.rooms.filter(isLedger)) if (!room.isUnread) (await this.#read(room))()
  }

  /** What was left. Throws where the device does not give it, and nothing has changed. */
  async readRecord(): Promise<void> {
    const { unread } = this
    const states = await Promise.all(unread.map(({ room }) => this.#options.store.load(room)))
    this.leave(0)
    unread.forEach(({ room, doc }, i) => {
      applyFromDevice(doc, states[i] ?? [])
      this.#listen({ room, doc })
    })
  }

  /** So many ledgers, the last of them open; false where there are already. Kept, so that the next opening knows. */
  async extend(count: number): Promise<boolean> {
    const { database, path } = this.#options
    if (this.#isClosed || count <= this.ledgers) return false
    const docs = withLedgers(this.docs, count)
    const rooms = roomsOfPlan(path, docs)
    await database.plans.update(path, { ledgers: count }).catch(() => 0)
    for (const room of rooms.slice(this.ledgers, count)) (await this.#read(room))()
    this.docs = docs
    this.rooms = rooms
    return true
  }

  /** Built anew: those before are the caller's to close. */
  take(states: ReadonlyMap<string, readonly Uint8Array[]>): PlanDocs {
    const before = this.docs
    this.docs = openDocs(this.ledgers)
    this.rooms = roomsOfPlan(this.#options.path, this.docs)
    for (const { room, doc } of this.rooms) applyFromDevice(doc, states.get(room) ?? [])
    for (const room of this.rooms) this.#listen(room)
    return before
  }

  close(): void {
    this.#isClosed = true
    closeDocs(this.docs)
  }

  async #read(room: RoomOfPlan): Promise<() => void> {
    const { store, unkept, insists } = this.#options
    const made = unkept?.get(room.room) ?? []
    const { refused, fill } = await readRoom(store, room, made, () => !this.isRefused && insists())
    this.isRefused ||= refused
    return () => {
      fill()
      this.#listen(room)
    }
  }

  /** Once it is read: a document that is listened to packs up again all it is given, which takes longer than reading. */
  #listen({ room, doc }: Pick<RoomOfPlan, 'room' | 'doc'>): void {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== fromDevice) this.#options.changed(room, bytes, origin)
    })
  }
}
