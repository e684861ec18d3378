// One socket in one room. It shows its key where it said so, enters (rights, epoch, the room's bytes), is inside, and is
// closed; each state has just what it needs. Whatever a client sends ends in an answer or in a close code, never in a throw.

import { unreachable } from '../shared/base/assert.ts'
import { closeCodes, type CloseReason } from '../shared/wire/close-code.ts'
import { decodeMessage, encodeMessage, type Message } from '../shared/wire/message.ts'
import { limits } from '../shared/wire/protocol.ts'
import type { Writing } from './access/plan-access.ts'
import { closeMeanings } from './close-meanings.ts'
import type { JoinFrame } from './join-frames.ts'
import type { Room } from './room.ts'
import type { RelaySocket } from './socket.ts'

type State =
  /** One message is awaited, and nothing else. */
  | { readonly type: 'proving'; readonly settle: (text: string | undefined) => void }
  | { readonly type: 'entering'; readonly inbox: Uint8Array[]; readonly inboxBytes: number }
  | { readonly type: 'inside'; readonly room: Room; readonly writing: Writing }
  /** On a control line, where nothing is synced. */
  | { readonly type: 'attending' }
  | { readonly type: 'closed' }

/** Bytes that may wait for a slow reader beside its own join, before it is asked to come back. */
export const waitingCap = 8 * 1024 * 1024
/** With this much waiting, presence is not sent: it is out of date when it arrives. */
export const presenceCap = 256 * 1024
/** A socket is not read before it is inside; this is for what had been read with its first words. */
const inboxCap = limits.frame

export interface SessionKind {
  /** The client offered our sub-protocol. */
  readonly ours: boolean
  /** It takes large parts of a join deflated. */
  readonly inflates: boolean
  /** It says nothing before it has shown its key. */
  readonly proves: boolean
}

export interface SessionEvents {
  /** `reason`: this side closed it. */
  closed(session: Session, room: Room | undefined, reason: CloseReason | undefined): void
  /** A word about access. */
  access(session: Session, text: string): void
}

export class Session {
  readonly #socket: RelaySocket
  readonly #on: SessionEvents
  readonly #inflates: boolean
  #state: State = { type: 'entering', inbox: [], inboxBytes: 0 }
  /** Only while somebody waits for it. */
  #entered: PromiseWithResolvers<void> | undefined
  /** A stock client may answer our first step 1 in one piece larger than a frame. */
  #mayBringAll: boolean
  readonly #isOurs: boolean
  #joinBytes = 0
  #proof: Promise<string | undefined> | undefined
  /** The device that has shown its key. */
  device: string | undefined

  constructor(socket: RelaySocket, { ours, inflates, proves }: SessionKind, on: SessionEvents) {
    this.#socket = socket
    this.#mayBringAll = !ours
    this.#isOurs = ours
    this.#inflates = inflates
    this.#on = on
    if (!proves) return
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    this.#proof = promise
    this.#state = { type: 'proving', settle: resolve }
  }

  /** Resolves with what it says to show its key, undefined when it is closed first. */
  get proof(): Promise<string | undefined> {
    return this.#proof ?? Promise.resolve(undefined)
  }

  /** Resolves when it is inside or closed; until then nothing more should be read for it. */
  get entered(): Promise<void> {
    const isIn = this.#state.type === 'inside' || this.#state.type === 'attending'
    if (isIn || this.isClosed) return Promise.resolve()
    this.#entered ??= Promise.withResolvers()
    return this.#entered.promise
  }

  get isClosed(): boolean {
    return this.#state.type === 'closed'
  }

  /** Lets it in; what it has said meanwhile is answered now. */
  enter(room: Room, writing: Writing): void {
    if (this.#state.type !== 'entering') return
    const { inbox } = this.#state
    this.#state = { type: 'inside', room, writing }
    room.join(this)
    this.#letGoOn()
    for (const frame of inbox) this.receive(frame)
  }

  /** Onto a control line. */
  attend(): void {
    if (this.#state.type !== 'entering') return
    this.#state = { type: 'attending' }
    this.#letGoOn()
  }

  /** Whoever may write from now on is asked for what they have. */
  setWriting(writing: Writing): void {
    const state = this.#state
    if (state.type !== 'inside' || state.writing === writing) return
    this.#state = { ...state, writing }
    if (writing === 'may write')
      this.send(encodeMessage({ type: 'step-1', stateVector: state.room.stateVector() }))
  }

  receive(frame: Uint8Array): void {
    const state = this.#state
    switch (state.type) {
      case 'proving':
        this.#takeProof(frame, state.settle)
        break
      case 'attending':
        this.#attend(frame)
        break
      case 'entering':
        this.#keepForLater(frame, state.inbox, state.inboxBytes + frame.length)
        break
      case 'inside':
        this.#answer(frame, state.room, state.writing)
        break
      case 'closed':
        break
      default:
        unreachable(state)
    }
  }

  send(frame: Uint8Array): void {
    if (this.#state.type === 'closed') return
    const waiting = this.#socket.waitingBytes
    if (waiting <= waitingCap) this.#joinBytes = 0
    if (waiting > waitingCap + this.#joinBytes) this.close('busy')
    else this.#socket.send(frame)
  }

  /** Dropped rather than queued where the reader is slow. */
  sendPresence(frame: Uint8Array): void {
    if (this.#socket.waitingBytes <= presenceCap) this.send(frame)
  }

  /** `meaning`: what is said with the code, where a client acts on it. */
  close(reason: CloseReason, meaning = closeMeanings[reason]): void {
    if (this.#leave(reason)) this.#socket.close(closeCodes[reason].code, meaning)
  }

  /** The socket is gone. */
  closed(): void {
    this.#leave()
  }

  #takeProof(frame: Uint8Array, settle: (text: string | undefined) => void): void {
    const message = frame.length > limits.beforeProof ? undefined : decodeMessage(frame)
    if (message?.type !== 'access') return this.close('unproven')
    this.#state = { type: 'entering', inbox: [], inboxBytes: 0 }
    settle(message.text)
  }

  #attend(frame: Uint8Array): void {
    const message = frame.length > limits.beforeProof ? undefined : decodeMessage(frame)
    if (message === undefined) this.close('undecodable')
    else if (message.type === 'access') this.#on.access(this, message.text)
  }

  #answer(frame: Uint8Array, room: Room, writing: Writing): void {
    const message = decodeMessage(frame)
    if (message === undefined) return this.close('undecodable')
    const large = this.#mayBringAll && message.type === 'step-2'
    if (frame.length > (large ? limits.firstStepTwo : limits.frame)) return this.close('tooLarge')
    if (message.type === 'step-2') this.#mayBringAll = false
    this.#handle(message, room, writing)
  }

  #handle(message: Message, room: Room, writing: Writing): void {
    switch (message.type) {
      case 'step-1':
        this.#answerStepOne(message.stateVector, room, writing)
        break
      case 'step-2':
      case 'update':
        room.write(this, message.update, writing)
        break
      case 'awareness':
        room.tellPresence(this, message.awareness)
        break
      case 'query-awareness':
        room.showPresence(this)
        break
      case 'access':
        this.#on.access(this, message.text)
        break
      case 'hello':
      case 'compressed-join':
      case 'unknown':
        break
      default:
        unreachable(message)
    }
  }

  /**
   * Every time both ways: equal state vectors do not mean equal deletions. One that may not write is asked nothing; ours is told
   * what a sealed ledger holds, and brings what it holds beyond that to the open one.
   */
  #answerStepOne(stateVector: Uint8Array, room: Room, writing: Writing): void {
    const frames = room.answerStepOne(stateVector, this.#inflates)
    if (frames === undefined) return this.close('undecodable')
    this.#sendJoin(frames)
    const isAsked = writing === 'may write' || (writing === 'sealed' && this.#isOurs)
    if (isAsked) this.send(encodeMessage({ type: 'step-1', stateVector: room.stateVector() }))
  }

  /** In their order, because the last one means "synced": what is still being deflated is waited for. */
  #sendJoin(frames: readonly JoinFrame[]): void {
    for (const [i, frame] of frames.entries()) {
      if (frame instanceof Promise) {
        void frame.then((ready) => this.#sendJoin([ready, ...frames.slice(i + 1)]))
        return
      }
      this.send(frame)
      this.#joinBytes += frame.length
    }
  }

  #keepForLater(frame: Uint8Array, inbox: Uint8Array[], inboxBytes: number): void {
    if (inboxBytes > inboxCap) return this.close('busy')
    inbox.push(frame)
    this.#state = { type: 'entering', inbox, inboxBytes }
  }

  #letGoOn(): void {
    this.#entered?.resolve()
    this.#entered = undefined
  }

  #leave(reason?: CloseReason): boolean {
    const state = this.#state
    if (state.type === 'closed') return false
    this.#state = { type: 'closed' }
    if (state.type === 'proving') state.settle(undefined)
    this.#letGoOn()
    this.#on.closed(this, state.type === 'inside' ? state.room : undefined, reason)
    return true
  }
}
