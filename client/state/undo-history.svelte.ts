/** What this device did in a plan and can take back, and what it took back and can do again; kept with each step. */

import type { DoneCommand } from '../../shared/doc/commit.ts'
import { doneOf } from './done-of.ts'
import type { Done } from './open-plan.ts'
import { withoutDone } from './plan-keeper.ts'
import type { UndoStacks } from './plan-keeper.ts'

const most = 200

export class UndoHistory {
  #stacks: UndoStacks = $state.raw({ undo: [], redo: [] })
  readonly #keep: (stacks: UndoStacks) => void

  constructor(stacks: UndoStacks | undefined, keep: (stacks: UndoStacks) => void) {
    if (stacks) this.#stacks = stacks
    this.#keep = keep
  }

  get undoable(): Done | undefined {
    return doneOf(this.#stacks.undo.at(-1))
  }

  get redoable(): Done | undefined {
    return doneOf(this.#stacks.redo.at(-1))
  }

  /** The one asked for, else the newest. */
  toUndo(which?: Done): DoneCommand | undefined {
    return which ? this.#stacks.undo.find(({ id }) => id === which.id) : this.#stacks.undo.at(-1)
  }

  get toRedo(): DoneCommand | undefined {
    return this.#stacks.redo.at(-1)
  }

  did(done: DoneCommand): void {
    this.#set({ undo: [...this.#stacks.undo, done].slice(-most), redo: [] })
  }

  /** `taken` is the command that took it back; undefined where nothing was left to take back. */
  undid(done: DoneCommand, taken: DoneCommand | undefined): void {
    this.#set({
      undo: this.#stacks.undo.filter((one) => one !== done),
      redo: taken ? [...this.#stacks.redo, { ...taken, command: done.command }] : this.#stacks.redo,
    })
  }

  redid(undone: DoneCommand, done: DoneCommand | undefined): void {
    this.#set({
      undo: done ? [...this.#stacks.undo, done] : this.#stacks.undo,
      redo: this.#stacks.redo.filter((one) => one !== undone),
    })
  }

  forget(refused: readonly DoneCommand[]): void {
    if (refused.length > 0) this.#set(withoutDone(this.#stacks, refused))
  }

  #set(stacks: UndoStacks): void {
    this.#stacks = stacks
    this.#keep(stacks)
  }
}
