/** An operand's value in words: money, an index, a share, days, a measure, each in its own manner. */

import { find } from '../../../shared/base/table.ts'
import type { Question, Operand } from '../../../shared/engine/explain/explanation.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import type { Speech } from '../../state/speech.svelte.ts'

export function valueText(
  value: number | string | null,
  unit: Operand['unit'],
  question: Question,
  figures: Figures,
  { words, telling, language }: Speech,
): string {
  if (value === null) return furtherText(language).troubles.dash
  if (typeof value === 'string') return words.days.day(value, figures.moment.today)
  const { currency } = figures.plan.settings
  switch (unit) {
    case 'amount':
      if (figures.basis === 'cost') return words.money.exact(value, currency)
      return `${words.values.number(value, 1)} ${words.states.basis(figures.basis)}`
    case 'index':
      return words.values.number(value, 2)
    case 'share':
      return words.values.share(value)
    case 'working days':
      return words.days.working(value)
    case 'hours':
      return words.values.number(value, 1) + ' h'
    case 'day':
      return words.values.number(value)
    case 'items':
      return words.values.number(value, 0)
    case 'measure': {
      const id: string = 'id' in question.of ? question.of.id : ''
      return find(figures.plan.keyResults, id)
        ? words.values.measured(value, telling.measureOf(id), currency)
        : words.values.number(value)
    }
  }
}
