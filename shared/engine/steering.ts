/**
 * The steering report as data: the plan by objective, by outermost group, by the groups of one level or by owner, each with its dates, money, value, stages
 * and the decisions that wait. Of a person no delay and no light, and people stand in the order of their names (HO2).
 */

import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { Stage, StagePlace } from '../plan/governance.ts'
import type { EntryId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { BaseFigures, Figures } from './figures.ts'
import { groupLevel } from './levels.ts'
import { deliveryLightOf, worstLight } from './lights.ts'
import type { Light } from './lights.ts'
import { presentOwner } from './ownership.ts'
import { isCancelled } from './schedule.ts'
import { governs, hasStage, stageStanding } from './stages/stage-standing.ts'
import { addValues, valueFieldsLight, valueOf } from './stages/value-fields.ts'
import type { ValueFigures } from './stages/value-fields.ts'
import type { DecisionStanding } from './session/decision-standing.ts'

export const steeringScopes = ['objective', 'group', 'owner'] as const
export type SteeringScope = (typeof steeringScopes)[number]

export interface SteeringRow {
  /** Of an objective, an item or a person; empty for what belongs to none. */
  readonly id: string
  readonly name: string
  readonly items: number
  readonly done: number
  /** The latest of its work; absent where nothing has dates, and `agreed` of a person. */
  readonly agreed?: Day
  readonly forecast?: Day
  /** Of its work the worst delay in working days, never a sum; null: not measured, or a person. */
  readonly delay: number | null
  readonly delivery: Light
  readonly value: Light
  /** In the plan's basis, over its work; work that serves two objectives counts in both. */
  readonly bac: number
  readonly ev: number
  readonly ac: number | null
  readonly values: readonly ValueFigures[]
  /** Work in each stage, where the plan uses them. */
  readonly stages: ReadonlyMap<StagePlace, number>
  readonly decisions: readonly WaitingDecision[]
}

export interface WaitingDecision {
  readonly id: EntryId
  readonly standing: DecisionStanding
}

export interface SteeringReport {
  readonly scope: SteeringScope
  /** By which level, where it is by one. */
  readonly level?: string
  readonly rows: readonly SteeringRow[]
  readonly total: SteeringRow
  /** Asked for, and neither approved nor refused. */
  readonly approvals: readonly { readonly itemId: string; readonly stage: Stage }[]
}

/** `depth`: of groups, only those that stand so deep. */
export function steeringReport(figures: Figures, scope: SteeringScope, depth?: number): SteeringReport {
  const { plan, structure } = figures
  const leaves = structure.roots.flatMap((root) => structure.leavesOf(root))
  const level = depth === undefined ? undefined : groupLevel(plan.settings.levelNames, depth)
  const groups = depth === undefined ? scopesOf(figures, scope, leaves) : atDepth(figures, depth, leaves)
  const waiting = waitingDecisions(figures)
  const rowOf = (id: string, name: string, own: readonly number[]): SteeringRow =>
    makeRow(figures, scope, { id, name, leaves: own }, waiting)
  return {
    scope,
    ...(level !== undefined && { level }),
    rows: groups.map(({ id, name, leaves: own }) => rowOf(id, name, own)),
    total: {
      ...makeRow(figures, 'plan', { id: '', name: plan.settings.name, leaves }, waiting),
      decisions: waiting,
    },
    approvals: plan.governed.list.flatMap(({ id }) => {
      const item = governs(plan, 'stages') ? find(plan.items, id) : undefined
      const request = item && stageStanding(plan, item).request
      return request ? [{ itemId: id, stage: request.stage }] : []
    }),
  }
}

interface Scope {
  readonly id: string
  readonly name: string
  readonly leaves: readonly number[]
}

function scopesOf(figures: Figures, scope: SteeringScope, leaves: readonly number[]): readonly Scope[] {
  const { plan } = figures
  switch (scope) {
    case 'objective':
      return byKey(figures, leaves, objectivesOf(figures), (id) => find(plan.objectives, id)?.title)
    case 'owner': {
      const owners = (index: number): readonly string[] => [
        presentOwner(plan, plan.items.list[index])?.id ?? '',
      ]
      const people = byKey(figures, leaves, owners, (id) => find(plan.people, id)?.name)
      return [...people].sort((a, b) => (a.id === '' ? 1 : b.id === '' ? -1 : a.name < b.name ? -1 : 1))
    }
    case 'group':
      return outermost(figures).map((index) => partOf(figures, index))
  }
}

function partOf({ plan, structure }: BaseFigures, index: number): Scope {
  const { id = '', title = '' } = plan.items.list[index] ?? {}
  return { id, name: title, leaves: structure.leavesOf(index) }
}

/** In the order of the plan; what stands higher is in none of them. */
function atDepth(figures: BaseFigures, depth: number, leaves: readonly number[]): readonly Scope[] {
  const { structure } = figures
  let level: readonly number[] = structure.roots
  for (let above = 0; above < depth; above++)
    level = level.flatMap((index) => [...structure.childrenOf(index)])
  const parts = level.filter((index) => structure.isLeaf[index] !== 1).map((index) => partOf(figures, index))
  const within = new Set(parts.flatMap((part) => part.leaves))
  const others = leaves.filter((leaf) => !within.has(leaf))
  return others.length === 0 ? parts : [...parts, { id: '', name: '', leaves: others }]
}

/** A plan with one thing at its top is about what is below it. */
function outermost({ structure }: BaseFigures): readonly number[] {
  const [only, ...others] = structure.roots
  if (only === undefined || others.length > 0 || structure.isLeaf[only] === 1) return structure.roots
  return [...structure.childrenOf(only)]
}

function objectivesOf({ plan, mapping }: BaseFigures): (index: number) => readonly string[] {
  return (index) => {
    const ids = (mapping.shares[index] ?? []).flatMap(
      ({ keyResult }) => plan.keyResults.list[keyResult]?.objectiveId ?? [],
    )
    return ids.length === 0 ? [''] : [...new Set(ids)]
  }
}

function byKey(
  figures: BaseFigures,
  leaves: readonly number[],
  keysOf: (index: number) => readonly string[],
  nameOf: (id: string) => string | undefined,
): readonly Scope[] {
  const groups = new Map<string, number[]>()
  for (const leaf of leaves) {
    for (const key of keysOf(leaf)) {
      const known = groups.get(key)
      if (known) known.push(leaf)
      else groups.set(key, [leaf])
    }
  }
  const order = [...figures.plan.objectives.list.map(({ id }) => id), ...groups.keys(), '']
  return [...new Set(order)].flatMap((id) => {
    const own = groups.get(id)
    return own ? [{ id, name: nameOf(id) ?? '', leaves: own }] : []
  })
}

function makeRow(
  figures: Figures,
  scope: SteeringScope | 'plan',
  { id, name, leaves }: Scope,
  waiting: readonly WaitingDecision[],
): SteeringRow {
  const { plan, schedule, variance, value, reportOf, moment } = figures
  const alive = leaves.filter((leaf) => !isCancelled(schedule, leaf))
  const items = alive.flatMap((leaf) => plan.items.list[leaf] ?? [])
  const ids = new Set(items.map((item) => item.id))
  const values = governs(plan, 'value')
    ? addValues(items.flatMap((item) => valueOf(plan, item, moment.today)))
    : []
  const isPerson = scope === 'owner'
  const delays = alive.flatMap((leaf) => variance[leaf]?.total ?? [])
  const agreed = latest(alive.map((leaf) => variance[leaf]?.baselineFinish))
  const forecast = latest(alive.map((leaf) => variance[leaf]?.forecastFinish))
  const spent = leaves.flatMap((leaf) => value[leaf]?.ac ?? [])
  return {
    id,
    name,
    items: alive.length,
    done: alive.filter((leaf) => reportOf[leaf]?.status === 'done').length,
    // Beside a forecast it would say how late somebody is.
    ...(agreed !== undefined && !isPerson && { agreed }),
    ...(forecast !== undefined && { forecast }),
    delay: isPerson || delays.length === 0 ? null : Math.max(...delays),
    delivery: isPerson ? 'none' : worstLight(alive.map((leaf) => deliveryLightOf(figures, leaf))),
    value: isPerson
      ? 'none'
      : worstLight([valueFieldsLight(values, plan.settings.policies), goalLight(figures, scope, id)]),
    bac: sum(leaves.map((leaf) => value[leaf]?.bac ?? 0)),
    ev: sum(leaves.map((leaf) => value[leaf]?.ev ?? 0)),
    ac: spent.length === 0 ? null : sum(spent),
    values,
    stages: governs(plan, 'stages') ? stagesIn(plan, items) : new Map(),
    decisions: waiting.filter((one) => isAbout(figures, one.id, isPerson ? id : undefined, ids)),
  }
}

/** Of the whole plan the worst of its objectives. */
function goalLight({ plan, objectives }: Figures, scope: SteeringScope | 'plan', id: string): Light {
  if (scope === 'plan') return worstLight(objectives.map(({ light }) => light))
  const at = scope === 'objective' ? plan.objectives.indexById.get(id) : undefined
  return at === undefined ? 'none' : (objectives[at]?.light ?? 'none')
}

function stagesIn(plan: Figures['plan'], items: readonly Item[]): ReadonlyMap<StagePlace, number> {
  const counts = new Map<StagePlace, number>()
  for (const item of items) {
    if (!hasStage(plan, item)) continue
    const { place } = stageStanding(plan, item)
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

/** Open or broken, the one due first at the top. */
function waitingDecisions({ plan, followThrough }: Figures): readonly WaitingDecision[] {
  const dueOf = (id: EntryId): string => find(plan.decisions, id)?.due ?? '9999'
  return followThrough.decisions
    .filter(({ state }) => state === 'open' || state === 'broken')
    .map((standing) => ({ id: standing.id, standing }))
    .sort((a, b) => (dueOf(a.id) < dueOf(b.id) ? -1 : dueOf(a.id) > dueOf(b.id) ? 1 : 0))
}

function isAbout(
  { plan }: Figures,
  id: EntryId,
  person: string | undefined,
  items: ReadonlySet<string>,
): boolean {
  const decision = find(plan.decisions, id)
  if (person !== undefined) return decision?.ownerId === person && person !== ''
  return decision?.items.some((item) => items.has(item)) === true
}

function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce(
    (last, day) => (day !== undefined && (last === undefined || day > last) ? day : last),
    undefined,
  )
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
