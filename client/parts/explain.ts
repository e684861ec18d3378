/** How a part asks *where does this number come from?*: the shell shows the formula beside, under this title. */

import type { Question } from '../../shared/engine/explain/explanation.ts'

export type Explain = (title: string, question: Question) => void
