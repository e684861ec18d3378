/** Which work serves which key result (P2, MP): a leaf's own shares, else those of the nearest group above that has any. */

import { sameValue } from '../base/keep-same.ts'
import type { Plan } from '../plan/plan.ts'
import { joinedRows } from './changed-rows.ts'
import { changedItems } from './changes.ts'
import { seatedList, seatedRows } from './seats.ts'
import type { Seats } from './seats.ts'
import type { Structure } from './structure.ts'

export interface Mapping {
  /** Per key result, by position: the leaves that contribute to it, by position. */
  readonly work: readonly (readonly number[])[]
  /** Per key result: the milestones among them. */
  readonly milestones: readonly (readonly number[])[]
  /** Per item, by position: the key results it contributes to with shares that sum to 1; empty for none. */
  readonly shares: readonly (readonly Share[])[]
}

export interface Share {
  /** Position in `plan.keyResults.list`. */
  readonly keyResult: number
  readonly share: number
}

/**
 * Shares to unknown key results and of zero or less are left out before normalising. `previous` is of a plan with the same
 * tree; unchanged, its mapping is returned.
 */
export function createMapping(
  plan: Plan,
  structure: Structure,
  previous?: { readonly plan: Plan; readonly mapping: Mapping },
): Mapping {
  if (previous && sameContributions(previous.plan, plan)) return previous.mapping
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
  const milestones = work.map((leaves) => leaves.filter((index) => list[index]?.type === 'milestone'))
  return { work, milestones, shares }
}

/** The mapping before on other seats. */
export function mappingOnto(before: Mapping, seats: Seats, plan: Plan, structure: Structure): Mapping {
  if (seats.moved.length > 0) return createMapping(plan, structure)
  const { isLeaf, parent, place } = structure.tree
  const shares = seatedList(before.shares, seats, () => none)
  const above = (row: number): readonly Share[] => shares[parent[row] ?? -1] ?? none
  for (const row of seats.came.toSorted((a, b) => (place[b] ?? 0) - (place[a] ?? 0))) {
    const own = ownShares(plan, row)
    shares[row] = own.length > 0 ? own : above(row)
  }
  const leaves = seats.came.filter((row) => isLeaf[row] === 1)
  const joined = (rows: readonly number[], keyResult: number, came: readonly number[]): readonly number[] => {
    const stand = seatedRows(rows, seats)
    const serve = came.filter((row) => shares[row]?.some((share) => share.keyResult === keyResult))
    return serve.length === 0 ? stand : joinedRows(stand, serve)
  }
  const milestones = leaves.filter((row) => plan.items.list[row]?.type === 'milestone')
  return {
    work: before.work.map((rows, keyResult) => joined(rows, keyResult, leaves)),
    milestones: before.milestones.map((rows, keyResult) => joined(rows, keyResult, milestones)),
    shares,
  }
}

/** An item that was changed elsewhere may have its contributions in a new object. */
function sameContributions(before: Plan, now: Plan): boolean {
  if (before.keyResults.indexById !== now.keyResults.indexById) return false
  const changed = changedItems(before, now)
  const [was, is] = [before.items.list, now.items.list]
  return changed?.every((i) => sameValue(was[i]?.contributes, is[i]?.contributes)) ?? false
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
