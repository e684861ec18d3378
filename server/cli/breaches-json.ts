/** Every variance beyond its threshold with its answer, for `figures --json` (FIGURES.md). */

import type { Json } from '../../shared/base/json.ts'
import { breachesOf } from '../../shared/engine/answers/breaches.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { Telling } from '../../shared/text/telling.ts'
import type { FurtherWords } from '../../shared/text/words.ts'
import { plain } from './plain.ts'

export function breachesToJson(figures: Figures, further: FurtherWords, telling: Telling): Json {
  return breachesOf(figures).map(({ breach, state, answer }) => {
    const { about, measure, size, threshold, person, facts } = breach
    return {
      about: plain(about),
      measure,
      size,
      threshold,
      person: person ?? null,
      facts: plain(facts),
      words: further.answers.breach(breach, telling),
      state,
      answer: answer === undefined ? null : plain(answer),
    }
  })
}
