import type { Day } from '../base/day.ts'
import type { DepartmentId, ItemId, KeyResultId, KpiId, ObjectiveId } from './ids.ts'
import type { OwnerRef } from './person.ts'

/** A dictionary entry: one meaning per measure, every department's own word as an alias (P6). */
export interface Kpi {
  readonly id: KpiId
  readonly name: string
  readonly definition?: string
  readonly unit: string
  readonly decimals: number
  readonly direction: 'up' | 'down' | 'hold'
  /** The band of a `hold` measure. */
  readonly bandLow?: number
  readonly bandHigh?: number
  readonly owner?: OwnerRef
  /** Working days between readings; absent: the plan's cadence (FR3). */
  readonly cadenceDays?: number
  readonly aliases: Readonly<Record<DepartmentId, string>>
}

export interface Objective {
  readonly id: ObjectiveId
  readonly title: string
  readonly owner?: OwnerRef
  readonly from?: Day
  readonly to?: Day
  readonly parentId?: ObjectiveId
  readonly order?: string
}

/** A measured goal: from a value on a day to a value on a day, through checkpoints (KR.1). */
export interface KeyResult {
  readonly id: KeyResultId
  readonly objectiveId?: ObjectiveId
  readonly kpiId?: KpiId
  /** Absent: the KPI's name. */
  readonly title?: string
  readonly owner?: OwnerRef
  readonly startDay?: Day
  readonly startValue?: number
  readonly targetDay?: Day
  readonly targetValue?: number
  readonly checkpoints: readonly Checkpoint[]
  readonly weight: number
  /** The item whose finish this value hangs on (KR.5). Absent: its latest contributing milestone. */
  readonly gateId?: ItemId
  readonly order?: string
}

export interface Checkpoint {
  readonly day: Day
  readonly value: number
}
