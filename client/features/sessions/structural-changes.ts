/** What differs in structure from the agreed plan: milestones whose day moved, key results whose target did; each with why. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { reasonChain } from '../../../shared/engine/root-of-delay.ts'
import type { Speech } from '../../state/speech.svelte.ts'

export interface StructuralChange {
  readonly key: string
  readonly title: string
  readonly agreed: string
  readonly now: string
  readonly because: string
}

type Telling = Pick<Speech, 'words' | 'telling'>

export function structuralChanges(figures: Figures, speech: Telling): readonly StructuralChange[] {
  return [...milestones(figures, speech), ...keyResults(figures, speech)]
}

function milestones(figures: Figures, { words, telling }: Telling): StructuralChange[] {
  const { plan, variance } = figures
  const day = (value: string): string => words.days.day(value, telling.today)
  return plan.items.list.flatMap((item, index): StructuralChange[] => {
    const { baselineFinish, forecastFinish, total } = variance[index] ?? {}
    if (item.type !== 'milestone' || !total || baselineFinish === undefined || forecastFinish === undefined)
      return []
    return [
      {
        key: item.id,
        title: item.title,
        agreed: day(baselineFinish),
        now: day(forecastFinish),
        because: because(figures, index, telling),
      },
    ]
  })
}

/** The first item with a slip of its own that it hangs on. */
function because(figures: Figures, index: number, telling: Telling['telling']): string {
  const root = reasonChain(figures, index).at(-1)
  return root === undefined ? '' : (telling.item(root.itemId) ?? '')
}

function keyResults(
  { plan, baseline, keyResults: list }: Figures,
  { words, telling }: Telling,
): StructuralChange[] {
  return plan.keyResults.list.flatMap((now, at): StructuralChange[] => {
    const agreed = baseline?.keyResults.find(({ id }) => id === now.id)
    const figure = list[at]
    const target = agreed?.targetValue ?? now.targetValue
    if (target === undefined) return []
    const value = (amount: number): string =>
      words.values.measured(amount, telling.measureOf(now.id), telling.currency)
    const title = telling.keyResult(now.id) ?? ''
    if (agreed && (agreed.targetValue !== now.targetValue || agreed.targetDay !== now.targetDay))
      return [
        {
          key: now.id,
          title,
          agreed: `${value(target)}, ${agreed.targetDay === undefined ? '' : words.days.day(agreed.targetDay, telling.today)}`,
          now: `${now.targetValue === undefined ? '' : value(now.targetValue)}, ${now.targetDay === undefined ? '' : words.days.day(now.targetDay, telling.today)}`,
          because: '',
        },
      ]
    if (!figure?.bySlip || figure.outlook === null) return []
    const gate = find(plan.items, now.gateId)?.title ?? ''
    return [{ key: now.id, title, agreed: value(target), now: value(figure.outlook), because: gate }]
  })
}
