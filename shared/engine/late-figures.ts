/**
 * Figures whose roots, gaps and sentences are worked out once somebody reads one of them: most days on the slider of a past
 * day are seen for a moment, and many screens show dates and sums alone. The same as `figuresOf`, whichever days were asked.
 */

import type { Plan } from '../plan/plan.ts'
import { baseFiguresOf, startFrom } from './base-figures.ts'
import { byTheDay } from './by-the-day.ts'
import { carriedOver } from './carry-over.ts'
import { figuresOf, judge } from './figures.ts'
import type { Figures, Judged } from './figures.ts'
import type { Moment } from './moment.ts'

/** `last`: figures of this plan from before, either kind. */
export function lateFigures(plan: Plan, moment: Moment, last?: Figures): Figures {
  const previous = last && carriedOver(last, plan, (emptied, from) => figuresOf(emptied, from.moment, from))
  const base = baseFiguresOf(plan, moment, previous, byTheDay)
  if (base === previous) return previous
  const late: Late = { from: previous && lastJudged(previous), judged: undefined }
  const judged = (): Judged => {
    late.judged ??= judge(base, late.from)
    late.from = undefined
    return late.judged
  }
  const figures: Figures = {
    ...base,
    get roots() {
      return judged().roots
    },
    get said() {
      return judged().said
    },
    get gaps() {
      return judged().gaps
    },
    get headline() {
      return judged().headline
    },
    get followThrough() {
      return judged().followThrough
    },
  }
  lateOf.set(figures, late)
  return startFrom(base, figures)
}

/** Whether anybody has asked for more than dates and sums. */
export function isJudged(figures: Figures): boolean {
  return lastJudged(figures) === figures
}

interface Late {
  /** What to start from: the last before that were judged. */
  from: Figures | undefined
  judged: Judged | undefined
}

const lateOf = new WeakMap<Figures, Late>()

function lastJudged(figures: Figures): Figures | undefined {
  const late = lateOf.get(figures)
  return late === undefined || late.judged ? figures : late.from
}
