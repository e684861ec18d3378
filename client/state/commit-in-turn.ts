/** Writes edits down in this device's turn: what comes after them is shown and kept with the end of its chain. */

import { commit } from '../../shared/doc/commit.ts'
import type { DoneCommand, Watched } from '../../shared/doc/commit.ts'
import type { Stamp } from '../../shared/doc/draft-entries.ts'
import type { PlanReader } from '../../shared/doc/reader.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { LivePlanOptions } from './live-plan-options.ts'

const manyEdits = 1000

interface Turn {
  readonly edits: readonly Edit[]
  readonly stamp: () => Stamp
  readonly watched: Watched | undefined
  /** Reads what was written into the plan. */
  shown(): void
}

/** `at`: the reader of the moment, for documents can be built anew. Undefined where the edits change nothing. */
export async function commitInTurn(
  { keeper, signer }: Pick<LivePlanOptions, 'keeper' | 'signer'>,
  at: { readonly reader: PlanReader },
  { edits, stamp, watched, shown }: Turn,
): Promise<DoneCommand | undefined> {
  const { done } = await keeper.withChain(async (head) => {
    const device = { signer, ...(head && { head }) }
    const committed = await commit(at.reader, edits, device, stamp(), watched)
    // Writing ten thousand rows and reading them back are two turns, so that the page answers in between.
    if (edits.length > manyEdits) await new Promise((resolve) => setTimeout(resolve))
    shown()
    return { ...(committed && { head: committed.head, done: committed.done }) }
  })
  return done
}
