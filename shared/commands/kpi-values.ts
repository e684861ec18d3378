/** What a KPI's dictionary entry may say: demanded and turned into fields, for making one and for changing one. */

import type { DepartmentId } from '../plan/ids.ts'
import type { Kpi } from '../plan/goal.ts'
import type { OwnerRef } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import { demandNumber, demandOwner, demandShort, demandText, mostLetters } from './demands.ts'
import type { Values } from './edits.ts'
import { ownerValue } from './owner-value.ts'
import type { Refusal } from './refusal.ts'

/** Absent: as it is. Null: none. */
export interface KpiValues {
  readonly name?: string
  readonly definition?: string | null
  readonly unit?: string
  readonly decimals?: number
  readonly direction?: Kpi['direction']
  readonly bandLow?: number | null
  readonly bandHigh?: number | null
  readonly owner?: OwnerRef | null
  readonly cadenceDays?: number | null
  /** A department's own word; null takes it off. */
  readonly aliases?: Readonly<Record<DepartmentId, string | null>>
}

export function demandKpi(values: KpiValues, plan: Plan): Refusal | undefined {
  const { name, definition, unit, decimals, bandLow, bandHigh, owner, cadenceDays } = values
  return (
    demandText('a name', name) ??
    demandShort('a definition', definition, mostLetters.note) ??
    demandShort('a unit', unit, 40) ??
    demandNumber('decimals', decimals, { least: 0, most: 12, whole: true }) ??
    demandNumber('the lower bound', bandLow, { least: -1e15 }) ??
    demandNumber('the upper bound', bandHigh, { least: bandLow ?? -1e15 }) ??
    demandOwner(plan, owner) ??
    demandNumber('days between readings', cadenceDays, { least: 1, most: 1000, whole: true })
  )
}

export function kpiFields(values: KpiValues): Values {
  const { name, unit, owner } = values
  return { ...values, name: name?.trim(), unit: unit?.trim(), owner: ownerValue(owner), aliases: undefined }
}
