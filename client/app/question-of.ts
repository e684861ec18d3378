/** Which question of the engine stands behind each of Now's four figures. */

import type { Question } from '../../shared/engine/explain/explanation.ts'
import type { Figures } from '../../shared/engine/figures.ts'

export type PlanFigure = 'schedule' | 'money' | 'value' | 'ownership'

export function questionOf(
  figure: PlanFigure,
  figures: Figures,
  headline: number | undefined,
): Question | undefined {
  switch (figure) {
    case 'schedule': {
      const item = headline === undefined ? undefined : figures.plan.items.list[headline]
      return item && { figure: 'delay', of: { type: 'item', id: item.id } }
    }
    case 'money':
      return { figure: 'sv', of: { type: 'plan' } }
    case 'value': {
      const short = figures.keyResults.toSorted((a, b) => Number(b.bySlip) - Number(a.bySlip))[0]
      return short && { figure: 'outlook', of: { type: 'key result', id: short.id } }
    }
    case 'ownership':
      return { figure: 'ownership', of: { type: 'plan' } }
  }
}
