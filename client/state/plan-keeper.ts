/** What keeps an open plan: device and relay behind one face, or nothing at all for a plan in memory. */

import type { ChainHead } from '../../shared/doc/chain.ts'
import type { DoneCommand } from '../../shared/doc/commit.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { Peer, RejectedDraft, SaveState } from './open-plan.ts'
import type { Pointed } from './presence.ts'

export interface UndoStacks {
  /** Newest last. */
  readonly undo: readonly DoneCommand[]
  readonly redo: readonly DoneCommand[]
}

export function withoutDone({ undo, redo }: UndoStacks, gone: readonly DoneCommand[]): UndoStacks {
  const ids = new Set(gone.map(({ id }) => id))
  return { undo: undo.filter(({ id }) => !ids.has(id)), redo }
}

export interface PlanKeeper {
  readonly save: SaveState
  readonly peers: readonly Peer[]
  readonly drafts: readonly RejectedDraft[]
  /** Told when the documents were built anew, without what the relay refused: these take the place of those before. */
  onRebuilt: ((docs: PlanDocs, refused: readonly DoneCommand[]) => void) | undefined
  /** What was read of charter and work is in the documents from now on. */
  fill(): void
  /** All that is written on is in the documents; reads what is not there yet. Commands wait for it. */
  whole(): Promise<void>
  /** Told once when they are, before any command that waited. */
  onWhole: (() => void) | undefined
  /** The same with the ledgers of closed periods that were left unread. Throws where the device does not give them. */
  record(): Promise<void>
  /** Told when those are in their documents; false where something of them is lacking: told again when more came. */
  onRecord: (() => boolean) | undefined
  /** Runs while no other tab writes this device's chain; hands in its head as kept, and keeps what comes out. */
  withChain<T extends { readonly head?: ChainHead }>(
    run: (head: ChainHead | undefined) => Promise<T>,
  ): Promise<T>
  keepUndo(stacks: UndoStacks): void
  keepAsked(person: string | undefined): void
  point(pointed: Pointed): void
  retryDraft(key: number): Promise<void>
  dropDraft(key: number): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Keeps nothing. For component tests and for looking at a file without taking it in. */
export function createMemoryKeeper(): PlanKeeper {
  let kept: ChainHead | undefined
  let last: Promise<unknown> = Promise.resolve()
  return {
    save: { level: 'memory', waiting: 0, relay: 'none' },
    peers: [],
    drafts: [],
    onRebuilt: undefined,
    onWhole: undefined,
    onRecord: undefined,
    fill: () => {},
    whole: () => Promise.resolve(),
    record: () => Promise.resolve(),
    withChain(run) {
      const turn = last.then(() => run(kept))
      last = turn.then(
        ({ head }) => {
          kept = head ?? kept
        },
        () => undefined,
      )
      return turn
    },
    keepUndo: () => {},
    keepAsked: () => {},
    point: () => {},
    retryDraft: () => Promise.resolve(),
    dropDraft: () => Promise.resolve(() => Promise.resolve()),
    close: () => Promise.resolve(),
  }
}
