/**
 * What a session came to (SE5): its decisions and what became of them; and whether it changed nothing in reporting within
 * its cadence, which is then said.
 */

import { dayOfInstant } from '../../base/instant.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Decision, Session } from '../../plan/session.ts'
import type { Figures } from '../figures.ts'
import type { DecisionStanding } from './decision-standing.ts'

export interface SessionStanding {
  readonly session: Session
  readonly decisions: readonly { readonly decision: Decision; readonly standing: DecisionStanding }[]
  /** Undefined while its cadence still runs. */
  readonly changedNothing: boolean | undefined
}

/** Newest first. */
export function sessionStandings(figures: Figures): readonly SessionStanding[] {
  const { plan, followThrough } = figures
  const decided = Map.groupBy(plan.decisions.list, ({ sessionId }) => sessionId)
  return plan.sessions.list
    .map((session) => {
      const decisions = (decided.get(session.id) ?? [])
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .flatMap((decision) => {
          const standing = followThrough.decisions[plan.decisions.indexById.get(decision.id) ?? -1]
          return standing ? [{ decision, standing }] : []
        })
      return { session, decisions, changedNothing: changedNothing(figures, session, decisions) }
    })
    .toSorted((a, b) => b.session.openedAt - a.session.openedAt || (a.session.id < b.session.id ? -1 : 1))
}

function changedNothing(
  { plan, moment, schedule }: Figures,
  { closedAt }: Session,
  decisions: SessionStanding['decisions'],
): boolean | undefined {
  if (closedAt === undefined) return undefined
  const { axis } = schedule
  const closed = dayOfInstant(closedAt, plan.settings.timeZone)
  const last = axis.finishDay(axis.finishBoundary(closed) + plan.settings.policies.cadenceDays)
  const isFound = decisions.some(({ decision, standing: { state, foundOn } }) =>
    state === 'kept' && (foundOn === undefined || foundOn <= last || decision.outcome !== undefined)
      ? true
      : state === 'late' && foundOn !== undefined && foundOn <= last,
  )
  if (isFound) return false
  return moment.today > last ? true : undefined
}

/** The session that runs: the one opened last of those not closed; of two that were opened apart the one that `me` is in. */
export function runningSession({ plan }: Pick<Figures, 'plan'>, me?: PersonId): Session | undefined {
  const open = plan.sessions.list
    .filter(({ closedAt }) => closedAt === undefined)
    .toSorted((a, b) => a.openedAt - b.openedAt)
  return open.findLast(({ present }) => me !== undefined && present.includes(me)) ?? open.at(-1)
}
