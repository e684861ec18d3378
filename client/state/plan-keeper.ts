/** What keeps an open plan: device and relay behind one face, or nothing at all for a plan in memory. */

import type { ChainHead } from '../../shared/doc/chain.ts'
import type { DoneCommand } from '../../shared/doc/commit.ts'
import type { Peer, SaveState } from './open-plan.ts'

export interface UndoStacks {
  /** Newest last. */
  readonly undo: readonly DoneCommand[]
  readonly redo: readonly DoneCommand[]
}

export interface PlanKeeper {
  readonly save: SaveState
  readonly peers: readonly Peer[]
  /** Runs while no other tab writes this device's chain; hands in its head as kept, and keeps what comes out. */
  withChain<T extends { readonly head?: ChainHead }>(
    run: (head: ChainHead | undefined) => Promise<T>,
  ): Promise<T>
  keepUndo(stacks: UndoStacks): void
  keepAsked(person: string | undefined): void
  point(itemId: string | undefined): void
  close(): Promise<void>
}

/** Keeps nothing. For component tests and for looking at a file without taking it in. */
export function createMemoryKeeper(): PlanKeeper {
  let kept: ChainHead | undefined
  let last: Promise<unknown> = Promise.resolve()
  return {
    save: { level: 'memory', waiting: 0, relay: 'none' },
    peers: [],
    withChain(run) {
      const turn = last.then(() => run(kept))
      last = turn.then(({ head }) => {
        kept = head ?? kept
      })
      return turn
    },
    keepUndo: () => {},
    keepAsked: () => {},
    point: () => {},
    close: () => Promise.resolve(),
  }
}
