/**
 * A tab's lines to everyone else on a plan: the relay's sockets where it leads, the other tabs' channel everywhere. All tabs
 * show the same relay, the same people and the same corrected clock, whichever of them holds the sockets.
 */

import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { heldByEcho, heldByVector, lackedByVector } from './held.ts'
import type { Held } from './held.ts'
import type { Peer } from './open-plan.ts'
import type { PlanLinesOptions } from './plan-lines-options.ts'
import { peersOf } from './presence.ts'
import type { Pointed } from './presence.ts'
import type * as RelayRoomCode from './relay-room.ts'
import type { AccessPass, RelayRoom, RoomStatus } from './relay-room.ts'
import { RelayStatus } from './relay-status.svelte.ts'
import { isLedger } from './rooms-of-plan.ts'
import type { RoomOfPlan } from './rooms-of-plan.ts'
import { joinTabs } from './tabs.ts'
import type { TabMessage, Tabs } from './tabs.ts'

/** Origin of updates that another tab brought. */
export const fromTab = 'tab'

/** What connects did not come, being a part of its own: asked for again after so long, in ms. */
const waitForCode = 10_000

export class PlanLines {
  readonly relay = new RelayStatus()
  readonly #options: PlanLinesOptions
  #rooms: readonly RoomOfPlan[]
  #awareness: Awareness
  #tabs: Tabs | undefined
  #sockets: readonly RelayRoom[] = []
  /** Counts up with each connection begun or ended: one that was ended while its code was on its way is none. */
  #connection = 0
  #peers: readonly Peer[] = $state.raw([])
  #pointed: Pointed = { item: undefined, figures: undefined }
  #clockOffset: number | undefined
  #pass: AccessPass | undefined
  #stopClock: (() => void) | undefined

  constructor(rooms: readonly RoomOfPlan[], options: PlanLinesOptions) {
    this.#options = options
    this.#rooms = rooms
    this.#awareness = this.#newAwareness()
  }

  get peers(): readonly Peer[] {
    return this.#peers
  }

  open(): void {
    this.#tabs = joinTabs(this.#options.path, {
      message: (message) => this.#hear(message),
      lead: () => this.connect(),
    })
    this.#stopClock = this.#options.clock.onJump(() => this.connect())
    this.ask()
  }

  /** The other tabs send what these documents lack, and say what the relay said. */
  ask(): void {
    for (const { room, doc } of this.#readRooms)
      this.send({ type: 'opened', room, stateVector: Y.encodeStateVector(doc) })
  }

  isRelay(origin: unknown): boolean {
    return this.#sockets.some(({ provider }) => provider === origin)
  }

  send(message: TabMessage): void {
    this.#tabs?.send(message)
  }

  point(pointed: Pointed): void {
    this.#pointed = pointed
    if (this.#tabs && !this.leads) this.send({ type: 'point', ...pointed })
    this.#showPoint(pointed)
  }

  /** These documents in place of those before; the sockets are opened by `connect`. */
  replace(rooms: readonly RoomOfPlan[]): void {
    this.disconnect()
    this.#awareness.destroy()
    this.#rooms = rooms
    this.#awareness = this.#newAwareness()
    this.#showPoint(this.#pointed)
  }

  /** The relay says again what it holds, to whichever tab leads. */
  rejoin(): void {
    if (this.leads) this.connect()
    else this.send({ type: 'rejoin' })
  }

  get leads(): boolean {
    return this.#tabs?.leads === true
  }

  /** In the tab that leads, and nowhere else. */
  connect(): void {
    const { relay } = this.#options
    if (relay === undefined || !this.leads) return
    this.disconnect()
    this.#join(relay)
  }

  /** Of these more are read than before: those are joined as well. */
  take(rooms: readonly RoomOfPlan[]): void {
    const { relay } = this.#options
    this.#rooms = rooms
    this.ask()
    if (relay !== undefined && this.#sockets.length > 0) this.#join(relay)
  }

  get #readRooms(): readonly RoomOfPlan[] {
    return this.#rooms.filter(({ isUnread }) => !isUnread)
  }

  #join(relay: string): void {
    const connection = this.#connection
    // The plan is on the screen before its line to the relay is.
    import('./relay-room.ts').then(
      (code) => {
        if (connection === this.#connection) this.#openSockets(relay, code)
      },
      () => {
        setTimeout(() => {
          if (connection === this.#connection) this.connect()
        }, waitForCode)
      },
    )
  }

  #openSockets(relay: string, code: typeof RelayRoomCode): void {
    const { access, clock } = this.#options
    const pass = (this.#pass ??= code.passOf(access, (granted) => {
      this.send({ type: 'role', role: granted.role })
      this.#options.ledgers((granted.sealed ?? 0) + 1)
    }))
    const open = new Set(this.#sockets.map(({ provider }) => provider.roomname))
    const more = this.#readRooms.filter(({ room }) => !open.has(room))
    const sockets = more.map(({ room, doc, type, isClosed }) =>
      code.openRelayRoom(
        relay,
        room,
        doc,
        pass,
        {
          status: (status, code) => this.#tell(room, status, code),
          moved: (epoch) => this.#options.moved({ epoch }),
          echo: (bytes) => {
            this.#held(room, heldByEcho(bytes))
            this.send({ type: 'echo', room, bytes })
          },
          vector: (bytes) => {
            this.#heardVector(room, bytes)
            this.send({ type: 'vector', room, bytes })
          },
          left: () => this.#options.inStep(room),
          hello: ({ time }) => {
            this.#clockOffset = time - Date.now()
            clock.correct(this.#clockOffset)
            this.send({ type: 'clock', offset: this.#clockOffset })
          },
        },
        type === 'work' ? this.#awareness : undefined,
        isClosed,
      ),
    )
    this.#sockets = [...this.#sockets, ...sockets]
  }

  disconnect(): void {
    const sockets = this.#sockets
    this.#connection++
    this.#sockets = []
    for (const socket of sockets) socket.destroy()
  }

  close(): void {
    this.#stopClock?.()
    this.disconnect()
    this.#awareness.destroy()
    this.#tabs?.close()
    this.#tabs = undefined
  }

  #newAwareness(): Awareness {
    const awareness = new Awareness(must(this.#rooms.find(({ type }) => type === 'work')).doc)
    awareness.on('change', () => {
      if (!this.leads) return
      this.#peers = peersOf(awareness)
      this.send({ type: 'peers', peers: this.#peers })
    })
    return awareness
  }

  /** The plan lives on where this device cannot follow. */
  closeOff(code: number): void {
    for (const { room } of this.#rooms) this.#tell(room, 'refused', code)
  }

  #tell(room: string, status: RoomStatus, code: number | undefined): void {
    const { clock, refused } = this.#options
    this.relay.set(room, status, code, clock.exact())
    this.send({ type: 'relay', room, status, ...(code !== undefined && { code }) })
    if (status === 'refused' && code !== undefined) refused(code, room)
  }

  #hear(message: TabMessage): void {
    const { clock, rebuilt, draftsChanged } = this.#options
    switch (message.type) {
      case 'update':
        return this.#takeUpdate(message)
      case 'opened':
        return this.#answer(message.room, message.stateVector)
      case 'echo':
        return this.#held(message.room, heldByEcho(message.bytes))
      case 'vector':
        return this.#heardVector(message.room, message.bytes)
      case 'relay':
        return this.relay.set(message.room, message.status, message.code, clock.exact())
      case 'clock':
        return clock.correct(message.offset)
      case 'peers':
        this.#peers = message.peers
        return
      case 'point':
        return this.#showPoint(message)
      case 'role':
        return this.#options.access.heard(message.role)
      case 'rejoin':
        return this.connect()
      case 'moved':
        return this.#options.moved({ path: message.path })
      case 'rebuilt':
        return rebuilt()
      case 'drafts':
        return draftsChanged()
      case 'ledgers':
        return this.#options.ledgers(message.count)
    }
  }

  #takeUpdate({ room, bytes, fromRelay }: Extract<TabMessage, { readonly type: 'update' }>): void {
    // It is written down already where this tab will read it.
    if (this.#rooms.some((one) => one.room === room && one.isUnread)) return this.#options.lacks()
    Y.applyUpdate(this.#docOf(room), bytes, fromTab)
    const lacked = fromRelay ? undefined : heldByEcho(bytes)
    if (lacked) this.#options.lacked(room, lacked)
  }

  #heardVector(room: string, vector: Uint8Array): void {
    this.#held(room, heldByVector(vector))
    this.#options.lacked(room, lackedByVector(this.#docOf(room), vector))
  }

  /** A tab that has just loaded may lack what this one has not written yet; and what the relay said before it came. */
  #answer(room: string, vector: Uint8Array): void {
    const bytes = Y.encodeStateAsUpdate(this.#docOf(room), vector)
    // Some of it the relay has; what it has not is told again when it is written.
    if (bytes.length > 2) this.send({ type: 'update', room, bytes, fromRelay: true })
    if (!this.leads) return
    const status = this.relay.of(room)
    if (status) this.send({ type: 'relay', room, status })
    if (this.#clockOffset !== undefined) this.send({ type: 'clock', offset: this.#clockOffset })
    this.send({ type: 'peers', peers: this.#peers })
    this.send({ type: 'ledgers', count: this.#rooms.filter(isLedger).length })
  }

  #held(room: string, held: Held | undefined): void {
    if (held) this.#options.held(room, held)
  }

  #showPoint({ item, figures, meeting }: Pointed): void {
    this.#awareness.setLocalState({
      device: this.#options.access.signer.deviceId,
      ...(item !== undefined && { item }),
      ...(figures !== undefined && { figures }),
      ...(meeting && { meeting: { ...meeting } }),
    })
  }

  #docOf(name: string): Y.Doc {
    return this.#rooms.find(({ room }) => room === name)?.doc ?? new Y.Doc()
  }
}
