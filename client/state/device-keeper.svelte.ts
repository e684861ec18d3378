/** Keeps an open plan on the device, shares it between tabs, joins the relay from the tab that leads, and says how safe it is. */

import type { ChainHead } from '../../shared/doc/chain.ts'
import { closeDocs, openDocs, type PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { DoneCommand } from '../../shared/doc/commit.ts'
import type { DeviceKeeperOptions } from './device-keeper-options.ts'
import { flushWhenLeft } from './flush-when-left.ts'
import { applyFromDevice, fromDevice } from './from-device.ts'
import { askToPersist } from './offline/ask-to-persist.ts'
import { compactRoom } from './offline/compaction.ts'
import { PlanStore, type StoreState } from './offline/plan-store.ts'
import { readRoom } from './offline/read-room.ts'
import { RejectedDrafts } from './offline/rejected-drafts.svelte.ts'
import { supervise, type Supervisor } from './offline/supervisor.ts'
import { restore } from './offline/write-all-again.ts'
import { withLock } from './offline/with-lock.ts'
import { offTheLine } from './off-the-line.ts'
import type { Peer, RejectedDraft, SaveState } from './open-plan.ts'
import { createPatience } from './patience.ts'
import type { PlanKeeper, UndoStacks } from './plan-keeper.ts'
import { fromTab, PlanLines, type PlanLinesOptions } from './plan-lines.svelte.ts'
import type { RefusalsOptions } from './refusals.ts'
import { draftOf, isAboutAnEdit } from './rejected-draft.ts'
import { roomsOfPlan, type RoomOfPlan } from './rooms-of-plan.ts'
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
  #docs: PlanDocs
  #rooms: readonly RoomOfPlan[]
  #supervisor: Supervisor | undefined
  #stored: StoreState = $state.raw({ queued: 0, unconfirmed: 0, waiting: 0 })
  /** Commands asked for and not written down: what is being signed is in no document yet. */
  #asked = $state(0)
  #refusedStorage = $state(false)
  #newerTab = $state(false)
  #isClosed = false
  #whole: Promise<void> | undefined
  #unfilled: (() => void)[] = []
  #underway: Promise<unknown> = Promise.resolve()
  #stopListening = (): void => {}
  onRebuilt: PlanKeeper['onRebuilt']
  onWhole: PlanKeeper['onWhole']

  constructor(options: DeviceKeeperOptions) {
    const { database, path, docs, clock, relay, signer, role: access } = options
    this.#options = options
    this.#docs = docs
    this.#rooms = roomsOfPlan(path, docs)
    this.#drafts = new RejectedDrafts(database, path)
    this.store = new PlanStore(database, path, {
      changed: (state) => this.#stateChanged(state),
      // Written down, then shared: no tab builds on what a crash of this one could still take away.
      written: (room, bytes, fromRelay) => this.lines.send({ type: 'update', room, bytes, fromRelay }),
      makeRoom: () => this.#compact(1),
    })
    this.#refusals = { path, relay, signer, access, clock, store: this.store, drafts: this.#drafts }
    this.lines = new PlanLines(this.#rooms, {
      path,
      relay,
      clock,
      access,
      held: (room, held) => this.store.confirm(room, held),
      lacked: (room, lacked) => this.store.waitFor(room, lacked),
      refused: (code) => {
        if (isAboutAnEdit(code)) void this.#writeAgain()
      },
      moved: (to) => void this.#follow(to),
      rebuilt: () => void this.#readAgain(),
      draftsChanged: () => void this.#drafts.load(),
    })
    this.#offTheLine = offTheLine(this.lines, (run) => this.#alone(run))
  }

  /** Reads what the device holds of charter and work; the ledger, far larger, comes with `whole`. */
  async load(): Promise<void> {
    const { database, path } = this.#options
    this.#stopListening = flushWhenLeft(
      () => void this.store.flush(),
      () => this.#asked > 0 || (this.save.level === 'memory' && this.#stored.unconfirmed > 0),
    )
    const [head, unfilled] = await Promise.all([
      database.heads.get(path).catch(() => undefined),
      Promise.all(this.#rooms.filter(({ type }) => type !== 'ledger').map((room) => this.#read(room))),
      this.#drafts.load(),
    ])
    this.#unfilled = unfilled
    this.store.rows.generation = head?.generation ?? 0
  }

  fill(): void {
    // What cannot be decoded fails each time: it is never taken for empty.
    for (; this.#unfilled.length > 0; this.#unfilled.shift()) this.#unfilled[0]?.()
  }

  /** Applies the ledger, then opens the lines to the other tabs and the relay. */
  whole(): Promise<void> {
    return (this.#whole ??= this.#readLedger())
  }

  async #readLedger(): Promise<void> {
    this.fill()
    for (const room of this.#rooms.filter(({ type }) => type === 'ledger')) (await this.#read(room))()
    if (this.#isClosed) return
    this.onWhole?.()
    this.#open()
  }

  async #read(room: RoomOfPlan): Promise<() => void> {
    const made = this.#options.unkept?.get(room.room) ?? []
    const insists = (): boolean => this.onWhole !== undefined && !this.#isClosed
    const { refused, fill } = await readRoom(this.store, room, made, insists)
    this.#refusedStorage ||= refused
    return () => {
      fill()
      this.#listen(room)
    }
  }

  #open(): void {
    if (!this.#refusedStorage) {
      this.#supervisor = supervise(this.#options.database, {
        flush: () => this.store.flush(),
        newerTab: () => (this.#newerTab = true),
        restore: () =>
          restore(this.#options, this.store, this.#drafts, this.#rooms, () => this.lines.rejoin()),
      })
    }
    this.lines.open()
    void this.#compact()
  }

  get save(): SaveState {
    const found = this.#refusedStorage ? 'no storage' : this.#newerTab ? 'newer tab' : undefined
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
    await this.withChain(() => retryDraft(this.#refusals, key, this.#rooms))
    await this.dropDraft(key)
  }

  async dropDraft(key: number): Promise<() => Promise<void>> {
    const row = await this.#drafts.remove(key)
    this.lines.send({ type: 'drafts' })
    return async () => {
      if (row) await this.#drafts.put([row])
      this.lines.send({ type: 'drafts' })
    }
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
    closeDocs(this.#docs)
    this.onRebuilt = undefined
  }

  /** Once it is read: a document that is listened to packs up again all it is given, which takes longer than reading. */
  #listen({ room, doc }: Pick<RoomOfPlan, 'room' | 'doc'>): void {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === fromDevice || origin === fromTab) return
      const fromRelay = this.lines.isRelay(origin)
      this.store.push(room, bytes, fromRelay)
      if (fromRelay) this.lines.send({ type: 'update', room, bytes, fromRelay })
    })
  }

  /** The documents are built anew without what the relay refuses, in this tab and then in every other. */
  #writeAgain(): Promise<void> {
    return this.#offTheLine(async () => {
      const { writeWithoutRefused } = await import('./refusals.ts')
      const again = await writeWithoutRefused(this.#refusals, this.#rooms)
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
      return followTo(to, this.#options.database, this.#refusals, this.#rooms, this.lines)
    })
  }

  /** Another tab has built the documents anew: these are read again from the device. */
  async #readAgain(): Promise<void> {
    const { database, path } = this.#options
    if (this.#refusedStorage) return location.reload()
    const { generation } = (await database.heads.get(path).catch(() => undefined)) ?? {}
    if (generation === undefined || generation <= this.store.rows.generation) return
    await this.store.flush()
    // What only this tab holds is not given up for it: the next command asks again.
    if (this.store.state.queued > 0) return
    this.store.rows.generation = generation
    this.store.forget()
    const states = new Map<string, readonly Uint8Array[]>()
    for (const { room } of this.#rooms) states.set(room, await this.store.load(room))
    this.#takeStates(states, [])
    await this.#drafts.load()
    this.lines.ask()
    this.lines.connect()
  }

  #takeStates(states: ReadonlyMap<string, readonly Uint8Array[]>, refused: readonly DoneCommand[]): void {
    const before = this.#docs
    this.#docs = openDocs()
    this.#rooms = roomsOfPlan(this.#options.path, this.#docs)
    for (const { room, doc } of this.#rooms) applyFromDevice(doc, states.get(room) ?? [])
    this.lines.replace(this.#rooms)
    for (const room of this.#rooms) this.#listen(room)
    this.onRebuilt?.(this.#docs, refused)
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
    for (const { room } of this.#rooms) await compactRoom(database, path, room, from).catch(() => 0)
  }
}
