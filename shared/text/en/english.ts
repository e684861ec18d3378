/** English. */

import type { Words } from '../words.ts'
import { ages } from './ages.ts'
import { answerState, breach } from './answers.ts'
import { days } from './days.ts'
import { figures } from './figures.ts'
import { forecast } from './forecast.ts'
import { gapSentence } from './gap-sentences.ts'
import { headline } from './headline.ts'
import { impact } from './impact.ts'
import { mendLabel } from './mends.ts'
import { money, values } from './numbers.ts'
import { roots } from './roots.ts'
import { manyGaps, rules } from './rules.ts'
import { saidMeasured } from './said-measured.ts'
import { states } from './states.ts'
import { troubles } from './troubles.ts'

export const english: Words = {
  days,
  ages,
  money,
  values,
  states,
  troubles,
  gaps: {
    sentence: gapSentence,
    many: manyGaps,
    mend: mendLabel,
    rule: (rule) => rules[rule].name,
    help: (rule) => rules[rule].help,
  },
  answers: { breach, state: answerState },
  headline,
  saidMeasured,
  roots,
  impact,
  forecast,
  figures,
}
