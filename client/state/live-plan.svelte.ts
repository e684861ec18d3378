/**
 * An open plan: documents → plan → figures, kept up as the documents change, whoever changed them; commands → edits →
 * documents, and back again by undo. What is drawn is replaced, never mutated.
 */

import { find } from '../../shared/base/table.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import type { Command, CommandContext, Outcome, Refusal } from '../../shared/commands/command.ts'
import { speakFor } from '../../shared/commands/speak-for.ts'
import type { DoneCommand, Watched } from '../../shared/doc/commit.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { PlanReader } from '../../shared/doc/reader.ts'
import { undoEdits } from '../../shared/doc/undo.ts'
import { isReadOnly } from '../../shared/doc/version.ts'
import { baseFiguresOf } from '../../shared/engine/base-figures.ts'
import { figuresOf, type BaseFigures, type Figures } from '../../shared/engine/figures.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { DeviceId, EntryId, PersonId, PlanId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { contextOf, stampOf } from './command-context.ts'
import { commitInTurn } from './commit-in-turn.ts'
import { doneOf } from './done-of.ts'
import type { LivePlanOptions } from './live-plan-options.ts'
import type { Done, OpenPlan, Peer, ReadOnlyReason, SaveState } from './open-plan.ts'
import { PlanRecord } from './plan-record.svelte.ts'
import { ReadPlan } from './read-plan.ts'
import { revivals } from './rejected-draft.ts'
import { touchedBy } from './touched-by.ts'
import { UndoHistory } from './undo-history.svelte.ts'
import { refusedBy } from './within-authority.ts'
import { verifyWhenIdle } from './verify-when-idle.ts'

export class LivePlan implements OpenPlan {
  readonly id: PlanId
  readonly device: DeviceId
  readonly lastLooked: Instant | undefined
  readonly #options: LivePlanOptions
  readonly read: ReadPlan
  #plan: Plan = $state.raw() as unknown as Plan
  #figures: Figures = $state.raw() as unknown as Figures
  #touched: OpenPlan['touched'] = $state.raw(new Map())
  readonly #history: UndoHistory
  #asked = $state(false)
  readonly record: PlanRecord
  #readOnly: ReadOnlyReason | undefined = $state()
  readonly #stopClock: () => void
  readonly #verify: () => void

  constructor(options: LivePlanOptions) {
    // What only the first reading needs is not held on to.
    this.#options = { ...options, kept: undefined, since: undefined, away: undefined, shown: undefined }
    this.id = options.id
    this.device = options.signer.deviceId
    this.lastLooked = options.lastLooked
    this.#asked = options.asked
    this.#history = new UndoHistory(options.stacks, {
      source: () => options.keeper.whole().then(() => this.reader.source),
      record: () => options.keeper.record().then(() => this.reader.source),
      isPromised: (...asked) => this.read.isPromised(...asked),
      commit: (...step) => this.#commit(...step),
      refusal: (edits) => this.#refusedBy(edits),
      keep: (stacks) => options.keeper.keepUndo(stacks),
    })
    // What others write comes in bursts: it is read once a frame.
    this.read = new ReadPlan(
      options,
      () => requestAnimationFrame(() => this.#flush()),
      () => void this.record.read(),
    )
    this.#plan = this.read.plan
    this.#figures = figuresOf(this.#plan, this.#moment())
    this.#readOnly = isReadOnly(options.docs) ? 'newer version' : undefined
    // The clock belongs to no component, so its effect is rooted here and stopped in `close`.
    this.#stopClock = $effect.root(() => {
      $effect(() => {
        void options.clock.now
        this.#recompute()
      })
    })
    this.#verify = verifyWhenIdle(() => (this.record.isWritable ? this.reader : undefined))
    this.record = new PlanRecord(options, {
      arrived: (which) => this.read.arrived(which),
      verify: this.#verify,
    })
    options.keeper.onRebuilt = (docs, refused) => this.#readAnew(docs, refused)
  }

  /** Another one after a refusal. */
  get reader(): PlanReader {
    return this.read.reader
  }

  /** False while what is shown was kept, and its documents are still to be read. */
  get isRead(): boolean {
    return this.read.isRead
  }

  get plan(): Plan {
    return this.#plan
  }

  get figures(): Figures {
    return this.#figures
  }

  get me(): PersonId | undefined {
    return find(this.#plan.devices, this.device)?.personId
  }

  get asked(): boolean {
    return this.#asked
  }

  get readOnly(): ReadOnlyReason | undefined {
    return this.#readOnly ?? (this.access?.role === 'viewer' ? 'viewer' : undefined)
  }

  get access(): OpenPlan['access'] {
    return this.#options.access
  }

  get save(): SaveState {
    return this.#options.keeper.save
  }

  get drafts(): OpenPlan['drafts'] {
    return this.#options.keeper.drafts
  }

  get peers(): readonly Peer[] {
    return this.#options.keeper.peers
  }

  get touched(): OpenPlan['touched'] {
    return this.#touched
  }

  get undoable(): Done | undefined {
    return this.#history.undoable
  }

  get redoable(): Done | undefined {
    return this.#history.redoable
  }

  async do<Args>(command: Command<Args>, args: Args, watched?: Watched): Promise<Result<Done, Refusal>> {
    const result = this.tryOut(command, args)
    if (!result.ok) return result
    const done = await this.#history.do(command.name, result.value.edits, watched)
    if (!done) return ok({ id: '', command: command.name, at: this.#options.clock.exact(), ids: [] })
    return ok(doneOf(done))
  }

  tryOut<Args>(command: Command<Args>, args: Args): Outcome {
    if (this.readOnly) return err({ code: 'READ_ONLY', facts: {} })
    const outcome = command.run(args, this.#context(command.name))
    const refusal = outcome.ok && this.#refusedBy(outcome.value.edits)
    return refusal ? err(refusal) : outcome
  }

  preview<Args>(command: Command<Args>, args: Args): Result<BaseFigures, Refusal> {
    const result = command.run(args, this.#context(command.name))
    if (!result.ok) return result
    const after = this.#after(result.value.edits, command.name)
    return ok(baseFiguresOf(after, this.#figures.moment, this.#figures))
  }

  #after(edits: readonly Edit[], command: string): Plan {
    return this.read.after(edits, stampOf(this.#options, command, this.me), this.device)
  }

  undo(which?: Done): ReturnType<OpenPlan['undo']> {
    return this.#history.undo(which)
  }

  takeBack(entry: EntryId): ReturnType<OpenPlan['takeBack']> {
    return this.#history.takeBack(entry)
  }

  redo(): ReturnType<OpenPlan['redo']> {
    return this.#history.redo()
  }

  async speakFor(person: PersonId | undefined): Promise<void> {
    if (person !== this.me) await this.tell(speakFor, { person })
    this.#asked = true
    this.#options.keeper.keepAsked(person)
  }

  /** No step of the work: *u* takes back what was done, never who did it and with which right. */
  async tell<Args>(command: Command<Args>, args: Args): Promise<void> {
    const outcome = this.tryOut(command, args)
    if (outcome.ok) await this.#commit(command.name, outcome.value.edits)
  }

  get source(): PlanSource | undefined {
    // What is read here is not reactive; the plan is, and changes with it.
    void this.#plan
    return this.record.isWhole ? this.reader.source : undefined
  }

  async exportFile(): Promise<string> {
    await this.#options.keeper.record()
    const { fileOfPlan, writePlanFile } = await import('../../shared/exchange/plan-file.ts')
    return writePlanFile(fileOfPlan(this.reader.source, this.#options.clock.exact()))
  }

  readonly branch: OpenPlan['branch'] = () => (this.record.isWhole ? this.read.branch() : undefined)

  readonly point: OpenPlan['point'] = (pointed) => this.#options.keeper.point(pointed)

  /** All of it that is written on is read and on the screen, and may be. */
  get isSettled(): boolean {
    return this.record.isWritable && !this.read.isWaiting && this.#readOnly === undefined
  }

  async retryDraft(key: number): Promise<void> {
    // What was taken back when it was refused comes back with it.
    const edits = revivals(this.drafts.find((one) => one.key === key))
    await this.#options.keeper.retryDraft(key)
    this.#flush()
    if (edits.length > 0) await this.#commit('undo', edits)
  }

  dropDraft(key: number): Promise<() => Promise<void>> {
    return this.#options.keeper.dropDraft(key)
  }

  async close(): Promise<void> {
    this.#stopClock()
    this.read.close()
    await this.#options.keeper.close()
  }

  #commit(
    command: string,
    edits: readonly Edit[],
    undoes?: DoneCommand,
    watched?: Watched,
  ): Promise<DoneCommand | undefined> {
    const undoing = undoes && { undoes: undoes.id }
    const stamp = () => ({ ...stampOf(this.#options, command, this.me), ...undoing })
    return commitInTurn(this.#options, this, { edits, stamp, watched, shown: () => this.#flush() })
  }

  #refusedBy(edits: readonly Edit[]): Refusal | undefined {
    return refusedBy(edits, this, (id) => this.read.entry(id))
  }

  #context(command: string): CommandContext {
    return contextOf(this.#options, this.#figures, this.me, (edits) => this.#after(edits, command))
  }

  #moment(): Figures['moment'] {
    return liveMoment(this.#plan.settings.timeZone, this.#options.clock.now)
  }

  #flush(): void {
    const change = this.read.flush()
    if (!change) return
    this.#plan = this.read.plan
    this.#touched = touchedBy(change, this.device, this.#touched, performance.now())
    this.#recompute()
    this.#verify()
  }

  /** The relay refused something: these documents lack it. What it took of a refused command is taken back as well. */
  #readAnew(docs: PlanDocs, refused: readonly DoneCommand[]): void {
    this.read.readAnew(docs)
    this.#flush()
    for (const done of refused) void this.#commit('undo', undoEdits(this.reader.source, done).edits, done)
    this.#history.forget(refused)
  }

  #recompute(): void {
    this.#figures = figuresOf(this.#plan, this.#moment(), this.#figures)
  }
}
