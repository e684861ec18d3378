/** English: what is said only where somebody looks further. */

import type { FurtherWords } from '../words.ts'
import { answerState, breach } from './answers.ts'
import { figures } from './figures.ts'
import { forecast } from './forecast.ts'
import { impact } from './impact.ts'
import { mendLabel } from './mends.ts'
import { manyGaps, ruleHelp } from './rule-help.ts'
import { lackText, stageNames, valueNames, valueText } from './stages.ts'
import { troubles } from './troubles.ts'

export const furtherEnglish: FurtherWords = {
  troubles,
  gaps: { many: manyGaps, mend: mendLabel, help: ruleHelp },
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
