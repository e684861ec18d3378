// Group commit: what arrives within a few ms, or while the store is busy, is written in one transaction. Each update's
// outcome is told in the order of arrival, after its bytes are on the disk.

import { err, ok, type Result } from '../shared/base/result.ts'
import type { NewRow, Storage, StorageTrouble } from './storage/contract.ts'

/** How long the first of a group waits for others, in ms. */
export const gathering = 2

const mostBytes = 8 * 1024 * 1024
/** With so much waiting for the disk, no more is taken. */
export const waitingCap = 64 * 1024 * 1024

type Settle = (outcome: Result<number, StorageTrouble>) => void

interface Waiting extends NewRow {
  readonly settle: Settle
}

export class Commits {
  readonly #storage: Storage
  readonly #after: (ms: number, run: () => void) => void
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #state: 'idle' | 'gathering' | 'writing' = 'idle'
  #drained = Promise.withResolvers<void>()

  /** `after` runs something once, later. */
  constructor(storage: Storage, after: (ms: number, run: () => void) => void) {
    this.#storage = storage
    this.#after = after
  }

  /**
   * Settles with the row's sequence once it is stored, or with the trouble; never throws. False, and nothing happens,
   * when the disk is so far behind that taking more would only fill the memory.
   */
  add(room: string, update: Uint8Array, settle: Settle): boolean {
    if (this.#waitingBytes > waitingCap) return false
    this.#waitingBytes += update.length
    this.#waiting.push({ room, update, settle })
    if (this.#state === 'idle') {
      this.#state = 'gathering'
      this.#after(gathering, () => void this.#write())
    }
    return true
  }

  /** Resolves when all that was added is settled. */
  async drain(): Promise<void> {
    if (this.#state !== 'idle') await this.#drained.promise
  }

  async #write(): Promise<void> {
    this.#state = 'writing'
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup())
    this.#state = 'idle'
    this.#drained.resolve()
    this.#drained = Promise.withResolvers()
  }

  #takeGroup(): readonly Waiting[] {
    let bytes = 0
    const end = this.#waiting.findIndex(({ update }) => (bytes += update.length) > mostBytes)
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end))
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    const outcome = await this.#storage.append(group.map(({ room, update }) => ({ room, update })))
    if (!outcome.ok && group.length > 1) {
      // One bad room, or one update too large for the space left, must not take the others with it.
      for (const one of group) await this.#writeGroup([one])
      return
    }
    group.forEach(({ settle }, i) => {
      this.#waitingBytes -= group[i]?.update.length ?? 0
      const sequence = outcome.ok ? outcome.value[i] : undefined
      if (sequence !== undefined) settle(ok(sequence))
      else settle(err(outcome.ok ? { type: 'failed', message: 'no sequence' } : outcome.error))
    })
  }
}
