/**
 * Follow-through (SE4): of the decisions whose day has come, those that were kept. Counted per plan, never per person (HO).
 * Handed the one before, only decisions are asked again whose own words, item, report or measure changed.
 */

import { find } from '../../base/table.ts'
import type { EntryId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import { itemOfEffect } from '../../plan/session.ts'
import type { Decision } from '../../plan/session.ts'
import type { BaseFigures } from '../figures.ts'
import { standingOf } from './decision-standing.ts'
import type { DecisionStanding } from './decision-standing.ts'

export interface FollowThrough {
  /** Decisions that count: due, or kept before their day. Those replaced or dropped in time do not. */
  readonly due: number
  readonly kept: number
  readonly late: number
  readonly broken: number
  /** Given, and their day has not come. */
  readonly open: number
  /** kept ÷ due; null while nothing was due. */
  readonly share: number | null
  /** The same of all sessions but the last that has any due; null while there is no other. */
  readonly shareBefore: number | null
  /** By position in `plan.decisions.list`. */
  readonly decisions: readonly DecisionStanding[]
}

type Ground = Pick<BaseFigures, 'plan' | 'moment' | 'schedule'>

export function followThroughOf(
  base: Ground,
  before?: Ground & { readonly followThrough: FollowThrough },
): FollowThrough {
  const { plan } = base
  if (plan.decisions.list.length === 0) return nobodyDecided
  const kept = before && standsOnSameGround(before, base) ? before : undefined
  let same = kept?.followThrough.decisions.length === plan.decisions.list.length
  const decisions = plan.decisions.list.map((decision, at) => {
    const was = kept && standingBefore(kept, base, decision)
    const standing = was ?? standingOf(base, decision)
    same &&= kept?.followThrough.decisions[at] === standing
    return standing
  })
  return same && kept ? kept.followThrough : counted(plan, decisions)
}

const nobodyDecided: FollowThrough = {
  due: 0,
  kept: 0,
  late: 0,
  broken: 0,
  open: 0,
  share: null,
  shareBefore: null,
  decisions: [],
}

function standsOnSameGround(before: Ground, { plan, moment, schedule }: Ground): boolean {
  return (
    before.plan.settings === plan.settings &&
    before.plan.people === plan.people &&
    before.plan.baselines === plan.baselines &&
    before.moment.today === moment.today &&
    before.schedule.axis === schedule.axis
  )
}

/** What it said before, while nothing that it reads is another object. */
function standingBefore(
  before: Ground & { readonly followThrough: FollowThrough },
  { plan }: Ground,
  decision: Decision,
): DecisionStanding | undefined {
  const { plan: was, followThrough } = before
  if (find(was.decisions, decision.id) !== decision) return undefined
  const item = itemOfEffect(decision.effect)
  const kpi = decision.effect?.type === 'reading' ? decision.effect.kpiId : undefined
  const isSame =
    find(was.items, item) === find(plan.items, item) &&
    find(was.reports, item) === find(plan.reports, item) &&
    find(was.readings, kpi) === find(plan.readings, kpi)
  const at = was.decisions.indexById.get(decision.id)
  return isSame && at !== undefined ? followThrough.decisions[at] : undefined
}

function counted(
  { decisions: given, sessions }: Plan,
  decisions: readonly DecisionStanding[],
): FollowThrough {
  const count = { due: 0, kept: 0, late: 0, broken: 0, open: 0 }
  const bySession = new Map<EntryId | undefined, { due: number; kept: number }>()
  decisions.forEach(({ state, counts }, at) => {
    if (state === 'open') count.open++
    if (!counts) return
    count.due++
    if (state === 'kept' || state === 'late' || state === 'broken') count[state]++
    const id = given.list[at]?.sessionId
    const of = bySession.get(id) ?? { due: 0, kept: 0 }
    bySession.set(id, { due: of.due + 1, kept: of.kept + (state === 'kept' ? 1 : 0) })
  })
  const last = sessions.list
    .filter(({ id }) => bySession.has(id))
    .reduce<(typeof sessions.list)[number] | undefined>(
      (latest, session) => (latest && latest.openedAt >= session.openedAt ? latest : session),
      undefined,
    )
  const ofLast = bySession.get(last?.id) ?? { due: 0, kept: 0 }
  return {
    ...count,
    share: shareOf(count),
    shareBefore: shareOf({ due: count.due - ofLast.due, kept: count.kept - ofLast.kept }),
    decisions,
  }
}

function shareOf({ due, kept }: { readonly due: number; readonly kept: number }): number | null {
  return due === 0 ? null : kept / due
}
