/**
 * Governance (domain.md, ST and *Model*): off unless a plan switches on a part of it. What an item's record says of it is
 * its sponsor, its controller and its value as planned; where it stands, who approved and what was achieved is the ledger's.
 */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { EntryId, ItemId, PersonId } from './ids.ts'

/** In order. The words stand in ledger entries and stay for ever. */
export const stages = ['defined', 'identified', 'detailed', 'decided', 'implemented', 'closed'] as const
export type Stage = (typeof stages)[number]
/** Taken out of the order, with a reason. */
export const stops = ['on hold', 'cancelled'] as const
export type Stop = (typeof stops)[number]
export type StagePlace = Stage | Stop
export const stagePlaces: readonly StagePlace[] = [...stages, ...stops]

export const governanceParts = ['stages', 'value', 'steering'] as const
export type GovernancePart = (typeof governanceParts)[number]

/** What can be asked to be there before a stage is entered. */
export const stageNeeds = [
  'owner',
  'sponsor',
  'controller',
  'dates',
  'budget',
  'effort',
  'key result',
  'value',
  'evidence',
] as const
export type StageNeed = (typeof stageNeeds)[number]

export const approverRoles = ['@sponsor', '@controller'] as const
export type ApproverRole = (typeof approverRoles)[number]

/** Of the plan's settings. Each mark is a field of its own, so that two planners change them without meeting. */
export interface Governance {
  /** Of `governanceParts`, those that are switched on. */
  readonly governs?: Readonly<Record<string, true>>
  /** `detailed budget`: a stage and what entering it needs. */
  readonly stageNeeds?: Readonly<Record<string, true>>
  /** `decided @sponsor`, `decided PERSON`: a stage and who approves that it is entered. */
  readonly stageApprovers?: Readonly<Record<string, true>>
  /** Statuses that are to be shown by evidence, besides *done* (policies.evidenceRequired). */
  readonly evidenceFor?: Readonly<Record<string, true>>
  /** By breach measure: how far beyond asks for an answer (AC); absent, or less: the plan's tolerance. */
  readonly answerFrom?: Readonly<Record<string, number>>
}

/** The first three add up over time; of the last two the latest stands. */
export const valueKinds = ['profit', 'cash', 'one-time cost', 'recurring', 'headcount'] as const
export type ValueKind = (typeof valueKinds)[number]
/** As planned; what was achieved is said in the ledger. */
export const valueMeasures = ['baseline', 'target', 'forecast'] as const
export type ValueMeasure = (typeof valueMeasures)[number]

/** The name of a member of `item.values`: `profit:target:2026-12-31`. */
export function valueKey(kind: ValueKind, measure: ValueMeasure, day: Day): string {
  return `${kind}:${measure}:${day}`
}

export function readValueKey(key: string): ValuePoint | undefined {
  const [kindWord, measureWord, day] = key.split(':')
  const kind = valueKinds.find((word) => word === kindWord)
  const measure = valueMeasures.find((word) => word === measureWord)
  return kind && measure && day !== undefined ? { kind, measure, day } : undefined
}

export interface ValuePoint {
  readonly kind: ValueKind
  readonly measure: ValueMeasure
  readonly day: Day
}

/** What was said of one item's stages and value, folded from the ledger. */
export interface Governed {
  readonly id: ItemId
  /** In order; the last one counts. */
  readonly moves: readonly StageMove[]
  /** In order; the last one without a refusal that asks for what is not entered yet is open. */
  readonly requests: readonly StageRequest[]
  readonly achieved: readonly Achieved[]
  readonly countersignatures: readonly Countersignature[]
}

/** `roles`: who held a role when it was said, where that changed later; null: nobody. Absent: as now. */
export interface GovernedWord {
  readonly id: EntryId
  readonly at: Instant
  readonly by?: PersonId
  readonly reason?: string
  readonly roles?: { readonly sponsor?: PersonId | null; readonly controller?: PersonId | null }
}

/** `values`: of a move to Decided, planned values that were others then, by their names; null: there was none. */
export interface StageMove extends GovernedWord {
  readonly stage: StagePlace
  readonly values?: Readonly<Record<string, number | null>>
}

export interface StageRequest extends GovernedWord {
  readonly stage: Stage
  readonly approvals: readonly GovernedWord[]
  readonly refusals: readonly GovernedWord[]
}

export interface Achieved extends GovernedWord {
  readonly kind: ValueKind
  readonly day: Day
  readonly amount: number
}

export interface Countersignature extends GovernedWord {
  /** What was achieved when it was signed, per kind. */
  readonly achieved: Readonly<Record<string, number>>
}
