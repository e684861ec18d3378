/** Figures whose way from one day to another can be told, as whole numbers, so that what moved them adds up exactly. */

import { unreachable } from '../../base/assert.ts'
import { dayToNumber } from '../../base/day.ts'
import type { ItemId, KeyResultId } from '../../plan/ids.ts'
import type { DatedFigures } from '../dated-figures.ts'
import type { BaseFigures } from '../figures.ts'
import type { ValueSums } from '../value.ts'

/** `below`: planned and not spent; `undone`: planned and not earned; `saved`: earned and not spent. */
export const moneyFigures = ['pv', 'ev', 'ac', 'below', 'undone', 'saved'] as const
export type MoneyFigure = (typeof moneyFigures)[number]

export type MovedFigure =
  /** Working days after the baseline, of a milestone or any other work. */
  | { readonly type: 'late'; readonly itemId: ItemId }
  /** The forecast finish, in calendar days. */
  | { readonly type: 'finish'; readonly itemId: ItemId }
  | { readonly type: 'money'; readonly of: MoneyFigure }
  /** What a key result is heading for. */
  | { readonly type: 'outlook'; readonly keyResultId: KeyResultId }

/** Parts of a unit that are told apart: cents, thousandths. */
const finest = { money: 100, outlook: 1000 }

export type DatedFigure = Exclude<MovedFigure, { readonly type: 'money' }>

/** In whole steps of `stepOf`; null where there is no such figure. */
export function movedValue(base: BaseFigures, figure: MovedFigure): number | null {
  if (figure.type === 'money') return Math.round(moneyOf(base.planValue, figure.of) * finest.money)
  return datedValue(base, figure)
}

export function datedValue(base: DatedFigures, figure: DatedFigure): number | null {
  switch (figure.type) {
    case 'late': {
      const index = base.structure.indexOf(figure.itemId)
      return index === undefined ? null : (base.variance[index]?.total ?? null)
    }
    case 'finish': {
      const index = base.structure.indexOf(figure.itemId)
      const day = index === undefined ? undefined : base.schedule.finishDay(index)
      return day === undefined ? null : dayToNumber(day)
    }
    case 'outlook': {
      const found = base.keyResults.find(({ id }) => id === figure.keyResultId)
      const value = found?.outlook ?? found?.value ?? null
      return value === null ? null : Math.round(value * finest.outlook)
    }
    default:
      return unreachable(figure)
  }
}

/** By what a moved value is divided to be shown. */
export function stepOf({ type }: MovedFigure): number {
  return type === 'money' || type === 'outlook' ? finest[type] : 1
}

/** Nothing booked is nothing spent. */
export function moneyOf({ pv, ev, ac }: ValueSums, figure: MoneyFigure): number {
  switch (figure) {
    case 'pv':
      return pv
    case 'ev':
      return ev
    case 'ac':
      return ac ?? 0
    case 'below':
      return pv - (ac ?? 0)
    case 'undone':
      return pv - ev
    case 'saved':
      return ev - (ac ?? 0)
    default:
      return unreachable(figure)
  }
}
