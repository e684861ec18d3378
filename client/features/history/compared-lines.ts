/** A comparison of two states of the plan as rows: goals first, they are few; then the work. */

import type { Day } from '../../../shared/base/day.ts'
import type {
  BaselineComparison,
  ComparedGoal,
  ComparedLeaf,
} from '../../../shared/engine/baseline-comparison.ts'
import type { BaselineLeaf } from '../../../shared/plan/baseline.ts'
import type { KeyResult } from '../../../shared/plan/goal.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { baselines as words } from '../../text/en/baselines.ts'

export interface ComparedLine {
  readonly key: string
  readonly itemId?: string
  readonly title: string
  readonly note: string
  readonly value: string
  readonly valueNote: string
  readonly tone: 'plain' | 'behind' | 'ahead'
  readonly days: number | null
}

export function comparedLines(
  { leaves, goals }: BaselineComparison,
  speech: Speech,
): readonly ComparedLine[] {
  return [...goals.map((goal) => goalLine(goal, speech)), ...leaves.map((leaf) => leafLine(leaf, speech))]
}

function leafLine({ id, change, before, after, days }: ComparedLeaf, speech: Speech): ComparedLine {
  const daysText =
    days === null || days === 0
      ? words.change[change]
      : words.moved(speech.words.days.count(Math.abs(days)), days > 0)
  return {
    key: id,
    itemId: id,
    title: (after ?? before)?.title ?? id,
    note: before && after ? amounts(before, after, speech) : spanOf(after ?? before, speech),
    value: change === 'moved' ? daysText : words.change[change],
    valueNote: before && after ? daysBetween(before, after, speech) : '',
    tone: change !== 'moved' || !days ? 'plain' : days > 0 ? 'behind' : 'ahead',
    days,
  }
}

function goalLine({ id, change, before, after }: ComparedGoal, speech: Speech): ComparedLine {
  const target = (goal: KeyResult | undefined): string => {
    if (goal?.targetValue === undefined) return words.noDay
    const { measureOf, currency, today } = speech.telling
    const value = speech.words.values.measured(goal.targetValue, measureOf(id), currency)
    return goal.targetDay === undefined ? value : `${value}, ${speech.words.days.day(goal.targetDay, today)}`
  }
  return {
    key: `goal ${id}`,
    title: speech.telling.keyResult(id) ?? (after ?? before)?.title ?? id,
    note: words.goal,
    value: change === 'target' ? words.target : words.change[change],
    valueNote: before && after ? words.fromTo(target(before), target(after)) : target(after ?? before),
    tone: 'plain',
    days: null,
  }
}

/** The finish where it moved, else the start; nothing where only an amount differs. */
function daysBetween(before: BaselineLeaf, after: BaselineLeaf, { words: say, telling }: Speech): string {
  const text = (day: Day | undefined): string =>
    day === undefined ? words.noDay : say.days.day(day, telling.today)
  if (before.finish !== after.finish) return words.fromTo(text(before.finish), text(after.finish))
  return before.start === after.start ? '' : words.startFromTo(text(before.start), text(after.start))
}

function spanOf(leaf: BaselineLeaf | undefined, { words: say, telling }: Speech): string {
  const days = [leaf?.start, leaf?.finish].filter((day) => day !== undefined)
  const money = leaf?.budget === undefined ? [] : [say.money.exact(leaf.budget, telling.currency)]
  return [[...new Set(days)].map((day) => say.days.day(day, telling.today)).join(' – '), ...money]
    .filter((part) => part !== '')
    .join(' · ')
}

function amounts(before: BaselineLeaf, after: BaselineLeaf, { words: say, telling }: Speech): string {
  const money = (amount = 0): string => say.money.exact(amount, telling.currency)
  const hours = (amount = 0): string => say.values.number(amount, 1)
  return [
    ...(before.budget === after.budget ? [] : [words.fromTo(money(before.budget), money(after.budget))]),
    ...(before.effort === after.effort
      ? []
      : [words.effort(words.fromTo(hours(before.effort), hours(after.effort)))]),
  ].join(' · ')
}
