/** Sums of earned value (scheduling.md 6, 7) and every figure that follows from them, with the reason where there is none. */

import type { Day } from '../base/day.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'

/** Sums over leaves, in the plan's one basis; `ac` null when nothing was ever recorded (EV 4). */
export interface ValueSums {
  readonly bac: number
  readonly pv: number
  readonly ev: number
  readonly ac: number | null
  /** PV and EV without level-of-effort items, for the indices (EV 2). */
  readonly pvForIndex: number
  readonly evForIndex: number
  /** PV of each leaf at the day it was last heard of where that is within one cadence, else at D: for lights and CO2 (SC5.9). */
  readonly pvHeard: number
}

/** Bit n of `valueFlags[i]` = member n. */
export const valueFlagNames = ['UNBASELINED', 'NO_BUDGET', 'LEVEL_OF_EFFORT', 'MISSING_COSTS'] as const
export type ValueFlag = (typeof valueFlagNames)[number]

export interface Maybe {
  readonly value: number | null
  /** Why there is no value; absent when there is one. */
  readonly reason?: NullReason
}

export type NullReason =
  | 'no costs recorded'
  | 'nothing planned yet'
  | 'nothing spent yet'
  | 'no budget'
  | 'budget exhausted'
  | 'no baseline'
  | 'nothing earned yet'
  | 'no remaining estimates'
  | 'not started'

export interface EarnedValue extends ValueSums {
  readonly basis: EarnedValueBasis
  /** Null only without a baseline. */
  readonly sv: Maybe
  readonly cv: Maybe
  readonly spi: Maybe
  readonly cpi: Maybe
  readonly svPercent: Maybe
  readonly cvPercent: Maybe
  readonly eac: Maybe
  readonly eacTypical: Maybe
  readonly eacAtypical: Maybe
  readonly eacCombined: Maybe
  readonly eacBottomUp: Maybe
  readonly etc: Maybe
  readonly vac: Maybe
  readonly tcpiBac: Maybe
  readonly tcpiEac: Maybe
  readonly percentComplete: Maybe
  readonly percentPlanned: Maybe
  readonly percentSpent: Maybe
  /** Something is earned and a cost of 0 is recorded (EV 6). */
  readonly missingCosts: boolean
  readonly earnedSchedule: EarnedSchedule
}

/** ES (scheduling.md 8), working days from the baseline's start. */
export interface EarnedSchedule {
  readonly es: Maybe
  readonly at: Maybe
  readonly sv: Maybe
  readonly spi: Maybe
  readonly ieac: Maybe
  /** Planned duration in working days. */
  readonly pd: Maybe
  readonly finish?: Day
}
