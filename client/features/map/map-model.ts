/**
 * Which work serves which goal, as three lists and the ribbons between them (P2). Work is shown as far as its groups are
 * unfolded; a row stands for all leaves below it. Positions are those of the plan's tables. Cancelled work serves nothing.
 */

import type { Figures } from '../../../shared/engine/figures.ts'

export interface GoalRow {
  /** Position in `plan.objectives.list`; -1 gathers key results without an objective. */
  readonly objective: number
  readonly keyResults: readonly number[]
}

export interface KeyResultRow {
  readonly keyResult: number
  /** Of the objective's weight, 0 to 1. */
  readonly weight: number
  /** Leaves that serve it, the unfinished ones among them, and the budget that goes towards it by share. */
  readonly leaves: number
  readonly open: number
  readonly budget: number
  /** The worst delay among them in working days; null where none is known. */
  readonly late: number | null
}

export interface WorkRow {
  readonly item: number
  readonly depth: number
  readonly isGroup: boolean
  readonly unfolded: boolean
  /** Leaves below that serve a goal; 1 for a leaf. */
  readonly leaves: number
  /** Of each key result's work, the part that is in this row: position → 0 to 1. Empty for an unfolded group. */
  readonly parts: ReadonlyMap<number, number>
}

export interface MapModel {
  readonly goals: readonly GoalRow[]
  readonly keyResults: readonly KeyResultRow[]
  readonly work: readonly WorkRow[]
  /** Goals without work (MP2). */
  readonly unserved: readonly number[]
  /** The topmost items nothing of which serves a goal (MP1). */
  readonly goalless: readonly number[]
}

/** `unfolded`: ids of the groups whose parts are shown. */
export function mapOf(figures: Figures, unfolded: ReadonlySet<string>): MapModel {
  const goals = goalsOf(figures)
  const serving = servingLeaves(figures)
  const keyResults = goals.flatMap((goal) => goal.keyResults.map((at) => keyResultRow(figures, serving, at)))
  return {
    goals,
    keyResults,
    work: workRows(figures, serving, unfolded),
    unserved: keyResults.filter(({ leaves }) => leaves === 0).map(({ keyResult }) => keyResult),
    goalless: goallessItems(figures),
  }
}

function goalsOf({ plan }: Figures): readonly GoalRow[] {
  const byOrder = (a: { readonly order?: string }, b: { readonly order?: string }): number =>
    (a.order ?? '') < (b.order ?? '') ? -1 : 1
  const objectives = plan.objectives.list.map((objective, at) => ({ objective, at }))
  const keyResults = plan.keyResults.list.map((keyResult, at) => ({ keyResult, at }))
  const ofObjective = (id: string | undefined): number[] =>
    keyResults
      .filter(({ keyResult }) => knownObjective(keyResult.objectiveId) === id)
      .toSorted((a, b) => byOrder(a.keyResult, b.keyResult))
      .map(({ at }) => at)
  function knownObjective(id: string | undefined): string | undefined {
    return id !== undefined && plan.objectives.indexById.has(id) ? id : undefined
  }
  const rows = objectives
    .toSorted((a, b) => byOrder(a.objective, b.objective))
    .map(({ objective, at }): GoalRow => ({ objective: at, keyResults: ofObjective(objective.id) }))
  const loose = ofObjective(undefined)
  return loose.length > 0 ? [...rows, { objective: -1, keyResults: loose }] : rows
}

interface Serving {
  readonly leaf: number
  readonly share: number
  /** What the leaf weighs: its budget, else 1 where the plan has none. */
  readonly weight: number
}

/** By key result. Leaves weigh by budget where any of a key result's work has one, else alike. */
function servingLeaves(figures: Figures): readonly (readonly Serving[])[] {
  const { plan, mapping } = figures
  return mapping.work.map((all, keyResult) => {
    const leaves = all.filter((leaf) => figures.reportOf[leaf]?.status !== 'cancelled')
    const budgeted = leaves.some((leaf) => (plan.items.list[leaf]?.budget ?? 0) > 0)
    return leaves.map((leaf): Serving => {
      const share = mapping.shares[leaf]?.find((one) => one.keyResult === keyResult)?.share ?? 0
      return { leaf, share, weight: budgeted ? (plan.items.list[leaf]?.budget ?? 0) : 1 }
    })
  })
}

function keyResultRow(
  figures: Figures,
  serving: readonly (readonly Serving[])[],
  keyResult: number,
): KeyResultRow {
  const { plan, variance, reportOf } = figures
  const own = plan.keyResults.list[keyResult]
  const siblings = plan.keyResults.list.filter(({ objectiveId }) => objectiveId === own?.objectiveId)
  const weights = siblings.reduce((sum, { weight }) => sum + weight, 0)
  const work = serving[keyResult] ?? []
  const delays = work.flatMap(({ leaf }) => variance[leaf]?.total ?? [])
  return {
    keyResult,
    weight: weights > 0 ? (own?.weight ?? 0) / weights : 0,
    leaves: work.length,
    open: work.filter(({ leaf }) => reportOf[leaf]?.status !== 'done').length,
    budget: work.reduce((sum, { leaf, share }) => sum + share * (plan.items.list[leaf]?.budget ?? 0), 0),
    late: delays.length > 0 ? Math.max(...delays) : null,
  }
}

function workRows(
  figures: Figures,
  serving: readonly (readonly Serving[])[],
  unfolded: ReadonlySet<string>,
): readonly WorkRow[] {
  const { structure, plan } = figures
  const { parts, leaves } = gatherParts(figures, serving)
  const rows: WorkRow[] = []
  const show = (items: readonly number[], depth: number): void => {
    for (const item of items) {
      if ((leaves[item] ?? 0) === 0) continue
      const isGroup = structure.isLeaf[item] !== 1
      const isOpen = isGroup && unfolded.has(plan.items.list[item]?.id ?? '')
      rows.push({
        item,
        depth,
        isGroup,
        unfolded: isOpen,
        leaves: leaves[item] ?? 0,
        parts: isOpen ? none : (parts[item] ?? none),
      })
      if (isOpen) show(structure.childrenOf(item), depth + 1)
    }
  }
  show(structure.roots, 0)
  return rows
}

const none: ReadonlyMap<number, number> = new Map()

/** By item: what part of each key result's work is below it, and how many leaves below serve any. */
function gatherParts(
  { structure, mapping, reportOf }: Figures,
  serving: readonly (readonly Serving[])[],
): { readonly parts: readonly (ReadonlyMap<number, number> | undefined)[]; readonly leaves: Int32Array } {
  const parts: (Map<number, number> | undefined)[] = Array.from({ length: structure.count })
  const leaves = new Int32Array(structure.count)
  serving.forEach((work, keyResult) => {
    const total = work.reduce((sum, { weight, share }) => sum + weight * share, 0)
    for (const { leaf, weight, share } of work) {
      const part = total > 0 ? (weight * share) / total : 0
      for (let at = leaf; at >= 0; at = structure.parent[at] ?? -1) {
        const own = (parts[at] ??= new Map())
        own.set(keyResult, (own.get(keyResult) ?? 0) + part)
      }
    }
  })
  for (const item of structure.childrenFirst) {
    if (structure.isLeaf[item] === 1)
      leaves[item] = (mapping.shares[item]?.length ?? 0) > 0 && reportOf[item]?.status !== 'cancelled' ? 1 : 0
    const above = structure.parent[item] ?? -1
    if (above >= 0) leaves[above] = (leaves[above] ?? 0) + (leaves[item] ?? 0)
  }
  return { parts, leaves }
}

/** Open tasks that serve nothing, named by the highest group of which all open tasks serve nothing. */
function goallessItems(figures: Figures): readonly number[] {
  const { structure, plan, mapping, reportOf } = figures
  if (plan.keyResults.list.length === 0) return []
  const serves = new Uint8Array(structure.count)
  const asks = new Uint8Array(structure.count)
  for (const item of structure.childrenFirst) {
    const above = structure.parent[item] ?? -1
    if (structure.isLeaf[item] === 1) {
      const status = reportOf[item]?.status
      const isOpen = status !== 'done' && status !== 'cancelled'
      const isTask = plan.items.list[item]?.type !== 'milestone'
      if ((mapping.shares[item]?.length ?? 0) > 0) serves[item] = 1
      else if (isOpen && isTask) asks[item] = 1
    }
    if (above >= 0) {
      if (serves[item] === 1) serves[above] = 1
      if (asks[item] === 1) asks[above] = 1
    }
  }
  const found: number[] = []
  const look = (items: readonly number[]): void => {
    for (const item of items) {
      if (asks[item] !== 1) continue
      if (serves[item] !== 1) found.push(item)
      else look(structure.childrenOf(item))
    }
  }
  look(structure.roots)
  return found
}
