/** English: what Now says, and most screens. */

import type { Words } from '../words.ts'
import { ages } from './ages.ts'
import { contradictionSentence } from './contradictions.ts'
import { days } from './days.ts'
import { headline } from './headline.ts'
import { money, values } from './numbers.ts'
import { roots } from './roots.ts'
import { ruleNames } from './rules.ts'
import { saidMeasured } from './said-measured.ts'
import { states } from './states.ts'

export const english: Words = {
  days,
  ages,
  money,
  values,
  states,
  gaps: {
    contradiction: contradictionSentence,
    rule: (rule) => ruleNames[rule],
  },
  headline,
  saidMeasured,
  roots,
}
