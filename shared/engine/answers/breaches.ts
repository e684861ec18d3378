/** Every breach of the plan with its answer (AC), in the order of the tables: for whoever wants them all, and for one thing. */

import type { BaseFigures } from '../figures.ts'
import { answerTo } from './answer-state.ts'
import type { AnswerStanding } from './answer-state.ts'
import type { Breach } from './breach.ts'
import { goalBreaches } from './goal-breaches.ts'
import { costBreach, finishBreach } from './item-breaches.ts'
import { loadBreaches } from './load-breaches.ts'

export interface AskedBreach extends AnswerStanding {
  readonly breach: Breach
}

/** Looks at each item: not for every edit. */
export function breachesOf(base: BaseFigures): readonly AskedBreach[] {
  const found: Breach[] = []
  for (let index = 0; index < base.structure.count; index++) found.push(...itemBreaches(base, index))
  return [...found, ...goalBreaches(base), ...loadBreaches(base)].map((breach) => ({
    breach,
    ...answerTo(base, breach),
  }))
}

export function breachesAbout(
  base: BaseFigures,
  { kind, id }: { readonly kind: string; readonly id: string },
): readonly AskedBreach[] {
  const index = kind === 'item' ? base.structure.indexOf(id) : undefined
  const found =
    kind === 'keyResult'
      ? goalBreaches(base)
      : kind === 'person'
        ? loadBreaches(base)
        : index === undefined
          ? []
          : itemBreaches(base, index)
  return found.filter(({ about }) => about.id === id).map((breach) => ({ breach, ...answerTo(base, breach) }))
}

function itemBreaches(base: BaseFigures, index: number): readonly Breach[] {
  return [finishBreach(base, index), costBreach(base, index)].filter((one) => one !== undefined)
}
