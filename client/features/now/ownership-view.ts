/** *10 of 13 have a person*, with a dot for each item in play (OW). */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { Words } from '../../../shared/text/words.ts'
import { now } from '../../text/en/now.ts'

export interface OwnershipView {
  readonly label: string
  readonly value: string
  readonly made: string
  readonly age: string
  readonly dots: { readonly filled: number; readonly faded: number; readonly dashed: number }
}

export function ownershipView({ ownership, plan }: Figures, words: Words): OwnershipView {
  const { inPlay, owned, live } = ownership
  const dots = { filled: live, faded: owned - live, dashed: inPlay - owned }
  const label = now.ownership
  return inPlay === 0
    ? { label, value: now.nothingInPlay, made: now.nothingInPlayMade, age: '', dots }
    : {
        label,
        value: now.ownedOf(words.values.number(owned), words.values.number(inPlay)),
        made: now.havePerson,
        age: words.ages.heard(live, inPlay, plan.settings.policies.liveHours),
        dots,
      }
}
