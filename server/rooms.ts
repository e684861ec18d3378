// The rooms that somebody is in. A room is read once, however many ask at the same time, and let go when nobody is in
// it and nothing of it waits for the disk: a room at rest costs bytes in the store, no memory here.

import { must } from '../shared/base/assert.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Room as RoomPlace } from '../shared/wire/room-name.ts'
import { Room, type RoomKeeper } from './room.ts'
import { RoomDocument } from './room-document.ts'
import type { Storage, StorageTrouble } from './storage/contract.ts'

interface Open {
  readonly room: Promise<Result<Room, StorageTrouble>>
  holders: number
}

/** Told of a room that was read, with the last row in it, and of one that was let go. */
export interface RoomsWatcher {
  follow(room: Room, through: number): void
  leave(name: string): void
}

export class Rooms {
  readonly #storage: Storage
  readonly #keeper: RoomKeeper
  readonly #watcher: RoomsWatcher | undefined
  readonly #open = new Map<string, Open>()

  constructor(storage: Storage, keeper: RoomKeeper, watcher: RoomsWatcher | undefined) {
    this.#storage = storage
    this.#keeper = keeper
    this.#watcher = watcher
  }

  get count(): number {
    return this.#open.size
  }

  /** Opens it where needed; whoever got a room or a trouble lets go of it once. */
  async hold(name: string, place: RoomPlace): Promise<Result<Room, StorageTrouble>> {
    const open = this.#open.get(name) ?? { room: this.#read(name, place), holders: 0 }
    this.#open.set(name, open)
    open.holders++
    return open.room
  }

  /** One more holder of a room that is held already. */
  holdAgain(name: string): void {
    must(this.#open.get(name)).holders++
  }

  letGo(name: string): void {
    const open = must(this.#open.get(name))
    open.holders--
    if (open.holders > 0) return
    this.#open.delete(name)
    this.#watcher?.leave(name)
  }

  async #read(name: string, place: RoomPlace): Promise<Result<Room, StorageTrouble>> {
    const loaded = await this.#storage.load(name)
    if (!loaded.ok) return loaded
    const document = new RoomDocument()
    const { snapshot, through, rows } = loaded.value
    if (!document.open(snapshot, rows, through))
      return err({ type: 'damaged', message: 'a stored update does not decode' })
    const room = new Room(name, place, document, this.#keeper)
    this.#watcher?.follow(room, rows.at(-1)?.sequence ?? through)
    return ok(room)
  }
}
