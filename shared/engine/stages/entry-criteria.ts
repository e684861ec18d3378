/** What entering a stage needs of an item, as a planner set it: fields that are filled, people who approve (ST). */

import { find } from '../../base/table.ts'
import { approverRoles, readValueKey, stageNeeds, stages } from '../../plan/governance.ts'
import type { ApproverRole, GovernedWord, Stage, StageNeed } from '../../plan/governance.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import { presentOwner } from '../ownership.ts'
import { presentPerson } from '../who-can-mend.ts'
import { governs, holderThen, stageRank } from './stage-standing.ts'

/** A role, or a person by name; `person` is absent where nobody who is here holds the role. */
export interface Approver {
  readonly role?: ApproverRole
  readonly person?: PersonId
}

export interface Lack {
  readonly needs: readonly StageNeed[]
  readonly approvers: readonly Approver[]
}

const nothingLacks: Lack = { needs: [], approvers: [] }

/** The part of the product that a need is filled in by, as `notUsed` names it. */
const partOf: Readonly<Partial<Record<StageNeed, string>>> = {
  budget: 'budgets',
  effort: 'effort',
  'key result': 'keyResults',
}

/** What can be asked for here: nobody fills in what the plan does not use. */
export function usedNeeds(plan: Plan): readonly StageNeed[] {
  const { notUsed } = plan.settings.policies
  return stageNeeds.filter((need) => (need === 'value' ? governs(plan, need) : !notUsed[partOf[need] ?? '']))
}

/** Whether anything is asked before the stage is entered. */
export function hasCriteria({ settings }: Plan, stage: Stage): boolean {
  const { stageNeeds: needs = {}, stageApprovers: approvers = {} } = settings
  return [...Object.keys(needs), ...Object.keys(approvers)].some((key) => key.startsWith(`${stage} `))
}

/** What is still to be there, and who has still to approve, before the stage is entered. */
export function lackFor(plan: Plan, item: Item, stage: Stage): Lack {
  if (!hasCriteria(plan, stage)) return nothingLacks
  const wanted = plan.settings.stageNeeds ?? {}
  const needs = usedNeeds(plan).filter((need) => wanted[`${stage} ${need}`] && !isThere(plan, item, need))
  const given = wordsFor(plan, item, stage)
  return {
    needs,
    approvers: approversOf(plan, item, stage).filter((one) => !hasApproved(given, one, item)),
  }
}

/** Of all stages up to and with this one: an item that jumped over a stage lacks what that one asks for, too. */
export function lackUpTo(plan: Plan, item: Item, stage: Stage): Lack {
  const lacks = stages.slice(1, stageRank(stage) + 1).map((each) => lackFor(plan, item, each))
  if (lacks.every(({ needs, approvers }) => needs.length + approvers.length === 0)) return nothingLacks
  const approvers = new Map(
    lacks.flatMap((lack) => lack.approvers.map((one) => [one.role ?? one.person, one] as const)),
  )
  return { needs: [...new Set(lacks.flatMap(({ needs }) => needs))], approvers: [...approvers.values()] }
}

/** Roles first, then people in the order of their ids. */
export function approversOf(plan: Plan, item: Item, stage: Stage): readonly Approver[] {
  const marks = Object.keys(plan.settings.stageApprovers ?? {})
    .filter((key) => key.startsWith(`${stage} `))
    .map((key) => key.slice(stage.length + 1))
    // What closes it is the controller's own signature.
    .filter((who) => stage !== 'closed' || who !== '@controller')
    .sort()
  return marks.flatMap((who): Approver[] => {
    const role = approverRoles.find((one) => one === who)
    const person = presentPerson(plan, role === undefined ? who : item[fieldOf(role)])
    if (role === undefined && person === undefined) return []
    return [{ ...(role && { role }), ...(person !== undefined && { person }) }]
  })
}

/** Who said yes to what was asked last; to closing, also by countersigning it. */
function wordsFor(plan: Plan, item: Item, stage: Stage): readonly GovernedWord[] {
  const { requests, countersignatures } = find(plan.governed, item.id) ?? {}
  const last = requests?.findLast((request) => request.stage === stage)
  const approvals = last && last.refusals.length === 0 ? last.approvals : []
  return stage === 'closed' ? [...approvals, ...(countersignatures ?? [])] : approvals
}

function hasApproved(words: readonly GovernedWord[], { role, person }: Approver, item: Item): boolean {
  return words.some((word) =>
    role === undefined
      ? word.by === person
      : word.by !== undefined && word.by === holderThen(word, fieldOf(role), item),
  )
}

function fieldOf(role: ApproverRole): 'sponsor' | 'controller' {
  return role === '@sponsor' ? 'sponsor' : 'controller'
}

function isThere(plan: Plan, item: Item, need: StageNeed): boolean {
  switch (need) {
    case 'owner':
      return presentOwner(plan, item) !== undefined
    case 'sponsor':
    case 'controller':
      return presentPerson(plan, item[need]) !== undefined
    case 'dates':
      return item.finish !== undefined || item.duration !== undefined || item.type === 'group'
    case 'budget':
    case 'effort':
      return item[need] !== undefined || item.type === 'group'
    case 'key result':
      return serves(plan, item)
    case 'value':
      return Object.keys(item.values ?? {}).some((key) => readValueKey(key)?.measure === 'target')
    case 'evidence':
      return hasEvidence(plan, item)
  }
}

/** A link or a file on the item, or evidence said in a check-in. */
export function hasEvidence(plan: Plan, item: Item): boolean {
  if (Object.keys(item.evidence).length > 0) return true
  return (find(plan.reports, item.id)?.checkIns ?? []).some(({ evidence = '' }) => evidence !== '')
}

function serves({ items }: Plan, item: Item): boolean {
  let at: Item | undefined = item
  for (let height = 0; at !== undefined && height < 100; height++) {
    if (Object.keys(at.contributes).length > 0) return true
    at = find(items, at.parentId)
  }
  return false
}
