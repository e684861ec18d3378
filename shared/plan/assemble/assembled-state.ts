/** What assembling remembers between two changes, besides the plan itself. It is changed in place. */

import type { BaselineId } from '../ids.ts'
import { FaultBook } from './fault-book.ts'
import { addToSet, takeFromSet } from './grouping.ts'
import { Ledger } from './ledger.ts'
import { LinkMerge } from './link-merge.ts'
import { ParentTree } from './parent-tree.ts'
import { References } from './references.ts'

export interface AssembledState {
  readonly faults: FaultBook
  readonly ledger: Ledger
  readonly references: References
  readonly items: ParentTree
  readonly objectives: ParentTree
  readonly links: LinkMerge
  readonly chunks: ChunksOfBaselines
}

export function createState(): AssembledState {
  const faults = new FaultBook()
  return {
    faults,
    ledger: new Ledger(faults),
    references: new References(),
    items: new ParentTree(),
    objectives: new ParentTree(),
    links: new LinkMerge(),
    chunks: new ChunksOfBaselines(),
  }
}

export class ChunksOfBaselines {
  readonly #chunks = new Map<BaselineId, Set<string>>()
  readonly #baselines = new Map<string, BaselineId>()

  /** In the order of their ids. */
  of(baseline: BaselineId): readonly string[] {
    return [...(this.#chunks.get(baseline) ?? [])].sort()
  }

  /** Says to which baseline a chunk belongs, undefined: to none; returns the baselines concerned. */
  set(chunk: string, baseline: BaselineId | undefined): readonly BaselineId[] {
    const before = this.#baselines.get(chunk)
    if (before !== undefined) takeFromSet(this.#chunks, before, chunk)
    if (baseline === undefined) this.#baselines.delete(chunk)
    else {
      this.#baselines.set(chunk, baseline)
      addToSet(this.#chunks, baseline, chunk)
    }
    return [before, baseline].filter((each) => each !== undefined)
  }
}
