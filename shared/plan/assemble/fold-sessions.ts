/** Sessions, decisions, answers and devices as their entries leave them: of several words on one thing, the one that counts. */

import type { Instant } from '../../base/instant.ts'
import { inForce } from '../certificate.ts'
import type { Answer, AnswerWord } from '../answer.ts'
import type { DeviceId, EntryId, PersonId } from '../ids.ts'
import type { Device } from '../plan.ts'
import type { Comment } from '../report.ts'
import { itemOfEffect } from '../session.ts'
import type { Decision, Effect, EffectChange, Session, Treatment } from '../session.ts'
import type { Ledger } from './ledger.ts'
import type { Touched } from './touched.ts'

/** Closed by the first closing that stands; of each item of its agenda the last word counts. */
export function foldSession(id: EntryId, ledger: Ledger): Session | undefined {
  const session = ledger.sessions.get(id)
  if (!session || ledger.isWithdrawn(id)) return undefined
  const closings = ledger
    .standing(ledger.closings.get(id))
    .map(({ says, ...envelope }) => ({ ...envelope, ...says }))
  const joined = ledger.standing(ledger.joined.get(id)).flatMap(({ by }) => by ?? [])
  const treated = new Map<string, Treatment>()
  for (const { says, at, by } of ledger.standing(ledger.treatments.get(id)))
    treated.set(says.key, { ...says, at, ...(by !== undefined && { by }) })
  const [first] = closings
  return {
    ...session,
    present: [...new Set([...session.present, ...joined])].sort(),
    ...(first && { closedAt: first.at }),
    closings,
    treated: [...treated.values()],
  }
}

/** Its outcome is the last one that stands; taken on is it by its owner's own word, given or not. */
export function foldDecision(id: EntryId, ledger: Ledger): Decision | undefined {
  const decision = ledger.decisions.get(id)
  if (!decision || ledger.isWithdrawn(id)) return undefined
  const outcome = ledger.standing(ledger.outcomes.get(id)).at(-1)
  const { by, at, ownerId } = decision
  const accepted = ledger.standing(ledger.takenOn.get(id)).find((word) => word.by === ownerId)
  const acceptedAt = ownerId === undefined ? undefined : by === ownerId ? at : accepted?.at
  const changes = changesSince(decision, ledger)
  return {
    ...decision,
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(changes.length > 0 && { changes }),
    ...(outcome && { outcome: { ...outcome.says, at: outcome.at } }),
  }
}

/** What reporting has no history of itself: who owns it, and its budget. */
const changedField: Partial<Record<Effect['type'], string>> = { owner: 'owner', budget: 'budget' }

function changesSince({ effect, at: decidedAt }: Decision, ledger: Ledger): readonly EffectChange[] {
  const field = effect && changedField[effect.type]
  const item = itemOfEffect(effect)
  if (field === undefined || item === undefined) return []
  return ledger
    .standing(ledger.stories.get(item)?.changes)
    .flatMap(({ field: changed, at, from, to }) =>
      changed === field && at >= decidedAt ? [{ at, from, to }] : [],
    )
}

/** A decision whose effect is about an item is folded anew with that item. */
export function touchDecisionsOf(touched: Touched, ledger: Ledger): void {
  if (touched.items.size === 0) return
  for (const { id, effect } of ledger.decisions.values()) {
    const item = effect && changedField[effect.type] !== undefined ? itemOfEffect(effect) : undefined
    if (item !== undefined && touched.items.has(item)) touched.decisions.add(id)
  }
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
  const vouched = inForce(ledger.certificates.get(id) ?? [])
  if (!name && !person && vouched.length === 0) return undefined
  return {
    id,
    ...(person?.says !== undefined && { personId: person.says }),
    ...(name?.says !== undefined && { name: name.says }),
    ...(vouched.length > 0 && { certificates: vouched }),
  }
}

function wordOf({ at, by }: { readonly at: Instant; readonly by?: PersonId }): AnswerWord {
  return { at, ...(by !== undefined && { by }) }
}
