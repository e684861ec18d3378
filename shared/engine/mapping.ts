/** Which work serves which key result (P2, MP): a leaf's own shares, else those of the nearest group above that has any. */

import type { Plan } from '../plan/plan.ts'
import type { Structure } from './structure.ts'

export interface Mapping {
  /** Per key result, by position: the leaves that contribute to it, by position. */
  readonly work: readonly (readonly number[])[]
  /** Per item, by position: the key results it contributes to with shares that sum to 1; empty for none. */
  readonly shares: readonly (readonly Share[])[]
}

export interface Share {
  /** Position in `plan.keyResults.list`. */
  readonly keyResult: number
  readonly share: number
}

/** Shares to unknown key results and of zero or less are left out before normalising. Unchanged: the same mapping. */
export function createMapping(plan: Plan, structure: Structure, previous?: Mapping): Mapping {
  const { list } = plan.items
  const shares: (readonly Share[])[] = Array.from({ length: list.length }, () => none)
  for (let order = list.length - 1; order >= 0; order--) {
    const index = structure.childrenFirst[order] ?? 0
    const own = ownShares(plan, index)
    const parent = structure.parent[index] ?? -1
    shares[index] = own.length > 0 || parent < 0 ? own : (shares[parent] ?? none)
  }
  const work: number[][] = plan.keyResults.list.map(() => [])
  for (let index = 0; index < list.length; index++) {
    if (structure.isLeaf[index] === 1)
      for (const { keyResult } of shares[index] ?? none) work[keyResult]?.push(index)
  }
  return previous && sameWork(previous, work, shares) ? previous : { work, shares }
}

const none: readonly Share[] = []

function ownShares(plan: Plan, index: number): readonly Share[] {
  const contributes = plan.items.list[index]?.contributes
  if (contributes === undefined) return none
  const found: Share[] = []
  let sum = 0
  for (const id in contributes) {
    const keyResult = plan.keyResults.indexById.get(id)
    const share = contributes[id] ?? 0
    if (keyResult === undefined || !(share > 0)) continue
    found.push({ keyResult, share })
    sum += share
  }
  if (found.length === 0) return none
  return found
    .toSorted((a, b) => a.keyResult - b.keyResult)
    .map(({ keyResult, share }) => ({ keyResult, share: share / sum }))
}

function sameWork(
  previous: Mapping,
  work: readonly (readonly number[])[],
  shares: readonly (readonly Share[])[],
): boolean {
  return (
    previous.shares.length === shares.length &&
    previous.work.length === work.length &&
    shares.every((list, index) => sameShares(list, previous.shares[index] ?? none))
  )
}

function sameShares(a: readonly Share[], b: readonly Share[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((one, i) => one.keyResult === b[i]?.keyResult && one.share === b[i]?.share))
  )
}
