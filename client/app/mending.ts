/** What opens when a gap is to be mended: its own action where one click is enough, else the place where it is mended. */

import type { Day } from '../../shared/base/day.ts'
import { find } from '../../shared/base/table.ts'
import type { AnswerBreach } from '../../shared/commands/answer-breach.ts'
import type { SetDates } from '../../shared/commands/set-dates.ts'
import type { Question } from '../../shared/engine/explain/explanation.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { Gap } from '../../shared/engine/gaps/gap.ts'

export interface Mending {
  readonly type:
    | 'ask'
    | 'check in'
    | 'take plan'
    | 'accept link'
    | 'accept answer'
    | 'answer'
    | 'owner'
    | 'item'
    | 'stage'
    | 'value'
    | 'map'
    | 'kpis'
    | 'people'
    | 'settings'
  readonly itemId?: string
  readonly answer?: Pick<AnswerBreach, 'about' | 'measure'>
}

export function mendingOf(gap: Gap): Mending {
  const itemId = gap.mend.itemId ?? (gap.about.kind === 'item' ? gap.about.id : undefined)
  const about = itemId === undefined ? {} : { itemId }
  switch (gap.mend.action) {
    case 'ask':
    case 'check in':
      return { type: gap.mend.action, ...about }
    case 'give owner':
    case 'choose owner':
      return itemId === undefined ? { type: 'settings' } : { type: 'owner', itemId }
    case 'see stage':
      return itemId === undefined ? { type: 'settings' } : { type: 'stage', itemId }
    case 'see value':
      return itemId === undefined ? { type: 'settings' } : { type: 'value', itemId }
    case 'answer':
      return { type: 'answer', answer: { about: gap.about, measure: gap.mend.value } as AnswerBreach }
    case 'take plan':
    case 'accept link':
    case 'accept answer':
      return { type: gap.mend.action }
    case 'add work':
      return { type: 'map' }
    case 'add reading':
    case 'match word':
    case 'settle reading':
      return { type: 'kpis' }
    case 'balance':
      return { type: 'people' }
    default:
      return itemId === undefined ? { type: 'settings' } : { type: 'item', itemId }
  }
}

/** The forecast as the item's own promise; work that has begun keeps its start. Undefined where nothing is to be taken. */
export function datesToTake(gap: Gap, figures: Figures): SetDates | undefined {
  const { action, itemId, value } = gap.mend
  if (action !== 'take date' || itemId === undefined || typeof value !== 'string') return undefined
  const forecast = figures.variance[figures.structure.indexOf(itemId) ?? -1]
  const hasBegun = find(figures.plan.reports, itemId)?.actualStart !== undefined
  return {
    item: itemId,
    finish: value as Day,
    ...(!hasBegun && forecast?.forecastStart !== undefined && { start: forecast.forecastStart }),
  }
}

/** Of a gap that is explained, the question of the engine behind its figure. */
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
