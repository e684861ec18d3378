/** The figures that *where does this number come from?* can open: which operands each is made of, and the words for it. */

import type { EarnedValue } from '../engine/value.ts'

export type Operand =
  | 'bac'
  | 'pv'
  | 'ev'
  | 'ac'
  | 'spi'
  | 'cpi'
  | 'eac'
  | 'es'
  | 'at'
  | 'pd'
  | 'rest'
  | 'forecast'
  | 'baseline'
  | 'commitment'
  | 'announced'
  | 'unannounced'
  | 'value'
  | 'expected'
  | 'start'
  | 'target'
  | 'expectedShare'
  | 'projection'
  | 'curveAfterSlip'
  | 'outlook'
  | 'owned'
  | 'inPlay'
  | 'live'
  | 'lateFinish'
  | 'earlyFinish'
  | 'nextStart'
  | 'load'
  | 'weekHours'
  | 'week'
  | 'perWeek'
  | 'daysHere'
  | 'workdays'

export type ExplainedFigure =
  | Exclude<
      keyof EarnedValue,
      'basis' | 'pvForIndex' | 'evForIndex' | 'pvHeard' | 'missingCosts' | 'earnedSchedule'
    >
  | 'es'
  | 'at'
  | 'svTime'
  | 'spiTime'
  | 'ieac'
  | 'pd'
  | 'delay'
  | 'announced'
  | 'unannounced'
  | 'krVariance'
  | 'attained'
  | 'pace'
  | 'outlook'
  | 'shortfall'
  | 'ownership'
  | 'liveShare'
  | 'totalFloat'
  | 'freeFloat'
  | 'overload'
  | 'weekHours'

export interface Explanation {
  /** schedule efficiency */
  readonly name: string
  /** SPI; absent where the trade has no other name. */
  readonly trade?: string
  /** earned ÷ planned */
  readonly formula: string
  /** Every operand the formula names, in its order, with the word it is named by. */
  readonly operands: readonly { readonly operand: Operand; readonly name: string }[]
  /** above 1 is good; empty where no way is better. */
  readonly good: string
}
