/** English: what is said only where somebody looks further. */

import type { FurtherWords } from '../words.ts'
import { answerState, breach } from './answers.ts'
import { figures } from './figures.ts'
import { forecast } from './forecast.ts'
import { impact } from './impact.ts'
import { mendLabel } from './mends.ts'
import { manyGaps, ruleHelp } from './rule-help.ts'
import { troubles } from './troubles.ts'

export const furtherEnglish: FurtherWords = {
  troubles,
  gaps: { many: manyGaps, mend: mendLabel, help: ruleHelp },
  answers: { breach, state: answerState },
  impact,
  forecast,
  figures,
}
