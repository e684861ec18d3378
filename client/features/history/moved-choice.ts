/** The figures that somebody may ask about, as options; and how an amount of each is said. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { headlineMilestones } from '../../../shared/engine/headline-milestones.ts'
import { moneyFigures, stepOf } from '../../../shared/engine/moved/moved-figure.ts'
import type { MovedFigure } from '../../../shared/engine/moved/moved-figure.ts'
import { numberToDay } from '../../../shared/base/day.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { moved as say } from '../../text/en/moved.ts'
import type { Tone } from '../../ui/hatching.ts'
import type { Option } from '../../ui/match-options.ts'

export interface FigureOption extends Option {
  readonly figure: MovedFigure
}

export function figureOptions(figures: Figures, { telling }: Speech): readonly FigureOption[] {
  const { plan } = figures
  const titleOf = (id: string): string => telling.item(id) ?? id
  const late = headlineMilestones(figures).map((index) => {
    const itemId = plan.items.list[index]?.id ?? ''
    return option({ type: 'late', itemId }, say.late(titleOf(itemId)), say.groups.dates)
  })
  const money = moneyFigures.map((of) => option({ type: 'money', of }, say.money[of], say.groups.money))
  const goals = plan.keyResults.list.map(({ id: keyResultId }) =>
    option(
      { type: 'outlook', keyResultId },
      say.outlook(telling.keyResult(keyResultId) ?? keyResultId),
      say.groups.goals,
    ),
  )
  const finishes = plan.items.list
    .map(({ id: itemId }) => option({ type: 'finish', itemId }, say.finish(titleOf(itemId)), say.groups.work))
    .sort((a, b) => a.label.localeCompare(b.label))
  return [...late, ...money, ...goals, ...finishes]
}

function option(figure: MovedFigure, label: string, group: string): FigureOption {
  const about = 'itemId' in figure ? figure.itemId : 'of' in figure ? figure.of : figure.keyResultId
  return { value: `${figure.type} ${about}`, label, group, figure }
}

/** A value as it stood. */
export function valueText(figure: MovedFigure, value: number | null, { words, telling }: Speech): string {
  if (value === null) return say.none
  const amount = value / stepOf(figure)
  switch (figure.type) {
    case 'late':
      return words.days.late(amount)
    case 'finish':
      return words.days.day(numberToDay(amount), telling.today)
    case 'money':
      return words.money.exact(amount, telling.currency)
    case 'outlook':
      return words.values.measured(amount, telling.measureOf(figure.keyResultId), telling.currency)
  }
}

/** By how much something moved it, with its sign: *+3 days*. */
export function amountText(figure: MovedFigure, amount: number, speech: Speech): string {
  const size = Math.abs(amount)
  const text =
    figure.type === 'late' || figure.type === 'finish'
      ? speech.words.days.count(size)
      : valueText(figure, size, speech)
  // The sign stays with its figure where a line breaks.
  return `${amount > 0 ? '+\u2060' : amount < 0 ? '−\u2060' : ''}${text}`
}

/** Which way is good, where that is certain. */
export function toneOf(figure: MovedFigure, amount: number, figures: Figures): Tone {
  const more = moreIs(figure, figures)
  if (more === undefined || amount === 0) return 'ink'
  return more === amount > 0 ? 'ahead' : 'behind'
}

function moreIs(figure: MovedFigure, { plan }: Figures): boolean | undefined {
  switch (figure.type) {
    case 'late':
    case 'finish':
      return false
    case 'money':
      return { pv: undefined, ac: undefined, ev: true, saved: true, undone: false, below: undefined }[
        figure.of
      ]
    case 'outlook': {
      const kpi = find(plan.kpis, find(plan.keyResults, figure.keyResultId)?.kpiId)
      return kpi?.direction === 'up' ? true : kpi?.direction === 'down' ? false : undefined
    }
  }
}
