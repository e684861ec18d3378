// How the relay is, in words: whether writing works, and how many rooms cannot be read. After a failed write it tries
// a little one every few seconds, so that it knows of returned space before a client has to find out.

import type { Result } from '../shared/base/result.ts'
import { roomMark, type Log } from './log.ts'
import type { Storage, StorageTrouble } from './storage/contract.ts'

export interface HealthReport {
  readonly status: 'ok' | 'trouble'
  readonly store: 'ok' | StorageTrouble['type']
  /** Rooms that were asked for and could not be read. */
  readonly setAside: number
}

const probeEvery = 2_000

export class Health {
  readonly #storage: Storage
  readonly #after: (ms: number, run: () => void) => void
  readonly #log: Log
  readonly #setAside = new Set<string>()
  #trouble: StorageTrouble | undefined

  constructor(storage: Storage, after: (ms: number, run: () => void) => void, log: Log) {
    this.#storage = storage
    this.#after = after
    this.#log = log
  }

  get report(): HealthReport {
    const store = this.#trouble?.type ?? 'ok'
    const setAside = this.#setAside.size
    return { status: store === 'ok' && setAside === 0 ? 'ok' : 'trouble', store, setAside }
  }

  get canWrite(): boolean {
    return this.#trouble === undefined
  }

  /** Told of every write. */
  wrote(outcome: Result<unknown, StorageTrouble>): void {
    if (outcome.ok) {
      if (this.#trouble !== undefined) this.#log('warn', 'storing works again')
      this.#trouble = undefined
    } else if (this.#trouble === undefined) {
      this.#trouble = outcome.error
      this.#log('error', 'cannot store', { ...outcome.error })
      this.#probeLater()
    }
  }

  readable(room: string): void {
    this.#setAside.delete(room)
  }

  unreadable(room: string, trouble: StorageTrouble): void {
    if (trouble.type !== 'damaged') return this.wrote({ ok: false, error: trouble })
    if (!this.#setAside.has(room))
      this.#log('error', 'room set aside', { room: roomMark(room), why: trouble.message })
    this.#setAside.add(room)
  }

  #probeLater(): void {
    this.#after(probeEvery, () => {
      if (this.#trouble === undefined) return
      void this.#storage.probe().then((outcome) => {
        this.wrote(outcome)
        if (!outcome.ok) this.#probeLater()
      })
    })
  }
}
