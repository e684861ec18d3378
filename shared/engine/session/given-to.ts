/** Decisions that wait for somebody to take them on: given by another, open, and not theirs yet. */

import type { PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Decision } from '../../plan/session.ts'

export function givenTo({ decisions }: Plan, person: PersonId | undefined): readonly Decision[] {
  if (person === undefined) return []
  return decisions.list.filter(
    ({ ownerId, acceptedAt, outcome, due }) =>
      ownerId === person && acceptedAt === undefined && outcome === undefined && due !== undefined,
  )
}
