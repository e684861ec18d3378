/**
 * AC1–AC4: a variance beyond its threshold to which nobody has said what is done, by whom and until when, or whose answer no
 * longer holds. A delay that was announced is a question, and minor (HO1).
 */

import { answerTo, isAsking } from '../answers/answer-state.ts'
import type { Breach } from '../answers/breach.ts'
import { goalBreaches } from '../answers/goal-breaches.ts'
import { costBreach, finishBreach } from '../answers/item-breaches.ts'
import { loadBreaches } from '../answers/load-breaches.ts'
import { capacityOf } from '../capacity.ts'
import type { BaseFigures } from '../figures.ts'
import type { Gap, RuleId, Severity } from './gap.ts'
import { isOpen } from './open-work.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { ItemRule, PlanRule } from './rule.ts'

export const lateMilestone: ItemRule = {
  rule: 'AC1',
  reads: 'item',
  find(base, index) {
    const breach = finishBreach(base, index)
    return breach && gapOf(base, breach, 'AC1', breach.facts['announced'] === 1 ? 'minor' : 'serious')
  },
}

export const costOver: ItemRule = {
  rule: 'AC2',
  reads: 'worth',
  find(base, index) {
    const breach = costBreach(base, index)
    return breach && gapOf(base, breach, 'AC2', isOpen(base, index) ? 'serious' : 'minor')
  },
}

export const valueShort: PlanRule = {
  rule: 'AC3',
  reads: (base) => [...readsPeople(base), ...readsAnswers(base), base.keyResults, base.plan.settings],
  find: (base) => goalBreaches(base).flatMap((breach) => gapOf(base, breach, 'AC3', 'serious') ?? []),
}

export const overloadStands: PlanRule = {
  rule: 'AC4',
  reads: (base) => [
    ...readsPeople(base),
    ...readsAnswers(base),
    capacityOf(base),
    base.schedule.critical,
    base.plan.settings,
  ],
  find: (base) => loadBreaches(base).flatMap((breach) => gapOf(base, breach, 'AC4', 'serious') ?? []),
}

/** An answer that nobody gave is not read again because of time or reports. */
export function readsAnswers({ plan, moment }: BaseFigures): readonly unknown[] {
  return plan.answers.list.length === 0 ? [plan.answers] : [plan.answers, plan.reports, moment.today]
}

function gapOf(base: BaseFigures, breach: Breach, rule: RuleId, severity: Severity): Gap | undefined {
  const { state, answer } = answerTo(base, breach)
  if (!isAsking(state)) return undefined
  const { about, measure, person, facts } = breach
  return makeGap(about, {
    rule,
    severity: state === 'open' ? severity : 'serious',
    person,
    facts: {
      ...facts,
      state,
      due: answer?.due ?? null,
      owner: answer?.ownerId ?? null,
      said: answer?.size ?? null,
    },
    mend: {
      action: 'answer',
      value: measure,
      otherId: about.id,
      ...(about.kind === 'item' && { itemId: about.id }),
    },
  })
}
