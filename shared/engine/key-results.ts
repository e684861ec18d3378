import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { ItemId, KeyResultId, ObjectiveId } from '../plan/ids.ts'

/** A key result against its expected curve (scheduling.md 10). */
export interface KeyResultFigures {
  readonly id: KeyResultId
  readonly value: number | null
  readonly valueDay?: Day
  readonly saidAt?: Instant
  readonly expected: number | null
  /** (value − expected) × sign: positive is good. */
  readonly variance: number | null
  readonly attained: number | null
  readonly pace: number | null
  readonly projection: number | null
  /** Value by the due day after the gate's slip (KR.5), labelled *by the plan's own curve* when `bySlip`. */
  readonly outlook: number | null
  readonly shortfall: number | null
  readonly bySlip: boolean
  readonly gateId?: ItemId
  /** Calendar days the gate's forecast is behind its baseline. */
  readonly slipDays: number
  readonly light: 'green' | 'amber' | 'red' | 'none'
  /** Work that contributes: leaf positions. */
  readonly work: readonly number[]
}

export interface ObjectiveFigures {
  readonly id: ObjectiveId
  /** Weighted mean of its key results' attained, clipped to [0, 1]; a null one counts 0 and is counted in `missing`. */
  readonly attained: number | null
  readonly missing: number
  readonly light: 'green' | 'amber' | 'red' | 'none'
}
