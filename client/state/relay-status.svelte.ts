/** The sockets of a plan as one state, with what the relay said of itself. */

import type { Instant } from '../../shared/base/instant.ts'
import { closeCodes } from '../../shared/wire/close-code.ts'
import type { SaveState } from './open-plan.ts'
import type { RoomStatus } from './relay-room.ts'

export class RelayStatus {
  #rooms = $state.raw<ReadonlyMap<string, RoomStatus>>(new Map())
  #refusal: number | undefined = $state()
  #syncedAt: Instant | undefined = $state()

  get state(): SaveState['relay'] {
    const states = [...this.#rooms.values()]
    if (states.length === 0) return 'none'
    if (states.includes('refused')) return 'refused'
    if (states.includes('offline')) return 'offline'
    return states.every((state) => state === 'synced') ? 'connected' : 'connecting'
  }

  get refusal(): number | undefined {
    return this.#refusal
  }

  get syncedAt(): Instant | undefined {
    return this.#syncedAt
  }

  set(room: string, told: RoomStatus, code: number | undefined, at: Instant): void {
    // A ledger was closed: what this device has for it is on its way into the next one, and nobody is asked anything.
    const status = code === closeCodes.sealed.code ? 'connecting' : told
    this.#rooms = new Map(this.#rooms).set(room, status)
    if (status === 'refused') this.#refusal = code
    else if (status === 'synced' || status === 'connecting') this.#refusal = undefined
    if (this.state === 'connected') this.#syncedAt = at
  }

  of(room: string): RoomStatus | undefined {
    return this.#rooms.get(room)
  }
}
