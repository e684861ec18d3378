/** Stages in English: their names, and the sentences about what is missing. */

import type { Gap } from '../../engine/gaps/gap.ts'
import type { StageNeed, StagePlace } from '../../plan/governance.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import { days } from './days.ts'
import { about, figure, titleOf } from './gap-facts.ts'
import { person } from './names.ts'
import { values } from './numbers.ts'

export const stageNames: Readonly<Record<StagePlace, string>> = {
  defined: 'Defined',
  identified: 'Identified',
  detailed: 'Detailed',
  decided: 'Decided',
  implemented: 'Implemented',
  closed: 'Closed',
  'on hold': 'On hold',
  cancelled: 'Cancelled',
}

export const needNames: Readonly<Record<StageNeed, string>> = {
  owner: 'an owner',
  sponsor: 'a sponsor',
  controller: 'a controller',
  dates: 'dates',
  budget: 'a budget',
  effort: 'effort',
  'key result': 'a key result',
  value: 'a value target',
  evidence: 'evidence',
}

/** *a budget and the approval of Anna Lund*; a role that nobody holds by its name. */
export function lackText(needs: readonly string[], approvers: readonly string[], telling: Telling): string {
  const names = approvers.map((who) => roleNames[who] ?? person(telling, who))
  const missing = needs.map((need) => needNames[need as StageNeed] ?? need)
  if (names.length > 0) missing.push(`the approval of ${values.list(names)}`)
  return values.list(missing, 20)
}

const roleNames: Readonly<Record<string, string>> = {
  '@sponsor': 'a sponsor, whom it lacks',
  '@controller': 'a controller, whom it lacks',
}

export function advancedWithout(gap: Gap, telling: Telling): string {
  const { closed, signedBy } = gap.facts
  const needs = partsOf(gap.facts['needs'])
  const approvers = partsOf(gap.facts['approvers'])
  if (closed === 1 && typeof signedBy === 'string')
    return fit(
      [titleOf(gap, telling), person(telling, signedBy)],
      (title = '', name = '') =>
        `${name} countersigned ${title} and is not its controller, so it is not closed.`,
    )
  if (closed === 1)
    return about(
      gap,
      telling,
      (title) => `${title} was said to be closed; its controller has not countersigned.`,
    )
  const stage = stageNames[gap.facts['stage'] as StagePlace] ?? ''
  return about(
    gap,
    telling,
    (title) => `${title} is ${stage} without ${lackText(needs, approvers, telling)}.`,
  )
}

export function waitsForApprover(gap: Gap, telling: Telling): string {
  const who = String(gap.facts['who'])
  const stage = stageNames[gap.facts['stage'] as StagePlace] ?? ''
  const age = days.working(figure(gap, 'days'))
  if (who.startsWith('@'))
    return about(
      gap,
      telling,
      (title) => `${title} waits ${age} to be ${stage}; it has no ${who.slice(1)} who could approve.`,
    )
  return fit(
    [person(telling, who), titleOf(gap, telling)],
    (name = '', title = '') => `${name} was asked ${age} ago whether ${title} may be ${stage}.`,
  )
}

function partsOf(fact: string | number | null | undefined): readonly string[] {
  return typeof fact === 'string' && fact !== '' ? fact.split(',') : []
}
