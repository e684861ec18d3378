// The relay without its network: sockets come in, rooms open, updates are stored and spread. It knows Yjs's updates
// and never a plan's shapes. Time, timers, storage and sockets are given to it, so a test can hold them all.

import type { Result } from '../shared/base/result.ts'
import type { CloseReason } from '../shared/wire/close-code.ts'
import { encodeMessage } from '../shared/wire/message.ts'
import { wireVersion } from '../shared/wire/protocol.ts'
import { accessDocument, parseRoomName, relayLine, type Room as RoomPlace } from '../shared/wire/room-name.ts'
import { Entrance, type Offer } from './access/entrance.ts'
import { linkIsTheRight, type Policy } from './access/policy.ts'
import { relayPlan } from './access/seen.ts'
import type { Bell } from './bell/contract.ts'
import { Commits } from './commits.ts'
import { bytesBeforeCompaction, compactRoom, rowsBeforeCompaction } from './compaction.ts'
import { Health } from './health.ts'
import { roomMark, type Log } from './log.ts'
import type { Merger } from './merger.ts'
import type { Metrics } from './metrics.ts'
import { Others } from './others.ts'
import type { Room, RoomKeeper } from './room.ts'
import { Rooms } from './rooms.ts'
import { Session, type SessionEvents } from './session.ts'
import type { RelaySocket } from './socket.ts'
import type { Storage, StorageTrouble, StoredRow } from './storage/contract.ts'

export interface RelayParts {
  readonly storage: Storage
  readonly merger: Pick<Merger, 'merge'>
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => void
  readonly log: Log
  readonly release: string
  readonly policy?: Policy
  readonly metrics?: Metrics
  /** Where other relays use the same store. */
  readonly bell?: Bell
}

const byLink: Offer = { type: 'link' }
const noPresence = encodeMessage({ type: 'awareness', awareness: Uint8Array.of(0) })

/** At the end sockets are sent away in groups, so that they do not come back all at once: within a second, in ms. */
const sentAwayAtOnce = 50
const betweenGroups = 20
const mostGroups = 50

export class Relay implements RoomKeeper {
  readonly health: Health
  readonly #parts: RelayParts
  readonly #rooms: Rooms
  readonly #commits: Commits
  readonly #others: Others | undefined
  readonly #entrance: Entrance
  readonly #sessions = new Set<Session>()
  readonly #events: SessionEvents = {
    closed: (session, room, reason) => this.#left(session, room, reason),
    access: (session, text) => this.#entrance.hear(session, text),
  }
  /** Rows a room must have before it is compacted (again). */
  readonly #compactAt = new Map<string, number>()
  #compacting: Promise<void> = Promise.resolve()
  #isStopping = false

  constructor(parts: RelayParts) {
    this.#parts = parts
    this.#entrance = new Entrance({ ...parts, policy: parts.policy ?? linkIsTheRight })
    this.#others = parts.bell && new Others({ ...parts, bell: parts.bell })
    this.#rooms = new Rooms(parts.storage, this, this.#others)
    this.#commits = new Commits(parts.storage, parts.after)
    this.health = new Health(parts.storage, parts.after, parts.log)
  }

  get counts(): { readonly rooms: number; readonly sockets: number } {
    return { rooms: this.#rooms.count, sockets: this.#sessions.size }
  }

  /**
   * `ours`: the client offered our sub-protocol, so it understands private messages and cuts what it sends. `inflates`:
   * it offered to take a join deflated, too.
   */
  connect(
    roomName: string,
    socket: RelaySocket,
    ours: boolean,
    offer: Offer = byLink,
    inflates = false,
  ): Session {
    const session = new Session(socket, { ours, inflates, proves: offer.type === 'proves' }, this.#events)
    this.#sessions.add(session)
    if (this.#isStopping) {
      session.close('restarting')
      return session
    }
    const place = parseRoomName(roomName)
    const line = lineOf(roomName)
    const entering = place
      ? this.#enter(session, roomName, place, ours, offer)
      : line === undefined
        ? undefined
        : this.#attend(session, line, offer)
    if (entering === undefined) session.close('unknownRoom')
    entering?.catch((error: unknown) => this.#failed(session, error))
    return session
  }

  receive(session: Session, frame: Uint8Array): void {
    // What comes after the end was announced stays with its sender: it is neither stored nor echoed.
    if (this.#isStopping) return
    try {
      session.receive(frame)
    } catch (error) {
      this.#failed(session, error)
    }
  }

  /** Something for everyone, so that silence always means a dead line. */
  beat(): void {
    for (const session of this.#sessions) session.sendPresence(noPresence)
    this.#entrance.beat()
  }

  /** Stores what has come, then sends everyone away to come back soon. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#commits.drain()
    const sessions = [...this.#sessions]
    const group = Math.max(sentAwayAtOnce, Math.ceil(sessions.length / mostGroups))
    for (let i = 0; i < sessions.length; i += group) {
      if (i > 0) await new Promise<void>((resolve) => this.#parts.after(betweenGroups, resolve))
      for (const session of sessions.slice(i, i + group)) session.close('restarting')
    }
    await this.#compacting
    this.#entrance.stop()
    await this.#others?.stop()
  }

  store(room: Room, update: Uint8Array, settle: (outcome: Result<number, StorageTrouble>) => void): boolean {
    const { metrics, now } = this.#parts
    const begun = now()
    const isTaken = this.#commits.add(room.name, update, (outcome) => {
      this.health.wrote(outcome)
      metrics?.committed(outcome.ok ? update.length : undefined, now() - begun)
      settle(outcome)
      this.#rooms.letGo(room.name)
    })
    if (isTaken) this.#rooms.holdAgain(room.name)
    return isTaken
  }

  grown(room: Room): void {
    const { tailLength, tailBytes } = room.document
    const due = this.#compactAt.get(room.name)
    if (
      tailLength < (due ?? rowsBeforeCompaction) &&
      (due !== undefined || tailBytes < bytesBeforeCompaction)
    )
      return
    this.#compactAt.set(room.name, Infinity)
    this.#rooms.holdAgain(room.name)
    this.#compacting = this.#compacting.then(() => this.#compact(room))
  }

  storedHere(room: Room, row: StoredRow): void {
    this.#others?.stored(room, row)
  }

  presentHere(room: Room, awareness: Uint8Array): void {
    this.#others?.tellPresence(room, awareness)
  }

  async #attend(session: Session, plan: string, offer: Offer): Promise<void> {
    const member = await this.#entrance.arrive(session, { plan }, offer)
    if (member.ok) session.attend()
    else session.close(member.error)
  }

  async #enter(session: Session, name: string, place: RoomPlace, ours: boolean, offer: Offer): Promise<void> {
    const member = await this.#entrance.arrive(session, { plan: place.plan, room: place }, offer)
    if (!member.ok) return session.close(member.error)
    session.device = member.value.device
    const epoch = await this.#parts.storage.claimEpoch(place.plan, place.epoch)
    if (!epoch.ok) return this.#turnAway(session, name, epoch.error)
    if (epoch.value !== place.epoch) return session.close('otherEpoch', epoch.value)
    const held = await this.#rooms.hold(name, place)
    if (held.ok && !session.isClosed) {
      this.health.readable(name)
      if (ours) session.send(this.#hello())
      this.grown(held.value)
      session.enter(held.value, this.#entrance.writing(member.value))
      return
    }
    this.#rooms.letGo(name)
    if (!held.ok) this.#turnAway(session, name, held.error)
  }

  #turnAway(session: Session, name: string, trouble: StorageTrouble): void {
    this.health.unreadable(name, trouble)
    session.close(trouble.type === 'damaged' ? 'setAside' : trouble.type === 'full' ? 'full' : 'busy')
  }

  /** A bug, met while serving one socket: it costs that socket, not the relay. */
  #failed(session: Session, error: unknown): void {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#parts.log('error', 'fault while serving a socket', { why })
    session.close('failed')
  }

  #hello(): Uint8Array {
    const { storage, now, release } = this.#parts
    return encodeMessage({ type: 'hello', hello: { wireVersion, store: storage.id, time: now(), release } })
  }

  #left(session: Session, room: Room | undefined, reason: CloseReason | undefined): void {
    if (reason !== undefined) this.#parts.metrics?.closed(reason)
    this.#sessions.delete(session)
    this.#entrance.left(session)
    if (room === undefined) return
    room.leave(session)
    this.#rooms.letGo(room.name)
  }

  async #compact(room: Room): Promise<void> {
    const { storage, merger, now, log } = this.#parts
    if (this.#isStopping) return this.#rooms.letGo(room.name)
    const done = await compactRoom(room.name, storage, merger, now)
    if (done.ok) {
      const { snapshot, lastSequence, rows, through } = done.value
      // What others stored a moment ago is in it as well: sockets here are told before it counts as known.
      if (this.#others) {
        const isOthers = through > room.document.through
        const news = isOthers ? [{ sequence: lastSequence, update: snapshot }] : rows
        for (const row of news) room.hear(row)
      }
      room.document.replaceBase(snapshot, lastSequence)
    } else log('warn', 'not compacted', { room: roomMark(room.name), why: done.error })
    if (done.ok) this.#compactAt.delete(room.name)
    else this.#compactAt.set(room.name, room.document.tailLength + rowsBeforeCompaction)
    // What came meanwhile may be as much again, and nothing may come after it.
    this.grown(room)
    this.#rooms.letGo(room.name)
  }
}

const planPart = /^([\w-]+)\.[\w-]{1,32}\.(\w+)$/

/** Of the control line of a plan, or of the relay itself. */
function lineOf(name: string): string | undefined {
  if (name === relayLine) return relayPlan
  const [, plan, document] = planPart.exec(name) ?? []
  const isPlan = plan !== undefined && document === accessDocument
  return isPlan && parseRoomName(`${plan}.1.work`) ? plan : undefined
}
