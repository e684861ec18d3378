/**
 * The ledgers of an open plan: those of closed periods that were left unread are read, and joined at the relay, once asked for;
 * what was said last goes into the newest, which follows on it when a period is closed.
 */

import type { Doc } from 'yjs'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { DeviceKeeperOptions } from './device-keeper-options.ts'
import type { HeldDocs } from './held-docs.svelte.ts'
import type { offTheLine } from './off-the-line.ts'
import type { PlanStore } from './offline/plan-store.ts'
import type { PlanLines } from './plan-lines.svelte.ts'

export interface PlanLedgersOptions {
  readonly keeper: DeviceKeeperOptions
  readonly held: HeldDocs
  readonly store: PlanStore
  readonly lines: PlanLines
  readonly offTheLine: ReturnType<typeof offTheLine>
  /** The open ledger is in its document. */
  whole(): Promise<void>
  /** So are the others; false where something of them is lacking. */
  came(): boolean
  /** There is one more. */
  extended(docs: PlanDocs): void
}

export class PlanLedgers {
  readonly #options: PlanLedgersOptions
  #asked: Promise<void> | undefined
  #isLacking = false

  constructor(options: PlanLedgersOptions) {
    this.#options = options
  }

  /** How many the relay has sealed, as it said last. */
  get sealed(): number {
    return this.#options.keeper.role.last?.sealed ?? 0
  }

  /** So many of the oldest stay unread until `read`: their documents. */
  leave(unread: number): readonly Doc[] {
    const { held, lines } = this.#options
    held.leave(unread)
    lines.take(held.rooms)
    return held.unread.map(({ doc }) => doc)
  }

  /** Throws where the device does not give all of it: it may be asked again, and the relay may bring what is lacking. */
  read(): Promise<void> {
    this.#asked ??= this.#read().finally(() => (this.#asked = undefined))
    return this.#asked
  }

  /** The same; where the device does not give it, nothing changes. */
  ask(): Promise<boolean> {
    return this.read().then(
      () => true,
      () => false,
    )
  }

  async #read(): Promise<void> {
    const { held, lines, whole, came } = this.#options
    await whole()
    if (held.unread.length > 0) {
      await held.readRecord()
      lines.take(held.rooms)
    }
    this.#isLacking = !came()
    if (this.#isLacking) throw new Error('Something of the closed periods is not on this device.')
  }

  /** Something came into a document. */
  changed(): void {
    if (this.#isLacking) this.#isLacking = !this.#options.came()
  }

  /** A period was closed: what is said from now on goes into the last of so many. Each tab does so for itself. */
  async open(count: number): Promise<void> {
    const { held, lines, offTheLine, extended } = this.#options
    // The relay was put back to before it sealed what is unread here: it may lack that.
    if (count <= held.unread.length) void this.ask()
    // With one more all of them are read anew.
    if (count <= held.ledgers || !(await this.ask())) return
    await offTheLine(async () => {
      if (!(await held.extend(count))) return 'done'
      lines.replace(held.rooms)
      extended(held.docs)
      lines.send({ type: 'ledgers', count })
      lines.ask()
      return 'done'
    }, 'waits')
  }

  /** A closed one is at the relay as it is here: the next opening may leave it unread. */
  async inStep(room: string): Promise<void> {
    const { keeper, store, held } = this.#options
    const code = await import('./offline/keep-settled.ts').catch(() => undefined)
    await code?.keepSettled(keeper, store, room, held.numberOf(room))
  }
}
