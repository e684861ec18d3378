/** What commands of sessions demand: a session that runs, a decision that is there, an effect that can be verified (SE3). */

import type { JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import { agreementOf } from '../engine/agreement.ts'
import { standingOf } from '../engine/session/decision-standing.ts'
import { snapshotOf } from '../engine/session/snapshot.ts'
import type { EntryId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Effect, Session } from '../plan/session.ts'
import { itemOfEffect } from '../plan/session.ts'
import type { CommandContext } from './command.ts'
import { demandDay, demandKnown, demandNumber, demandOwner } from './demands.ts'
import type { Refusal } from './refusal.ts'

export function demandSession(plan: Plan, id: EntryId | undefined): Refusal | undefined {
  if (id === undefined || find(plan.sessions, id)) return undefined
  return { code: 'NOT_FOUND', facts: { kind: 'session', id } }
}

/** One that is closed stays as it is; what comes late offline is kept beside it. */
export function demandRunning(plan: Plan, id: EntryId): Refusal | undefined {
  const session = find(plan.sessions, id)
  if (!session) return demandSession(plan, id)
  return session.closedAt === undefined ? undefined : { code: 'SESSION_CLOSED', facts: {} }
}

export function demandDecision(plan: Plan, id: EntryId | undefined): Refusal | undefined {
  if (id === undefined || find(plan.decisions, id)) return undefined
  return { code: 'NOT_FOUND', facts: { kind: 'decision', id } }
}

/** Something that reporting can show, that names what is here, and that does not show already. */
export function demandEffect(context: CommandContext, effect: Effect): Refusal | undefined {
  const { plan } = context
  return (
    demandKnown(plan, 'item', itemOfEffect(effect)) ??
    (effect.type === 'reading'
      ? (demandKnown(plan, 'kpi', effect.kpiId) ?? demandNumber('the value', effect.value, { least: -1e15 }))
      : undefined) ??
    (effect.type === 'finish' ? demandDay('the finish', effect.by) : undefined) ??
    (effect.type === 'no cost' ? demandDay('the day', effect.from) : undefined) ??
    (effect.type === 'owner' && effect.person !== undefined
      ? demandOwner(plan, { type: 'person', id: effect.person })
      : undefined) ??
    demandNotSoAlready(context, effect)
  )
}

function demandNotSoAlready({ plan, figures, now }: CommandContext, effect: Effect): Refusal | undefined {
  if (!figures) return undefined
  const decision = { id: '', text: '', type: 're-plan', items: [], at: now, effect } as const
  const { state, spent } = standingOf({ ...figures, plan }, decision)
  if (effect.type === 'no cost' && spent !== undefined)
    return { code: 'BOOKED_ALREADY', facts: { day: effect.from } }
  return state === 'kept' ? { code: 'SO_ALREADY', facts: {} } : undefined
}

/** What is frozen with a session's opening and its closing: evidence (SE1). */
export function evidenceOf({ plan, figures }: CommandContext): {
  readonly figures?: JsonObject
  readonly fingerprint?: string
} {
  if (!figures) return {}
  // Plain data through and through; what is undefined in it is not written.
  const plain = JSON.parse(JSON.stringify(snapshotOf(figures))) as JsonObject
  return { figures: plain, fingerprint: agreementOf(plan, figures.moment) }
}

/** The formal session that runs, and has decided to agree anew and not done so since (BA1). */
export function formalSession({ sessions, decisions, baselines }: Plan): Session | undefined {
  return sessions.list.find(
    ({ id, type, closedAt }) =>
      type === 'formal' &&
      closedAt === undefined &&
      decisions.list.some(
        ({ sessionId, type: kind, outcome, at }) =>
          sessionId === id &&
          kind === 're-baseline' &&
          !outcome &&
          !baselines.list.some((taken) => taken.sessionId === id && taken.at >= at),
      ),
  )
}
