/** Sessions, decisions, answers and devices as their entries leave them: of several words on one thing, the one that counts. */

import type { Instant } from '../../base/instant.ts'
import type { Answer, AnswerWord } from '../answer.ts'
import type { DeviceId, EntryId, PersonId } from '../ids.ts'
import type { Device } from '../plan.ts'
import type { Comment } from '../report.ts'
import type { Decision, Session } from '../session.ts'
import type { Ledger } from './ledger.ts'

/** Closed by the first closing that stands. */
export function foldSession(id: EntryId, ledger: Ledger): Session | undefined {
  const session = ledger.sessions.get(id)
  if (!session || ledger.isWithdrawn(id)) return undefined
  const [closing] = ledger.standing(ledger.closings.get(id))
  return closing ? { ...session, closedAt: closing.at } : session
}

/** Its outcome is the last one that stands. */
export function foldDecision(id: EntryId, ledger: Ledger): Decision | undefined {
  const decision = ledger.decisions.get(id)
  if (!decision || ledger.isWithdrawn(id)) return undefined
  const outcome = ledger.standing(ledger.outcomes.get(id)).at(-1)
  return outcome ? { ...decision, outcome: { ...outcome.says, at: outcome.at } } : decision
}

/** Accepted by whoever did; done by the first that says so. */
export function foldAnswer(id: EntryId, ledger: Ledger): Answer | undefined {
  const answer = ledger.answers.get(id)
  if (!answer || ledger.isWithdrawn(id)) return undefined
  const accepted = ledger.standing(ledger.acceptances.get(id)).map(wordOf)
  const [done] = ledger.standing(ledger.completions.get(id)).map(wordOf)
  return { ...answer, accepted, ...(done && { done }) }
}

export function foldComment(id: EntryId, ledger: Ledger): Comment | undefined {
  return ledger.isWithdrawn(id) ? undefined : ledger.comments.get(id)
}

/** Named by its last *device* entry; it speaks for whom it said last, or for nobody. */
export function foldDevice(id: DeviceId, ledger: Ledger): Device | undefined {
  const name = ledger.standing(ledger.deviceNames.get(id)).at(-1)
  const person = ledger.standing(ledger.speaksFor.get(id)).at(-1)
  if (!name && !person) return undefined
  return {
    id,
    ...(person?.says !== undefined && { personId: person.says }),
    ...(name?.says !== undefined && { name: name.says }),
  }
}

function wordOf({ at, by }: { readonly at: Instant; readonly by?: PersonId }): AnswerWord {
  return { at, ...(by !== undefined && { by }) }
}
