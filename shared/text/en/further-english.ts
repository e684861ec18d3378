/** English: what is said only where somebody looks further. */

import type { FurtherWords } from '../words.ts'
import { answerState, breach } from './answers.ts'
import { figures } from './figures.ts'
import { forecast } from './forecast.ts'
import { gapSentence } from './gap-sentences.ts'
import { impact } from './impact.ts'
import { mendLabel } from './mends.ts'
import { manyGaps, ruleHelp } from './rule-help.ts'
import { lackText, stageNames } from './stages.ts'
import { troubles } from './troubles.ts'
import { valueNames, valueText } from './value-names.ts'

export const furtherEnglish: FurtherWords = {
  troubles,
  gaps: { sentence: gapSentence, many: manyGaps, mend: mendLabel, help: ruleHelp },
  answers: { breach, state: answerState },
  stages: {
    place: (place) => stageNames[place],
    kind: (kind) => valueNames[kind],
    amount: valueText,
    lack: lackText,
  },
  impact,
  forecast,
  figures,
}
