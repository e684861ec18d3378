/**
 * Where an item stands in its stages (ST), by whose word counts: moves as said, but Closed only by its controller's
 * countersignature on what was achieved, given while it was Implemented. Any other countersignature is kept and named.
 */

import { find } from '../../base/table.ts'
import type { Instant } from '../../base/instant.ts'
import { stages } from '../../plan/governance.ts'
import type {
  Countersignature,
  Governed,
  GovernedWord,
  Stage,
  StagePlace,
  StageRequest,
} from '../../plan/governance.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'

export interface StageStanding {
  readonly place: StagePlace
  /** Of what was stopped: the stage that it goes on from. */
  readonly stage: Stage
  /** Absent: as it was made. */
  readonly since?: Instant
  /** Why it was moved, where somebody said so. */
  readonly reason?: string
  /** What was asked for since it was moved last, and neither refused nor entered. */
  readonly request?: StageRequest
  /** The last request where it was refused. */
  readonly refused?: StageRequest
  /** Of what is closed. */
  readonly signature?: Countersignature
  /** Given since it was moved last, by somebody else or too early: they close nothing. */
  readonly strangers: readonly Countersignature[]
  /** Somebody said that it is closed, without what closes it. */
  readonly unsigned: boolean
}

/** Whether a plan uses a part of governance at all. */
export function governs(
  { settings }: Pick<Plan, 'settings'>,
  part: 'stages' | 'value' | 'steering',
): boolean {
  return settings.governs?.[part] === true
}

/** Work has a stage: a task, and a group only where somebody said one. */
export function hasStage(plan: Plan, item: Item): boolean {
  return (
    item.type === 'task' || (item.type === 'group' && (find(plan.governed, item.id)?.moves.length ?? 0) > 0)
  )
}

export function stageStanding(plan: Plan, item: Item): StageStanding {
  const governed = find(plan.governed, item.id)
  if (!governed) return start
  return known.get(governed)?.get(item) ?? remember(governed, item, standingOf(governed, item))
}

/** Who held the role when the word was given. */
export function holderThen(
  { roles }: GovernedWord,
  role: 'sponsor' | 'controller',
  item: Item,
): PersonId | undefined {
  return roles?.[role] === undefined ? item[role] : (roles[role] ?? undefined)
}

export function isByController(signature: Countersignature, item: Item): boolean {
  return signature.by !== undefined && signature.by === holderThen(signature, 'controller', item)
}

/** 0 for Defined. */
export function stageRank(stage: Stage): number {
  return stages.indexOf(stage)
}

export function stageAfter(stage: Stage): Stage | undefined {
  return stages[stageRank(stage) + 1]
}

export function isStage(place: StagePlace): place is Stage {
  return place !== 'on hold' && place !== 'cancelled'
}

const start: StageStanding = { place: 'defined', stage: 'defined', strangers: [], unsigned: false }

/** Only a memo: board, gaps and details ask the same. */
const known = new WeakMap<Governed, WeakMap<Item, StageStanding>>()

function remember(governed: Governed, item: Item, standing: StageStanding): StageStanding {
  const byItem = known.get(governed) ?? new WeakMap<Item, StageStanding>()
  known.set(governed, byItem.set(item, standing))
  return standing
}

function standingOf({ moves, requests, countersignatures }: Governed, item: Item): StageStanding {
  let now = start
  let signed = 0
  const sign = (before: Instant): void => {
    for (let next = countersignatures[signed]; next && next.at <= before; next = countersignatures[++signed])
      now = afterSignature(now, next, item)
  }
  for (const { stage: place, at, reason } of moves) {
    sign(at - 1)
    if (place === 'closed') {
      now = { ...now, unsigned: now.place !== 'closed' }
      continue
    }
    const stage = isStage(place) ? place : now.stage
    now = { place, stage, since: at, ...(reason !== undefined && { reason }), strangers: [], unsigned: false }
  }
  sign(Infinity)
  const last = requests.findLast(({ at }) => at >= (now.since ?? 0))
  if (!last || now.place === 'closed') return now
  return last.refusals.length > 0 ? { ...now, refused: last } : { ...now, request: last }
}

function afterSignature(now: StageStanding, signature: Countersignature, item: Item): StageStanding {
  if (now.place !== 'implemented' || !isByController(signature, item))
    return { ...now, strangers: [...now.strangers, signature] }
  return { place: 'closed', stage: 'closed', since: signature.at, signature, strangers: [], unsigned: false }
}
