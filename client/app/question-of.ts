/** Which question of the engine stands behind each of Now's four figures, and behind a gap that is explained. */

import type { Question } from '../../shared/engine/explain/explanation.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { Gap } from '../../shared/engine/gaps/gap.ts'

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

export function questionOfGap({ about, rule }: Gap): Question | undefined {
  switch (about.kind) {
    case 'keyResult':
      return { figure: rule === 'KR1' ? 'krVariance' : 'outlook', of: { type: 'key result', id: about.id } }
    case 'department':
      return { figure: 'sv', of: { type: 'department', id: about.id } }
    case 'item':
      return { figure: rule === 'CO2' ? 'sv' : 'delay', of: { type: 'item', id: about.id } }
    case 'plan':
      return { figure: 'sv', of: { type: 'plan' } }
    default:
      return undefined
  }
}
