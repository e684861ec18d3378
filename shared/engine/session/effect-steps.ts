/**
 * How the visible effect of a decision came and went in work and ledger (SE4): a step wherever reporting says so or says so
 * no more, in the order it was said. What is not reported has no step.
 */

import type { Instant } from '../../base/instant.ts'
import { canonicalJson } from '../../base/json.ts'
import type { Json } from '../../base/json.ts'
import { dayToNumber } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { CheckIn } from '../../plan/report.ts'
import type { Decision, Effect } from '../../plan/session.ts'
import { presentOwner } from '../ownership.ts'
import { presentPerson } from '../who-can-mend.ts'
import { zoneDays } from '../zone-days.ts'

export interface EffectStep {
  readonly at: Instant
  readonly visible: boolean
}

/** Of every effect but *no cost*, which shows by what is missing. */
export function effectSteps(plan: Plan, decision: Decision, effect: Effect): readonly EffectStep[] {
  switch (effect.type) {
    case 'status':
      return statusSteps(plan, effect.itemId, effect.becomes)
    case 'finish':
      return finishSteps(plan, effect.itemId, effect.by)
    case 'owner':
      return ownerSteps(plan, decision, effect)
    case 'budget':
      return budgetSteps(decision)
    case 'heard':
      return checkInsOn(plan, effect.itemId).flatMap(({ at }) =>
        at > decision.at ? [{ at, visible: true }] : [],
      )
    case 'reading': {
      const { value, reaches } = effect
      return (find(plan.readings, effect.kpiId)?.readings ?? []).map((reading) => ({
        at: reading.at,
        visible: reaches === 'at least' ? reading.value >= value : reading.value <= value,
      }))
    }
    case 'baseline':
      return plan.baselines.list.flatMap(({ at, complete }) =>
        complete && at >= decision.at ? [{ at, visible: true }] : [],
      )
    case 'no cost':
      return []
  }
}

function checkInsOn(plan: Plan, itemId: ItemId): readonly CheckIn[] {
  return find(plan.reports, itemId)?.checkIns ?? []
}

/** What was done or begun earlier than it was said counts from that day. */
function statusSteps(
  plan: Plan,
  itemId: ItemId,
  becomes: 'done' | 'started' | 'unblocked' | 'cancelled',
): readonly EffectStep[] {
  const { startOf } = zoneDays(plan.settings.timeZone)
  const since = (at: Instant, day: Day | undefined): Instant =>
    day === undefined ? at : Math.min(at, startOf(dayToNumber(day)))
  return checkInsOn(plan, itemId).flatMap(({ at, status, actualStart, actualFinish }) => {
    if (becomes === 'started' && actualStart !== undefined)
      return [{ at: since(at, actualStart), visible: true }]
    if (status === undefined) return []
    switch (becomes) {
      case 'started':
        return [{ at, visible: status !== 'not started' && status !== 'cancelled' }]
      case 'unblocked':
        return [{ at, visible: status !== 'blocked' }]
      case 'done':
        return [{ at: status === 'done' ? since(at, actualFinish) : at, visible: status === 'done' }]
      case 'cancelled':
        return [{ at, visible: status === 'cancelled' }]
    }
  })
}

/** The promised finish, as it was promised over time; without a history it stood from the beginning. */
function finishSteps(plan: Plan, itemId: ItemId, by: Day): readonly EffectStep[] {
  const item = find(plan.items, itemId)
  if (item?.promises) return item.promises.map(({ at, finish }) => ({ at, visible: finish <= by }))
  return item?.finish === undefined ? [] : [{ at: -Infinity, visible: item.finish <= by }]
}

function ownerSteps(
  plan: Plan,
  { changes }: Decision,
  { itemId, person }: Extract<Effect, { readonly type: 'owner' }>,
): readonly EffectStep[] {
  const isIt = (id: string | undefined): boolean =>
    id !== undefined && (person === undefined || person === id)
  const [first] = changes ?? []
  if (!changes || !first) {
    const owner = presentOwner(plan, find(plan.items, itemId))?.id
    return [{ at: -Infinity, visible: isIt(owner) }]
  }
  const owned = (value: Json): boolean =>
    isIt(presentPerson(plan, typeof value === 'string' ? value : undefined))
  return [
    { at: -Infinity, visible: owned(first.from) },
    ...changes.map(({ at, to }) => ({ at, visible: owned(to) })),
  ]
}

function budgetSteps({ changes }: Decision): readonly EffectStep[] {
  const [first] = changes ?? []
  if (!changes || !first) return []
  const before = canonicalJson(first.from)
  return changes.map(({ at, to }) => ({ at, visible: canonicalJson(to) !== before }))
}
