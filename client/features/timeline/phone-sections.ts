/** The Timeline of a phone: what is late, what is due this week, next week, later; work that is done is left out. */

import { addDays, weekday } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { isCancelled, progressStates } from '../../../shared/engine/schedule.ts'
import { isLate } from './timeline-filter.ts'

export const phoneKeys = ['late', 'now', 'next', 'later', 'undated'] as const
export type PhoneKey = (typeof phoneKeys)[number]

export interface PhoneSection {
  readonly key: PhoneKey
  /** Positions of leaves: by the finish that is expected, then as in the plan. */
  readonly items: readonly number[]
}

/** Each leaf once; sections that are empty are left out. A week runs from Monday to Sunday. */
export function phoneSections(
  figures: Figures,
  matches: (index: number) => boolean,
): readonly PhoneSection[] {
  const { structure, schedule, moment } = figures
  const sunday = addDays(moment.today, 7 - weekday(moment.today))
  const byKey = new Map<PhoneKey, number[]>(phoneKeys.map((key) => [key, []]))
  for (const root of structure.roots) {
    for (const index of structure.leavesOf(root)) {
      const isOver = progressStates[schedule.state[index] ?? 0] === 'finished' || isCancelled(schedule, index)
      if (!isOver && matches(index)) byKey.get(keyOf(figures, index, sunday))?.push(index)
    }
  }
  const dueOf = (index: number): string => dueDay(figures, index) ?? '9999'
  return phoneKeys.flatMap((key) => {
    const items = byKey.get(key) ?? []
    if (items.length === 0) return []
    return [
      { key, items: items.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0)) },
    ]
  })
}

function keyOf(figures: Figures, index: number, sunday: Day): PhoneKey {
  const dates = figures.variance[index]
  const due = dueDay(figures, index)
  if (due === undefined) return 'undated'
  if (isLate(figures, index)) return 'late'
  const begin = dates?.forecastStart ?? dates?.commitmentStart ?? due
  if (due <= sunday || begin <= sunday) return 'now'
  return begin <= addDays(sunday, 7) ? 'next' : 'later'
}

function dueDay({ variance }: Figures, index: number): Day | undefined {
  return variance[index]?.forecastFinish ?? variance[index]?.commitmentFinish
}
