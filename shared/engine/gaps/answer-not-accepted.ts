/** AC5: somebody said what another person will do about a variance, and that person has not accepted it. */

import { answerTo, lastAnswers } from '../answers/answer-state.ts'
import { breachesAbout } from '../answers/breaches.ts'
import { capacityOf } from '../capacity.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'
import { readsAnswers } from './unanswered.ts'

export const answerNotAccepted: PlanRule = {
  rule: 'AC5',
  reads: (base) => {
    const { answers } = base.plan
    if (answers.list.length === 0) return [answers]
    const { variance, value, keyResults, schedule, plan } = base
    const ground = [variance, value, keyResults, schedule, plan.items, plan.settings, capacityOf(base)]
    return [...readsPeople(base), ...readsAnswers(base), ...ground]
  },
  find: (base) =>
    [...lastAnswers(base.plan.answers).values()].flatMap((last) => {
      const breach = breachesAbout(base, last.about).find(
        (one) => one.breach.measure === last.measure,
      )?.breach
      if (breach === undefined || answerTo(base, breach).state !== 'given') return []
      return [
        makeGap(breach.about, {
          rule: 'AC5',
          severity: 'minor',
          person: last.ownerId,
          facts: { due: last.due, owner: last.ownerId, by: last.by ?? null, measure: last.measure },
          mend: { action: 'accept answer', otherId: last.id },
          other: last.measure,
        }),
      ]
    }),
}
