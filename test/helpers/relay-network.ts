// The relay's own code on a network made of queues: no ports, no timers, every frame and every commit moved by hand.

import { createPlanId } from '../../shared/base/id.ts'
import { closeReasonOf, type CloseReason } from '../../shared/wire/close-code.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import type { Offer } from '../../server/access/entrance.ts'
import type { Policy } from '../../server/access/policy.ts'
import type { Bell } from '../../server/bell/contract.ts'
import { createLog } from '../../server/log.ts'
import { mergeRoom } from '../../server/merge-room.ts'
import { Relay } from '../../server/relay.ts'
import type { Session } from '../../server/session.ts'
import type { RelaySocket } from '../../server/socket.ts'
import type { Storage } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'

export const plan = createPlanId((count) => new Uint8Array(count).fill(7))
export const work = formatRoomName({ type: 'work', plan, epoch: '1' })
export const charter = formatRoomName({ type: 'charter', plan, epoch: '1' })
export const ledger = formatRoomName({ type: 'ledger', plan, epoch: '1', period: '1' })

export interface NetworkParts {
  readonly storage?: Storage
  readonly policy?: Policy
  readonly bell?: Bell
  readonly merge?: (parts: readonly Uint8Array[]) => Promise<Uint8Array>
}

export interface ClientOptions {
  readonly ours?: boolean
  readonly offer?: Offer
  readonly inflates?: boolean
}

/** A relay and its clock. `now` and the timers stand still until told. */
export class RelayNetwork {
  readonly relay: Relay
  readonly storage: Storage
  /** The lines of its log. */
  readonly log: string[] = []
  now = 1_790_000_000_000
  #timers: (() => void)[] = []

  constructor(parts: NetworkParts = {}) {
    this.storage = parts.storage ?? new MemoryStorage('store')
    this.relay = new Relay({
      storage: this.storage,
      merger: { merge: parts.merge ?? (async (all) => mergeRoom(all)) },
      now: () => this.now,
      after: (_ms, run) => void this.#timers.push(run),
      log: createLog('info', (line) => void this.log.push(line)),
      release: '1.2.3',
      ...(parts.policy && { policy: parts.policy }),
      ...(parts.bell && { bell: parts.bell }),
    })
  }

  connect(room = work, options: ClientOptions = {}): RawClient {
    return new RawClient(this.relay, room, options)
  }

  /** Connected and inside. */
  async enter(room = work, options: ClientOptions = {}): Promise<RawClient> {
    const client = this.connect(room, options)
    await settled()
    return client
  }

  /** Runs what waits for time to pass, once, and what follows from it. */
  async tick(): Promise<void> {
    const due = this.#timers
    this.#timers = []
    for (const run of due) run()
    await settled()
  }
}

/** All promises that can settle without time or a network have settled. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A socket by hand: it says what it is told to and keeps what it hears. */
export class RawClient implements RelaySocket {
  readonly heard: Message[] = []
  closedFor: CloseReason | undefined
  /** Set to act as a reader that does not keep up. */
  waitingBytes = 0
  /** Nothing that is sent from now on goes out. */
  isStuck = false
  readonly #relay: Relay
  readonly #session: Session

  constructor(relay: Relay, room: string, { ours = true, offer, inflates }: ClientOptions) {
    this.#relay = relay
    this.#session = relay.connect(room, this, ours, offer, inflates)
  }

  say(message: Exclude<Message, { readonly type: 'unknown' }>): void {
    this.sayBytes(encodeMessage(message))
  }

  sayBytes(frame: Uint8Array): void {
    this.#relay.receive(this.#session, frame)
  }

  /** The line is cut. */
  cut(): void {
    this.#session.closed()
  }

  send(frame: Uint8Array): void {
    if (this.isStuck) this.waitingBytes += frame.length
    const message = decodeMessage(frame)
    if (message !== undefined) this.heard.push(message)
  }

  close(code: number): void {
    this.closedFor = closeReasonOf(code)
  }

  /** The messages of one type heard since the last call. */
  take<T extends Message['type']>(type: T): Extract<Message, { readonly type: T }>[] {
    const taken = this.heard.filter(
      (message): message is Extract<Message, { readonly type: T }> => message.type === type,
    )
    const rest = this.heard.filter((message) => message.type !== type)
    this.heard.splice(0, this.heard.length, ...rest)
    return taken
  }

  /** Updates heard since the last call, as bytes. */
  updates(): Uint8Array[] {
    return this.take('update').map(({ update }) => update)
  }
}
