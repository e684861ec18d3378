/** What a breach is about, by its name, and the question of the engine that stands behind its figure. */

import type { Breach } from '../../../shared/engine/answers/breach.ts'
import type { Question } from '../../../shared/engine/explain/explanation.ts'
import type { Telling } from '../../../shared/text/telling.ts'

export function askedName({ kind, id }: Breach['about'], telling: Telling): string {
  const name =
    kind === 'item' ? telling.item(id) : kind === 'keyResult' ? telling.keyResult(id) : telling.person(id)
  return name ?? ''
}

export function questionOfBreach({ about, measure, facts }: Breach): Question {
  switch (measure) {
    case 'finish':
      return { figure: 'delay', of: { type: 'item', id: about.id } }
    case 'cost':
      return { figure: facts['group'] === 1 ? 'cv' : 'ac', of: { type: 'item', id: about.id } }
    case 'value':
      return {
        figure: facts['short'] === 1 ? 'outlook' : 'krVariance',
        of: { type: 'key result', id: about.id },
      }
    case 'load':
      return {
        figure: 'overload',
        of: { type: 'person week', id: about.id, week: String(facts['week']) },
      }
  }
}
