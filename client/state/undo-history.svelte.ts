/** What this device did in a plan and can take back, and what it took back and can do again; kept with each step. */

import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Refusal } from '../../shared/commands/refusal.ts'
import type { DoneCommand, Watched } from '../../shared/doc/commit.ts'
import { carriedOn, undoEdits } from '../../shared/doc/undo.ts'
import type { Promised, UndoEdits } from '../../shared/doc/undo.ts'
import type { EntryId } from '../../shared/plan/ids.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { doneOf } from './done-of.ts'
import type { Done, Undone } from './open-plan.ts'
import { withoutDone } from './plan-keeper.ts'
import type { UndoStacks } from './plan-keeper.ts'

const most = 200

export interface Undoing {
  readonly source: () => Promise<PlanSource>
  /** With all that was ever said. */
  readonly record: () => Promise<PlanSource>
  /** Where not all of that is in the source. */
  readonly isPromised?: Promised
  /** Writes edits that take `undoes` back; undefined where they change nothing. */
  readonly commit: (
    command: string,
    edits: readonly Edit[],
    undoes?: DoneCommand,
    watched?: Watched,
  ) => Promise<DoneCommand | undefined>
  /** Why these may not be written by this device. */
  readonly refusal: (edits: readonly Edit[]) => Refusal | undefined
  readonly keep: (stacks: UndoStacks) => void
}

export class UndoHistory {
  #stacks: UndoStacks = $state.raw({ undo: [], redo: [] })
  readonly #undoing: Undoing
  #underway: Promise<unknown> = Promise.resolve()

  constructor(stacks: UndoStacks | undefined, undoing: Undoing) {
    if (stacks) this.#stacks = stacks
    this.#undoing = undoing
  }

  get undoable(): Done | undefined {
    return shown(this.#stacks.undo.at(-1))
  }

  get redoable(): Done | undefined {
    return shown(this.#stacks.redo.at(-1))
  }

  do(command: string, edits: readonly Edit[], watched?: Watched): Promise<DoneCommand | undefined> {
    return this.#inTurn(async () => {
      const done = await this.#undoing.commit(command, edits, undefined, watched)
      if (done) this.#set({ undo: [...this.#stacks.undo, done].slice(-most), redo: [] })
      return done
    })
  }

  /** The one asked for, else the newest; refused whole where this device may no longer write all of it. */
  undo(which?: Done): Promise<Result<Undone | undefined, Refusal>> {
    return this.#inTurn(async () => {
      const { undo } = this.#stacks
      const done = which ? undo.find(({ id }) => id === which.id) : undo.at(-1)
      if (!done) return ok(undefined)
      const { edits, leftAlone } = await this.#edits(done)
      const refusal = this.#undoing.refusal(edits)
      if (refusal) return err(refusal)
      const taken = await this.#undoing.commit('undo', edits, done)
      this.#set({
        undo: carriedOn(without(this.#stacks.undo, done), done, taken),
        redo: taken ? [...this.#stacks.redo, { ...taken, command: done.command }] : this.#stacks.redo,
      })
      return ok({ done: doneOf(done), leftAlone })
    })
  }

  /** Whatever the record says was done or said, by whomever: a new step, which can be taken back itself. */
  takeBack(entry: EntryId): Promise<Result<Undone | undefined, Refusal>> {
    return this.#inTurn(async () => {
      const { recordedCommand } = await import('../../shared/doc/recorded-command.ts')
      const source = await this.#undoing.record()
      const recorded = recordedCommand(source.entries, entry)
      if (!recorded) return ok(undefined)
      const { edits, leftAlone } = undoEdits(source, recorded)
      const refusal = this.#undoing.refusal(edits)
      if (refusal) return err(refusal)
      const taken = await this.#undoing.commit('undo', edits, recorded)
      if (taken) this.#set({ undo: [...this.#stacks.undo, taken].slice(-most), redo: [] })
      return ok({ done: doneOf(taken ?? recorded), leftAlone })
    })
  }

  redo(): Promise<Result<Done | undefined, Refusal>> {
    return this.#inTurn(async () => {
      const undone = this.#stacks.redo.at(-1)
      if (!undone) return ok(undefined)
      const { edits } = await this.#edits(undone)
      const refusal = this.#undoing.refusal(edits)
      if (refusal) return err(refusal)
      const done = await this.#undoing.commit(undone.command, edits, undone)
      this.#set({
        undo: done ? [...this.#stacks.undo, done] : this.#stacks.undo,
        redo: carriedOn(without(this.#stacks.redo, undone), undone, done),
      })
      return ok(shown(done))
    })
  }

  forget(refused: readonly DoneCommand[]): void {
    if (refused.length > 0) this.#set(withoutDone(this.#stacks, refused))
  }

  /** One step after the other: what is taken back at once may be shown already, and still be on its way to the disk. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const stepped = this.#underway.then(step, step)
    this.#underway = stepped
    return stepped
  }

  async #edits(done: DoneCommand): Promise<UndoEdits> {
    return undoEdits(await this.#undoing.source(), done, this.#undoing.isPromised)
  }

  #set(stacks: UndoStacks): void {
    this.#stacks = stacks
    this.#undoing.keep(stacks)
  }
}

function shown(done: DoneCommand | undefined): Done | undefined {
  return done && doneOf(done)
}

function without(commands: readonly DoneCommand[], gone: DoneCommand): readonly DoneCommand[] {
  return commands.filter((one) => one !== gone)
}
