/** What a key result may say: demanded and turned into fields, for making one and for changing one (scheduling.md 10). */

import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../plan/ids.ts'
import type { OwnerRef } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import { demandDay, demandKnown, demandNumber, demandOwner, demandShort, mostLetters } from './demands.ts'
import type { Values } from './edits.ts'
import { ownerValue } from './owner-value.ts'
import type { Refusal } from './refusal.ts'

/** Absent: as it is. Null: none. */
export interface KeyResultValues {
  readonly objective?: ObjectiveId | null
  readonly kpi?: KpiId | null
  readonly title?: string | null
  readonly owner?: OwnerRef | null
  readonly startDay?: Day | null
  readonly startValue?: number | null
  readonly targetDay?: Day | null
  readonly targetValue?: number | null
  /** Value expected on a day; null takes it off. */
  readonly checkpoints?: Readonly<Record<Day, number | null>>
  readonly weight?: number
  readonly gate?: ItemId | null
}

/** `own`: the key result that is changed. */
export function demandKeyResult(values: KeyResultValues, plan: Plan, own?: KeyResultId): Refusal | undefined {
  const before = find(plan.keyResults, own)
  const from = values.startDay === undefined ? before?.startDay : values.startDay
  const to = values.targetDay === undefined ? before?.targetDay : values.targetDay
  return (
    demandKnown(plan, 'objective', values.objective) ??
    demandKnown(plan, 'kpi', values.kpi) ??
    demandShort('a title', values.title, mostLetters.title) ??
    demandOwner(plan, values.owner) ??
    demandDay('the first day', from) ??
    demandDay('the due day', to) ??
    (from && to && to < from
      ? ({ code: 'END_BEFORE_BEGINNING', facts: { from, to } } as const)
      : undefined) ??
    demandNumber('the start value', values.startValue, { least: -1e15 }) ??
    demandNumber('the target', values.targetValue, { least: -1e15 }) ??
    demandNumber('the weight', values.weight, { least: 0 }) ??
    demandKnown(plan, 'item', values.gate) ??
    demandCheckpoints(values.checkpoints)
  )
}

export function keyResultFields(values: KeyResultValues): Values {
  const { title, owner } = values
  const words = title === undefined ? undefined : title?.trim() || null
  return { ...values, title: words, owner: ownerValue(owner), checkpoints: undefined }
}

function demandCheckpoints(checkpoints: KeyResultValues['checkpoints'] = {}): Refusal | undefined {
  return Object.entries(checkpoints)
    .map(
      ([day, value]) =>
        demandDay('a checkpoint', day) ?? demandNumber('a checkpoint', value, { least: -1e15 }),
    )
    .find((refusal) => refusal !== undefined)
}
