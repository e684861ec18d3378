/** What assembling remembers between two changes, besides the plan itself. It is changed in place. */

import type { BaselineId } from '../ids.ts'
import { FaultBook } from './fault-book.ts'
import { addToSet, mapOver, setsOver, takeFromSet } from './grouping.ts'
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

/** `under`: what it begins from, and leaves as it is. */
export function createState(under?: AssembledState): AssembledState {
  const faults = new FaultBook(under?.faults)
  return {
    faults,
    ledger: new Ledger(faults, under?.ledger),
    references: new References(under?.references),
    items: new ParentTree(under?.items),
    objectives: new ParentTree(under?.objectives),
    links: new LinkMerge(under?.links),
    chunks: new ChunksOfBaselines(under?.chunks),
  }
}

export class ChunksOfBaselines {
  readonly #chunks: Map<BaselineId, Set<string>>
  readonly #baselines: Map<string, BaselineId>

  constructor(under?: ChunksOfBaselines) {
    this.#chunks = setsOver(under && under.#chunks)
    this.#baselines = mapOver(under && under.#baselines)
  }

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
