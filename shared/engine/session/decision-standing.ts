/**
 * What became of a decision (SE4): kept when its visible effect is found in work or ledger by its due day, late when it is
 * found after that, broken while it is not found. Replaced and dropped are said by hand; kept may be, where no report shows it.
 */

import type { Day } from '../../base/day.ts'
import { addDays, dayToNumber } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import { find } from '../../base/table.ts'
import type { EntryId } from '../../plan/ids.ts'
import type { Decision, Effect } from '../../plan/session.ts'
import type { BaseFigures } from '../figures.ts'
import { textOfDayNumber } from '../day-texts.ts'
import { zoneDays } from '../zone-days.ts'
import { effectSteps } from './effect-steps.ts'
import type { EffectStep } from './effect-steps.ts'

export type DecisionState = 'open' | 'kept' | 'late' | 'broken' | 'replaced' | 'dropped'

export interface DecisionStanding {
  readonly id: EntryId
  readonly state: DecisionState
  /** Since when its effect is seen; absent while it is not, and where it stood before or was said by hand. */
  readonly foundOn?: Day
  /** Whole working days past its due day: until the effect was found, else until today. 0 before that. */
  readonly daysLate: number
  /** Of *no cost*: what was booked all the same. */
  readonly spent?: number
  /** It counts in follow-through: its day has come, or it is kept before it. */
  readonly counts: boolean
}

type Ground = Pick<BaseFigures, 'plan' | 'moment' | 'schedule'>

export function standingOf(base: Ground, decision: Decision): DecisionStanding {
  const { id, due, effect, outcome } = decision
  const { plan, moment } = base
  const zone = zoneDays(plan.settings.timeZone)
  const endOf = (day: Day): Instant => zone.startOf(dayToNumber(day) + 1) - 1
  const past = due !== undefined && due < moment.today
  if (outcome) {
    const settledLate = due !== undefined && outcome.at > endOf(due)
    return { id, state: outcome.type, daysLate: 0, counts: outcome.type === 'kept' || settledLate }
  }
  const found = effect && seen(base, decision, effect, due === undefined ? undefined : endOf(due))
  const lateOn = (day: Day): number =>
    due === undefined ? 0 : base.schedule.axis.workingDays(addDays(due, 1), day)
  const foundOn = found?.since === undefined ? undefined : textOfDayNumber(zone.dayNumberOf(found.since))
  const common = {
    id,
    ...(foundOn !== undefined && { foundOn }),
    ...(found?.spent && { spent: found.spent }),
  }
  if (found?.by === true) return { ...common, state: 'kept', daysLate: 0, counts: true }
  if (found?.spent) return { ...common, state: 'broken', daysLate: lateOn(moment.today), counts: true }
  if (!past) return { ...common, state: 'open', daysLate: 0, counts: false }
  return found?.now === true
    ? { ...common, state: 'late', daysLate: lateOn(foundOn ?? moment.today), counts: true }
    : { ...common, state: 'broken', daysLate: lateOn(moment.today), counts: true }
}

interface Seen {
  /** By the end of the due day, or by now where that is still to come. */
  readonly by: boolean
  readonly now: boolean
  readonly since?: Instant
  readonly spent?: number
}

function seen({ plan, moment }: Ground, decision: Decision, effect: Effect, end: Instant = Infinity): Seen {
  if (effect.type === 'no cost') return notSpent(plan, effect, end < moment.now)
  const steps = effectSteps(plan, decision, effect)
  // What was just said is later than `now`, which moves by the minute: all that is here was said.
  const by = lastUntil(steps, end)
  const now = steps.at(-1)
  const at = by?.visible ? by : now?.visible ? now : undefined
  const since = at && beganAt(steps, at)
  return {
    by: by?.visible === true,
    now: now?.visible === true,
    ...(since !== undefined && Number.isFinite(since) && { since }),
  }
}

/** It shows only at the end of its day; one booking is enough to break it. */
function notSpent(
  plan: BaseFigures['plan'],
  { itemId, from }: Extract<Effect, { readonly type: 'no cost' }>,
  isOver: boolean,
): Seen {
  const spent = (find(plan.reports, itemId)?.bookings ?? []).reduce(
    (sum, { measure, amount, day, total }) =>
      measure === 'cost' && !total && day >= from ? sum + amount : sum,
    0,
  )
  return { by: isOver && spent <= 0, now: isOver && spent <= 0, ...(spent > 0 && { spent }) }
}

function lastUntil(steps: readonly EffectStep[], end: Instant): EffectStep | undefined {
  return steps.findLast(({ at }) => at <= end)
}

/** Where what stands at a step began. */
function beganAt(steps: readonly EffectStep[], step: EffectStep): Instant {
  let first = steps.indexOf(step)
  while (first > 0 && steps[first - 1]?.visible === true) first--
  return steps[first]?.at ?? step.at
}
