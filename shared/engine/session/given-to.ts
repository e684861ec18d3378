/** Decisions that wait for somebody to take them on: given by another, neither settled nor kept, and not theirs yet. */

import type { PersonId } from '../../plan/ids.ts'
import type { Decision } from '../../plan/session.ts'
import type { Figures } from '../figures.ts'

export function givenTo({ plan, followThrough }: Figures, person: PersonId | undefined): readonly Decision[] {
  if (person === undefined) return []
  return plan.decisions.list.filter(
    ({ ownerId, acceptedAt, outcome, due }, at) =>
      ownerId === person &&
      acceptedAt === undefined &&
      outcome === undefined &&
      due !== undefined &&
      followThrough.decisions[at]?.state !== 'kept',
  )
}
