/**
 * *Where does this number come from?* as data: the figure, its operands with values, units and ages, the parts it is the sum
 * of, and the entries it rests on. Names and formulas are `shared/text`'s, by the same ids.
 */

import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type {
  BaselineId,
  DepartmentId,
  EntryId,
  ItemId,
  KeyResultId,
  LinkId,
  PersonId,
} from '../../plan/ids.ts'
import type { Status } from '../../plan/report.ts'
import type { EarnedValue, NullReason } from '../value.ts'

/** Figures of the earned value table. */
export type ValueFigure = Exclude<
  keyof EarnedValue,
  'basis' | 'pvForIndex' | 'evForIndex' | 'pvHeard' | 'missingCosts' | 'earnedSchedule'
>
export type TimeFigure = 'es' | 'at' | 'svTime' | 'spiTime' | 'ieac' | 'pd'
export type DelayFigure = 'delay' | 'announced' | 'unannounced'
export type KeyResultFigure = 'krVariance' | 'attained' | 'pace' | 'outlook' | 'shortfall'
export type FloatFigure = 'totalFloat' | 'freeFloat'
export type LoadFigure = 'overload' | 'weekHours'

/** What is asked about: a figure of something. */
export type Question =
  | { readonly figure: ValueFigure | TimeFigure; readonly of: Scope }
  | {
      readonly figure: DelayFigure | FloatFigure
      readonly of: { readonly type: 'item'; readonly id: ItemId }
    }
  | {
      readonly figure: KeyResultFigure
      readonly of: { readonly type: 'key result'; readonly id: KeyResultId }
    }
  | { readonly figure: LoadFigure; readonly of: PersonWeek }
  | { readonly figure: 'ownership' | 'liveShare'; readonly of: Scope }

export type Scope =
  | { readonly type: 'plan' }
  | { readonly type: 'item'; readonly id: ItemId }
  | { readonly type: 'department'; readonly id: DepartmentId }

/** A person in the week that begins on this Monday. */
export interface PersonWeek {
  readonly type: 'person week'
  readonly id: PersonId
  readonly week: Day
}

/** `amount` is in the plan's basis: money, hours, working days or leaves; `measure` in the key result's own unit. */
export type FigureUnit = 'amount' | 'index' | 'share' | 'working days' | 'hours' | 'day' | 'measure' | 'items'

export interface Explanation {
  readonly question: Question
  readonly value: number | null
  readonly unit: FigureUnit
  readonly reason?: NullReason
  /** Of planned and earned value: what part of the budget it is. */
  readonly share?: number
  readonly operands: readonly Operand[]
  /** What it is the sum of, or the item that decides it, largest first. */
  readonly parts: readonly Part[]
  readonly entries: readonly Entry[]
  /** When the oldest of what it rests on was said; absent: nothing was, or it is the same for ever. */
  readonly saidAt?: Instant
}

/** `name` is an operand of the figure's formula in `shared/text`. */
export interface Operand {
  readonly name: string
  readonly value: number | Day | null
  readonly unit: FigureUnit
  readonly reason?: NullReason
  readonly saidAt?: Instant
  /** Asking this opens it further. */
  readonly opens?: Question
}

export interface Part {
  readonly of: Scope
  readonly value: number | null
  readonly saidAt?: Instant
  readonly opens?: Question
}

/** What somebody wrote down, and when. */
export type Entry =
  | {
      readonly type: 'check-in'
      readonly id: EntryId
      readonly at: Instant
      readonly by?: PersonId
      readonly says: CheckInSays
    }
  | {
      readonly type: 'booking'
      readonly id: EntryId
      readonly at: Instant
      readonly by?: PersonId
      readonly day: Day
      readonly amount: number
    }
  | {
      readonly type: 'reading'
      readonly id: EntryId
      readonly at: Instant
      readonly by?: PersonId
      readonly day: Day
      readonly value: number
    }
  | {
      readonly type: 'baseline'
      readonly id: BaselineId
      readonly at: Instant
      readonly by?: PersonId
      readonly day: Day
    }
  | { readonly type: 'promise'; readonly at: Instant; readonly by?: PersonId; readonly day: Day }
  | { readonly type: 'driver'; readonly itemId: ItemId; readonly linkId: LinkId }

/** Of what a check-in said, what the figure rests on. */
export interface CheckInSays {
  readonly status?: Status
  readonly percent?: number
  readonly remaining?: number
  readonly actualStart?: Day
  readonly actualFinish?: Day
}
