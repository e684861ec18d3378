// The relays on other machines over the same store. What they store is heard of by the bell, and where that is silent or lost
// by asking the store: at once after a row that does not follow on the last, and every few seconds anyhow.

import type { Bell, Note } from './bell/contract.ts'
import { roomMark, type Log } from './log.ts'
import type { Room } from './room.ts'
import type { Storage, StoredRow } from './storage/contract.ts'

export interface OthersParts {
  readonly storage: Storage
  readonly bell: Bell
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => void
  readonly log: Log
}

/** Without a bell, what others stored is here after this, in ms. */
export const catchUpEvery = 5_000
/** Clients renew their presence every 15 s. One elsewhere that did not for three times that is gone with its relay. */
const presenceLasts = 45_000

interface Followed {
  readonly room: Room
  readonly stop: () => void
  /** Every row up to here has been taken in. */
  through: number
  /** Rows beyond a gap that have. */
  readonly ahead: Set<number>
  asking: 'no' | 'asking' | 'and again'
}

export class Others {
  readonly #parts: OthersParts
  readonly #followed = new Map<string, Followed>()
  #isStopped = false

  constructor(parts: OthersParts) {
    this.#parts = parts
    this.#askLater()
  }

  /** `through`: the last row that was in the room when it was read. */
  follow(room: Room, through: number): void {
    const stop = this.#parts.bell.listen(room.name, (note) => this.#hear(followed, note))
    const followed: Followed = { room, stop, through, ahead: new Set(), asking: 'no' }
    this.#followed.set(room.name, followed)
    this.#parts.bell.ring(room.name, { type: 'who' })
    // Something may have been stored after the room was read and before the bell was listened to.
    void this.#catchUp(followed)
  }

  leave(name: string): void {
    this.#followed.get(name)?.stop()
    this.#followed.delete(name)
  }

  /** This relay has stored a row. */
  stored(room: Room, { sequence, update }: StoredRow): void {
    this.#parts.bell.ring(room.name, { type: 'stored', sequence, update })
    const followed = this.#followed.get(room.name)
    if (followed) this.#sawRow(followed, sequence)
  }

  tellPresence(room: Room, awareness: Uint8Array): void {
    this.#parts.bell.ring(room.name, { type: 'presence', awareness })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#parts.bell.close()
  }

  #hear(followed: Followed, note: Note): void {
    const { room } = followed
    switch (note.type) {
      case 'stored':
        if (note.sequence <= followed.through) return
        room.hear(note)
        this.#sawRow(followed, note.sequence)
        break
      case 'presence':
        room.hearPresence(note.awareness, this.#parts.now())
        break
      case 'who':
        this.tellPresence(room, room.presenceHere())
        break
      case 'access':
        break
    }
  }

  #sawRow(followed: Followed, sequence: number): void {
    followed.ahead.add(sequence)
    while (followed.ahead.delete(followed.through + 1)) followed.through++
    if (followed.ahead.size > 0) void this.#catchUp(followed)
  }

  /** One question at a time; what comes up meanwhile is asked afterwards. */
  async #catchUp(followed: Followed): Promise<void> {
    if (followed.asking !== 'no') {
      followed.asking = 'and again'
      return
    }
    do {
      followed.asking = 'asking'
      await this.#ask(followed)
    } while ((followed.asking as Followed['asking']) === 'and again' && !this.#isStopped)
    followed.asking = 'no'
  }

  async #ask(followed: Followed): Promise<void> {
    const { storage, log } = this.#parts
    const { room } = followed
    const answer = await storage.since(room.name, followed.through)
    if (!answer.ok) {
      log('warn', 'cannot hear of others', { room: roomMark(room.name), why: answer.error.type })
      return
    }
    if (this.#followed.get(room.name) !== followed) return
    const { snapshot, through, rows } = answer.value
    if (snapshot !== undefined) room.hear({ sequence: through, update: snapshot })
    for (const row of rows) room.hear({ sequence: row.sequence, update: row.update })
    const last = rows.at(-1)?.sequence ?? (snapshot === undefined ? 0 : through)
    followed.through = Math.max(followed.through, last)
    for (const sequence of followed.ahead) if (sequence <= followed.through) followed.ahead.delete(sequence)
    while (followed.ahead.delete(followed.through + 1)) followed.through++
  }

  #askLater(): void {
    this.#parts.after(catchUpEvery, () => {
      if (this.#isStopped) return
      void this.#askAll().finally(() => this.#askLater())
    })
  }

  async #askAll(): Promise<void> {
    const all = [...this.#followed.values()]
    if (all.length === 0) return
    const before = this.#parts.now() - presenceLasts
    for (const { room } of all) room.forgetPresence(before)
    const heads = await this.#parts.storage.heads(all.map(({ room }) => room.name))
    if (!heads.ok) return
    const behind = all.filter((followed, i) => (heads.value[i] ?? 0) > followed.through)
    await Promise.all(behind.map((followed) => this.#catchUp(followed)))
  }
}
