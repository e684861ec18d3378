/**
 * Every figure of earned value and earned schedule of a part of the plan, each of which `explain` opens; and the two days on
 * which it may end: at the pace of what is earned, which ignores the links, and by the links (ES2).
 */

import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import { progressStates } from '../schedule.ts'
import type { Maybe } from '../value.ts'
import { earnedValueOf, leavesIn } from '../value-scope.ts'
import { figureOf, unitOfFigure, valueFigures } from './explain-value.ts'
import type { FigureUnit, Question, Scope } from './explanation.ts'
import { indexOfScope } from './scopes.ts'

export interface OneFigure extends Maybe {
  readonly unit: FigureUnit
  readonly opens: Question
}

/** In the order of the trade's tables; empty where the scope is nothing known. */
export function allValueFigures(base: BaseFigures, of: Scope): readonly OneFigure[] {
  const scope = indexOfScope(base, of)
  if (scope === undefined) return []
  const table = earnedValueOf(base, scope)
  return valueFigures.map((figure) => ({
    ...figureOf(table, figure),
    unit: unitOfFigure(figure),
    opens: { figure, of },
  }))
}

export interface TwoFinishes {
  readonly byPace: Day
  readonly byLinks: Day
  /** Working days by which the pace says later; negative: earlier. */
  readonly apart: number
}

/** Undefined where one of the two is unknown, or all work there is done. */
export function twoFinishes(base: BaseFigures, of: Scope): TwoFinishes | undefined {
  const scope = indexOfScope(base, of)
  const byPace = scope && earnedValueOf(base, scope).earnedSchedule.finish
  if (scope === undefined || byPace === undefined) return undefined
  const { schedule } = base
  let byLinks: Day | undefined
  let isOpen = false
  for (const leaf of leavesIn(base, scope)) {
    const day = schedule.finishDay(leaf)
    if (day !== undefined && (byLinks === undefined || day > byLinks)) byLinks = day
    isOpen ||= progressStates[schedule.state[leaf] ?? 0] !== 'finished'
  }
  if (byLinks === undefined || !isOpen) return undefined
  const apart = schedule.axis.finishBoundary(byPace) - schedule.axis.finishBoundary(byLinks)
  return { byPace, byLinks, apart }
}
