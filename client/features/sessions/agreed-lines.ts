/** What a plan that was agreed anew says otherwise than the one before it: milestones and key results, old and new; the rest counted. */

import type { Baseline } from '../../../shared/plan/baseline.ts'
import type { KeyResult } from '../../../shared/plan/goal.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'

type Telling = Pick<Speech, 'words' | 'telling'>

/** None for the first of a plan. */
export function agreedLines({ baselines }: Plan, taken: Baseline, speech: Telling): readonly string[] {
  const before = baselines.list
    .filter(({ at }) => at < taken.at)
    .reduce<Baseline | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined)
  if (!before) return []
  return [...milestones(before, taken, speech), ...targets(before, taken, speech), counts(before, taken)]
}

function milestones(before: Baseline, taken: Baseline, { words, telling }: Telling): readonly string[] {
  return [...taken.leaves.values()]
    .filter(({ type }) => type === 'milestone')
    .toSorted((a, b) => (a.finish ?? '').localeCompare(b.finish ?? ''))
    .flatMap(({ id, title, finish }) => {
      const was = before.leaves.get(id)?.finish
      if (was === undefined || finish === undefined || was === finish) return []
      const [from, to] = [was, finish].map((day) => words.days.day(day, telling.today))
      return [say.movedMilestone(title, from ?? '', to ?? '')]
    })
}

function targets(before: Baseline, taken: Baseline, { words, telling }: Telling): readonly string[] {
  const text = ({ id, targetValue, targetDay }: KeyResult): string =>
    [
      targetValue === undefined
        ? ''
        : words.values.measured(targetValue, telling.measureOf(id), telling.currency),
      targetDay === undefined ? '' : words.days.day(targetDay, telling.today),
    ]
      .filter((part) => part !== '')
      .join(', ')
  return taken.keyResults.flatMap((now) => {
    const was = before.keyResults.find(({ id }) => id === now.id)
    if (!was || (was.targetValue === now.targetValue && was.targetDay === now.targetDay)) return []
    return [say.movedMilestone(telling.keyResult(now.id) ?? now.id, text(was), text(now))]
  })
}

function counts(before: Baseline, taken: Baseline): string {
  const both = [...taken.leaves.values()].flatMap((leaf) => {
    const was = before.leaves.get(leaf.id)
    return was ? [{ was, leaf }] : []
  })
  const moved = both.filter(({ was, leaf }) => was.start !== leaf.start || was.finish !== leaf.finish).length
  return say.agreedCounts(taken.leaves.size - both.length, before.leaves.size - both.length, moved)
}
