/** Whose word is missing: work in play that is not live, one’s own first, then of those who are here, of the others, of nobody. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import type { ItemId, PersonId } from '../../../shared/plan/ids.ts'
import type { Person } from '../../../shared/plan/person.ts'

export interface MissingVoice {
  readonly itemId: ItemId
  readonly person: Person | undefined
  readonly isHere: boolean
  readonly saidAt: Instant | undefined
}

export function missingVoices(
  { plan, freshness }: Figures,
  here: readonly PersonId[],
  me?: PersonId,
): readonly MissingVoice[] {
  const present = new Set(here)
  const rank = ({ isHere, person }: MissingVoice): number =>
    person === undefined ? 3 : person.id === me ? 0 : isHere ? 1 : 2
  return plan.items.list
    .flatMap((item, index): MissingVoice[] => {
      const heard = freshness[index]
      if (!heard?.inPlay || heard.state === 'live') return []
      const person = presentOwner(plan, item)
      const isHere = person !== undefined && present.has(person.id)
      return [{ itemId: item.id, person, isHere, saidAt: heard.saidAt }]
    })
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.person?.name ?? '').localeCompare(b.person?.name ?? '') ||
        (a.saidAt ?? 0) - (b.saidAt ?? 0),
    )
}

/** Those who can still be asked, each once. */
export function peopleToAsk(figures: Figures): readonly Person[] {
  const people = new Map<PersonId, Person>()
  for (const { person } of missingVoices(figures, [])) if (person) people.set(person.id, person)
  return [...people.values()]
}
