/** Keeps an open plan on the device, shares it between tabs, joins the relay from the tab that leads, and says how safe it is. */

import type { ChainHead } from '../../shared/doc/chain.ts'
import { closeReasonOf } from '../../shared/wire/close-code.ts'
import { closeDocs } from '../../shared/doc/plan-docs.ts'
import type { DoneCommand } from '../../shared/doc/commit.ts'
import type { DeviceKeeperOptions } from './device-keeper-options.ts'
import { flushWhenLeft } from './flush-when-left.ts'
import { HeldDocs } from './held-docs.svelte.ts'
import { askToPersist } from './offline/ask-to-persist.ts'
import { PlanStore, type StoreState } from './offline/plan-store.ts'
import { RejectedDrafts } from './offline/rejected-drafts.svelte.ts'
import { supervise, type Supervisor } from './offline/supervisor.ts'
import { restore } from './offline/write-all-again.ts'
import { withLock } from './offline/with-lock.ts'
import { offTheLine } from './off-the-line.ts'
import type { Peer, RejectedDraft, SaveState } from './open-plan.ts'
import { createPatience } from './patience.ts'
import type { PlanKeeper, UndoStacks } from './plan-keeper.ts'
import { PlanLedgers } from './plan-ledgers.ts'
import { fromTab, PlanLines } from './plan-lines.svelte.ts'
import type { PlanLinesOptions } from './plan-lines-options.ts'
import type { RefusalsOptions } from './refusals.ts'
import { draftOf, isAboutAnEdit } from './rejected-draft.ts'
import { saveStateOf } from './save-state.ts'

/** What the relay has not confirmed after so long on an open line is written again, in ms. */
const longestUnconfirmed = 30_000

export class DeviceKeeper implements PlanKeeper {
  readonly #options: DeviceKeeperOptions
  readonly store: PlanStore
  readonly lines: PlanLines
  readonly #drafts: RejectedDrafts
  readonly #refusals: RefusalsOptions
  readonly #patience = createPatience(longestUnconfirmed, () => {
    if (this.lines.leads && this.lines.relay.state === 'connected') void this.#writeAgain()
  })
  readonly #offTheLine: ReturnType<typeof offTheLine>
  readonly #held: HeldDocs
  #supervisor: Supervisor | undefined
  #stored: StoreState = $state.raw({ queued: 0, unconfirmed: 0, waiting: 0 })
  /** Commands asked for and not written down: what is being signed is in no document yet. */
  #asked = $state(0)
  #newerTab = $state(false)
  #isClosed = false
  #whole: Promise<void> | undefined
  #underway: Promise<unknown> = Promise.resolve()
  #stopListening = (): void => {}
  onRebuilt: PlanKeeper['onRebuilt']
  onWhole: PlanKeeper['onWhole']
  onRecord: PlanKeeper['onRecord']
  readonly ledgers: PlanLedgers

  constructor(options: DeviceKeeperOptions) {
    const { database, path, clock, relay, signer, role: access } = options
    this.#options = options
    this.#drafts = new RejectedDrafts(database, path)
    this.store = new PlanStore(database, path, {
      changed: (state) => this.#stateChanged(state),
      // Written down, then shared: no tab builds on what a crash of this one could still take away.
      written: (room, bytes, fromRelay) => this.lines.send({ type: 'update', room, bytes, fromRelay }),
      makeRoom: () => this.#compact(1),
    })
    this.#held = new HeldDocs({
      ...options,
      store: this.store,
      changed: (room, bytes, origin) => this.#changed(room, bytes, origin),
      insists: () => this.onWhole !== undefined && !this.#isClosed,
    })
    this.#refusals = { database, path, relay, signer, access, clock, store: this.store, drafts: this.#drafts }
    this.lines = new PlanLines(this.#held.rooms, {
      path,
      relay,
      clock,
      access,
      held: (room, held) => this.store.confirm(room, held),
      lacked: (room, lacked) => this.store.waitFor(room, lacked),
      refused: (code, room) => {
        // A ledger that is open here was closed: the next one is.
        if (closeReasonOf(code) === 'sealed') void this.ledgers.open(this.#held.numberOf(room) + 2)
        if (isAboutAnEdit(code)) void this.#writeAgain(room)
      },
      ledgers: (count) => void this.ledgers.open(count),
      inStep: (room) => void this.ledgers.inStep(room),
      lacks: () => void this.ledgers.ask(),
      moved: (to) => void this.#follow(to),
      rebuilt: () => void this.#readAgain(),
      draftsChanged: () => void this.#drafts.load(),
    })
    this.#offTheLine = offTheLine(this.lines, (run) => this.#alone(run))
    this.ledgers = new PlanLedgers({
      keeper: options,
      held: this.#held,
      store: this.store,
      lines: this.lines,
      offTheLine: this.#offTheLine,
      whole: () => this.whole(),
      came: () => this.onRecord?.() !== false,
      extended: (docs) => this.onRebuilt?.(docs, []),
    })
  }

  /** Reads what the device holds of charter and work; the ledger, far larger, comes with `whole`. */
  async load(): Promise<void> {
    const { database, path } = this.#options
    this.#stopListening = flushWhenLeft(
      () => void this.store.flush(),
      () => this.#asked > 0 || (this.save.level === 'memory' && this.#stored.unconfirmed > 0),
    )
    const [head] = await Promise.all([
      database.heads.get(path).catch(() => undefined),
      this.#held.read(),
      this.#drafts.load(),
    ])
    this.store.rows.generation = head?.generation ?? 0
  }

  fill(): void {
    this.#held.fill()
  }

  record(): Promise<void> {
    return this.ledgers.read()
  }

  /** Applies the open ledger, then opens the lines to the other tabs and the relay. */
  whole(): Promise<void> {
    return (this.#whole ??= this.#readLedger())
  }

  async #readLedger(): Promise<void> {
    await this.#held.readLedgers()
    if (this.#isClosed) return
    this.onWhole?.()
    this.#open()
  }

  #open(): void {
    if (!this.#held.isRefused) {
      this.#supervisor = supervise(this.#options.database, {
        flush: () => this.store.flush(),
        newerTab: () => (this.#newerTab = true),
        restore: () =>
          restore(this.#options, this.store, this.#drafts, this.#held.rooms, () => {
            this.lines.rejoin()
            // What is not in this tab either, only the relay has now.
            if (this.#held.unread.length > 0) void this.ledgers.ask()
          }),
      })
    }
    this.lines.open()
    void this.#compact()
  }

  get save(): SaveState {
    const found = this.#held.isRefused ? 'no storage' : this.#newerTab ? 'newer tab' : undefined
    const ahead = this.#options.clock.minutesAhead
    const queued = this.#stored.queued + this.#asked
    return saveStateOf({ ...this.#stored, queued }, this.lines.relay, ahead, found && { type: found })
  }

  get drafts(): readonly RejectedDraft[] {
    return this.#drafts.rows.map(draftOf)
  }

  get peers(): readonly Peer[] {
    return this.lines.peers
  }

  withChain<T extends { readonly head?: ChainHead }>(
    run: (head: ChainHead | undefined) => Promise<T>,
  ): Promise<T> {
    const { database, path } = this.#options
    askToPersist()
    this.#asked += 1
    const done = this.#alone(async () => {
      await this.whole()
      const row = await database.heads.get(path).catch(() => undefined)
      // Another tab built the documents anew, and its word of it is still on its way here.
      if ((row?.generation ?? 0) > this.store.rows.generation) await this.#readAgain()
      const result = await run(row?.head)
      if (result.head) this.store.keep({ head: result.head })
      await this.store.flush()
      return result
    })
    this.#underway = done.catch(() => undefined).finally(() => (this.#asked -= 1))
    return done
  }

  keepUndo(stacks: UndoStacks): void {
    this.store.keep({ undo: stacks })
  }

  keepAsked(person: string | undefined): void {
    const { database, path } = this.#options
    void database.plans.update(path, { asked: true, ...(person !== undefined && { person }) }).catch(() => 0)
  }

  readonly point: PlanKeeper['point'] = (pointed) => this.lines.point(pointed)

  async retryDraft(key: number): Promise<void> {
    const { retryDraft } = await import('./refusals.ts')
    await this.withChain((head) => retryDraft(this.#refusals, key, this.#held.rooms, head))
    await this.dropDraft(key)
  }

  dropDraft(key: number): Promise<() => Promise<void>> {
    return this.#drafts.drop(key, () => this.lines.send({ type: 'drafts' }))
  }

  async close(): Promise<void> {
    await this.#underway
    this.#isClosed = true
    this.#stopListening()
    this.lines.disconnect()
    await this.store.flush()
    this.#supervisor?.stop()
    this.#patience.end()
    this.lines.close()
    this.#held.close()
    this.onRebuilt = undefined
  }

  #changed(room: string, bytes: Uint8Array, origin: unknown): void {
    if (origin === fromTab) return
    const fromRelay = this.lines.isRelay(origin)
    this.store.push(room, bytes, fromRelay)
    if (fromRelay) this.lines.send({ type: 'update', room, bytes, fromRelay })
    this.ledgers.changed()
  }

  /** The documents are built anew without what the relay refuses, in this tab and then in every other. */
  #writeAgain(refused = ''): Promise<void> {
    return this.#offTheLine(async () => {
      const { writeWithoutRefused } = await import('./refusals.ts')
      const again = await writeWithoutRefused(this.#refusals, this.#held.rooms, refused)
      if (!again) return 'away'
      const states = new Map([...again.states].map(([room, bytes]) => [room, [bytes]]))
      this.#takeStates(
        states,
        again.rejected.flatMap(({ done }) => done),
      )
      this.lines.send({ type: 'rebuilt' })
      return 'done'
    })
  }

  /** The relay took the plan back: what this device wrote goes where it lives on, and so does every tab. */
  #follow(to: Parameters<PlanLinesOptions['moved']>[0]): Promise<void> {
    return this.#offTheLine(async () => {
      const { followTo } = await import('./follow-epoch.ts')
      return followTo(to, this.#options.database, this.#refusals, this.#held.rooms, this.lines)
    })
  }

  /** Another tab has built the documents anew: these are read again from the device. */
  async #readAgain(): Promise<void> {
    const { database, path } = this.#options
    if (this.#held.isRefused) return location.reload()
    const { generation } = (await database.heads.get(path).catch(() => undefined)) ?? {}
    const { ledgers = 1 } = (await database.plans.get(path).catch(() => undefined)) ?? {}
    if (generation === undefined || generation <= this.store.rows.generation) return
    await this.store.flush()
    // What only this tab holds is not given up for it: the next command asks again.
    if (this.store.state.queued > 0) return
    this.store.rows.generation = generation
    await this.#held.extend(ledgers)
    this.store.forget()
    const states = new Map<string, readonly Uint8Array[]>()
    for (const { room } of this.#held.rooms) states.set(room, await this.store.load(room))
    this.#takeStates(states, [])
    await this.#drafts.load()
    this.lines.ask()
    this.lines.connect()
  }

  #takeStates(states: ReadonlyMap<string, readonly Uint8Array[]>, refused: readonly DoneCommand[]): void {
    const before = this.#held.take(states)
    this.lines.replace(this.#held.rooms)
    this.onRebuilt?.(this.#held.docs, refused)
    closeDocs(before)
  }

  #stateChanged(state: StoreState): void {
    this.#stored = state
    this.#patience.see(state.unconfirmed)
    if (state.trouble) this.#supervisor?.lost()
  }

  readonly #alone = <T>(run: () => Promise<T>): Promise<T> =>
    withLock(`plumbline.chain.${this.#options.path}`, run)

  async #compact(from?: number): Promise<void> {
    const { database, path } = this.#options
    // Loaded when a plan is opened, so that it is here when the device is full.
    const code = await import('./offline/compaction.ts').catch(() => undefined)
    await code?.compactRooms(database, path, this.#held.rooms, from)
  }
}
