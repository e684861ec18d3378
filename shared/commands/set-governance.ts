/** Switches parts of governance on or off, and says what entering a stage asks for. True marks, null takes the mark off. */

import { approverRoles, governanceParts, stageNeeds, stages } from '../plan/governance.ts'
import type { GovernancePart } from '../plan/governance.ts'
import { breachMeasures } from '../plan/answer.ts'
import type { BreachMeasure } from '../plan/answer.ts'
import { statuses } from '../plan/report.ts'
import type { Plan } from '../plan/plan.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandNumber } from './demands.ts'
import { setMembers } from './edits.ts'
import type { Refusal } from './refusal.ts'

type Marks = Readonly<Record<string, true | null>>

export interface SetGovernance {
  readonly parts?: Readonly<Partial<Record<GovernancePart, true | null>>>
  /** `detailed budget`. */
  readonly needs?: Marks
  /** `decided @sponsor`, `decided PERSON`. */
  readonly approvers?: Marks
  /** By status. */
  readonly evidenceFor?: Marks
  /** By breach measure; null: from the plan's tolerance on. */
  readonly answerFrom?: Readonly<Partial<Record<BreachMeasure, number | null>>>
}

export const setGovernance: Command<SetGovernance> = {
  name: 'plan.setGovernance',
  title: 'Change governance',
  run: ({ parts = {}, needs = {}, approvers = {}, evidenceFor = {}, answerFrom = {} }, { plan }) =>
    planUnless(
      demandWords('part', Object.keys(parts), governanceParts) ??
        demandWords('status', Object.keys(evidenceFor), statuses) ??
        demandWords('kind of variance', Object.keys(answerFrom), breachMeasures) ??
        Object.values(answerFrom)
          .map((value) => demandNumber('the threshold', value, { least: 0 }))
          .find((refusal) => refusal !== undefined) ??
        demandCriteria(Object.keys(needs), (need) => demandWords('need', [need], stageNeeds)) ??
        demandCriteria(Object.keys(approvers), (who) => demandApprover(plan, who)),
      () => [
        ...setMembers('plan', 'plan', 'governs', parts),
        ...setMembers('plan', 'plan', 'stageNeeds', needs),
        ...setMembers('plan', 'plan', 'stageApprovers', approvers),
        ...setMembers('plan', 'plan', 'evidenceFor', evidenceFor),
        ...setMembers('plan', 'plan', 'answerFrom', answerFrom),
      ],
    ),
}

function demandWords(what: string, found: readonly string[], known: readonly string[]): Refusal | undefined {
  const bad = found.find((word) => !known.includes(word))
  return bad === undefined ? undefined : { code: 'BAD_WORD', facts: { what, found: bad } }
}

function demandCriteria(
  keys: readonly string[],
  demand: (second: string) => Refusal | undefined,
): Refusal | undefined {
  for (const key of keys) {
    const space = key.indexOf(' ')
    const refusal = demandWords('stage', [key.slice(0, space)], stages) ?? demand(key.slice(space + 1))
    if (refusal) return refusal
  }
  return undefined
}

function demandApprover(plan: Plan, who: string): Refusal | undefined {
  return approverRoles.some((role) => role === who) ? undefined : demandKnown(plan, 'person', who)
}
