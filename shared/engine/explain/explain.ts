/** *Where does this number come from?* for every figure that a screen shows. Undefined where it is about nothing known. */

import type { BaseFigures } from '../figures.ts'
import { explainDelay, explainFloat } from './explain-dates.ts'
import { explainKeyResult } from './explain-key-result.ts'
import { explainLoad } from './explain-load.ts'
import { explainValue } from './explain-value.ts'
import { explainLiveShare, explainOwnership } from './explain-voices.ts'
import type { Explanation, Question } from './explanation.ts'

export function explain(base: BaseFigures, question: Question): Explanation | undefined {
  switch (question.figure) {
    case 'delay':
    case 'announced':
    case 'unannounced':
      return explainDelay(base, question.figure, question.of.id)
    case 'totalFloat':
    case 'freeFloat':
      return explainFloat(base, question.figure, question.of.id)
    case 'krVariance':
    case 'attained':
    case 'pace':
    case 'outlook':
    case 'shortfall':
      return explainKeyResult(base, question.figure, question.of.id)
    case 'overload':
    case 'weekHours':
      return explainLoad(base, question.figure, question.of)
    case 'ownership':
      return explainOwnership(base, question.of)
    case 'liveShare':
      return explainLiveShare(base, question.of)
    default:
      return explainValue(base, question.figure, question.of)
  }
}
