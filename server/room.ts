// One document's sockets. The law of the house (architecture, The relay): an update is stored, then sent to every
// socket, its sender too. What adds nothing goes back to its sender only.

import * as Y from 'yjs'
import type { Result } from '../shared/base/result.ts'
import { encodeMessage } from '../shared/wire/message.ts'
import { limits } from '../shared/wire/protocol.ts'
import { readUpdate, type UpdateContent } from '../shared/wire/read-update.ts'
import type { Room as RoomPlace } from '../shared/wire/room-name.ts'
import type { Writing } from './access/plan-access.ts'
import { JoinFrames, type JoinFrame } from './join-frames.ts'
import { ledgerAdmits } from './ledger-guard.ts'
import { Presence } from './presence.ts'
import type { RoomDocument } from './room-document.ts'
import type { Session } from './session.ts'
import type { StorageTrouble, StoredRow } from './storage/contract.ts'

/** What a room asks of the relay around it. */
export interface RoomKeeper {
  /** Stores; the outcome comes in the order of the calls, and the room stays open until then. False: no, not now. */
  store(room: Room, update: Uint8Array, settle: (outcome: Result<number, StorageTrouble>) => void): boolean
  /** Told after each stored update. */
  grown(room: Room): void
  /** Told of each update that was stored here, and of presence told here: for relays on other machines. */
  storedHere(room: Room, row: StoredRow): void
  presentHere(room: Room, awareness: Uint8Array): void
}

/** Whoever is in this room at another relay. */
const elsewhere = 'elsewhere'

interface Frames {
  readonly sender: Session
  /** What the sender sent, so that it can tell what is confirmed. */
  readonly echo: Uint8Array
  readonly forOthers: Uint8Array
}

export class Room {
  readonly name: string
  readonly document: RoomDocument
  readonly #isLedger: boolean
  readonly #keeper: RoomKeeper
  readonly #sessions = new Set<Session>()
  /** Only where people work; nowhere else is presence kept or passed on. */
  readonly #presence: Presence<Session | typeof elsewhere> | undefined
  readonly #joinFrames = new JoinFrames()

  constructor(name: string, place: RoomPlace, document: RoomDocument, keeper: RoomKeeper) {
    this.name = name
    this.document = document
    this.#isLedger = place.type === 'ledger'
    this.#presence = place.type === 'work' ? new Presence() : undefined
    this.#keeper = keeper
  }

  join(session: Session): void {
    this.#sessions.add(session)
    this.showPresence(session)
  }

  leave(session: Session): void {
    this.#sessions.delete(session)
    const left = this.#presence?.leave(session)
    if (left !== undefined) this.#tellPresence(left, session)
  }

  /** What another relay stored: its own sockets have it. */
  hear(row: StoredRow): void {
    const content = readUpdate(row.update)
    if (content === undefined || this.document.addsNothing(content)) return
    const fresh = this.document.onlyNew(row.update, content)
    this.document.add({ sequence: row.sequence, update: fresh.update }, fresh.content)
    const frame = encodeMessage({ type: 'update', update: fresh.update })
    for (const session of this.#sessions) session.send(frame)
    this.#keeper.grown(this)
  }

  hearPresence(awareness: Uint8Array, at: number): void {
    const news = this.#presence?.receive(awareness, elsewhere, at)
    if (news !== undefined) this.#spreadPresence(news)
  }

  /** Who is here, for the other relays. */
  presenceHere(): Uint8Array {
    return this.#presence?.all(elsewhere) ?? new Uint8Array()
  }

  /** Those elsewhere who have not been heard of since. */
  forgetPresence(before: number): void {
    const gone = this.#presence?.leave(elsewhere, before)
    if (gone !== undefined) this.#spreadPresence(gone)
  }

  stateVector(): Uint8Array {
    return this.document.stateVector()
  }

  /** The frames that bring a client with this state vector up to now; undefined where the vector does not decode. */
  answerStepOne(stateVector: Uint8Array, inflates: boolean): readonly JoinFrame[] | undefined {
    const known = decodeStateVector(stateVector)
    if (known === undefined) return undefined
    const { recent, stepTwo } = this.document.answer(stateVector, known)
    return this.#joinFrames.of(
      [...recent.map((update) => ({ type: 'update', update }) as const), { type: 'step-2', update: stepTwo }],
      inflates,
    )
  }

  write(sender: Session, received: Uint8Array, writing: Writing): void {
    // A copy of its own: what was received is a window on a much larger buffer.
    const update = received.slice()
    const content = readUpdate(update)
    if (content === undefined) return sender.close('undecodable')
    const echo = encodeMessage({ type: 'update', update })
    if (this.document.addsNothing(content)) return sender.send(echo)
    if (writing !== 'may write') return sender.close(writing === 'sealed' ? 'sealed' : 'forbidden')
    if (this.#isLedger && !ledgerAdmits(content)) return sender.close('refused')
    const fresh = this.document.onlyNew(update, content)
    const forOthers = fresh.update === update ? echo : encodeMessage({ type: 'update', update: fresh.update })
    const isTaken = this.#keeper.store(this, fresh.update, (outcome) => {
      if (outcome.ok) {
        const row = { sequence: outcome.value, update: fresh.update }
        this.#stored(row, fresh.content, { sender, echo, forOthers })
      } else {
        sender.close(outcome.error.type === 'full' ? 'full' : 'busy')
      }
    })
    if (!isTaken) sender.close('busy')
  }

  tellPresence(sender: Session, awareness: Uint8Array): void {
    if (this.#presence === undefined || awareness.length > limits.awareness) return
    const news = this.#presence.receive(awareness, sender, 0, { device: sender.device })
    if (news === undefined) sender.close('undecodable')
    else this.#tellPresence(news, sender)
  }

  showPresence(session: Session): void {
    const all = this.#presence?.all() ?? new Uint8Array()
    if (all.length > 0) session.sendPresence(encodeMessage({ type: 'awareness', awareness: all }))
  }

  #stored(row: StoredRow, content: UpdateContent, { sender, echo, forOthers }: Frames): void {
    this.#keeper.storedHere(this, row)
    // The same edit may have come twice before it was stored.
    if (this.document.addsNothing(content)) return sender.send(echo)
    this.document.add(row, content)
    for (const session of this.#sessions) session.send(session === sender ? echo : forOthers)
    this.#keeper.grown(this)
  }

  #tellPresence(news: Uint8Array, except: Session): void {
    this.#spreadPresence(news, except)
    if (news.length > 0) this.#keeper.presentHere(this, news)
  }

  #spreadPresence(news: Uint8Array, except?: Session): void {
    if (news.length === 0) return
    const frame = encodeMessage({ type: 'awareness', awareness: news })
    for (const session of this.#sessions) if (session !== except) session.sendPresence(frame)
  }
}

function decodeStateVector(bytes: Uint8Array): ReadonlyMap<number, number> | undefined {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    return undefined
  }
}
