// A street fair of three steps for the headline's tests, and its sentences.
import type { Figures } from '../../../shared/engine/figures.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { text } from '../../../shared/text/text.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { nextWeek, ownedBy, planned, said, tellingOf, week } from './judged-case.ts'

export const words = text('en').headline
export const first = (figures: Figures): string =>
  plainSpaces(words.first(figures.headline.first, tellingOf(figures)))
export const second = (figures: Figures): string => words.second(figures.headline.second, tellingOf(figures))
export const whole = (figures: Figures): string =>
  plainSpaces(words.whole(figures.headline, tellingOf(figures)))

export const opening = {
  id: 'opening',
  title: 'Opening',
  type: 'milestone' as const,
  start: '2026-03-13',
  finish: '2026-03-13',
}
export const row: readonly Draft<Item>[] = [
  { id: 'permit', title: 'Permit', ...week, ...ownedBy('ann') },
  { id: 'stage', title: 'Stage', ...nextWeek, ...ownedBy('bo') },
  { ...opening, ...ownedBy('ann') },
]
export const links = ['permit FS stage', 'stage FS opening']
export const people = [
  { id: 'ann', name: 'Ann Ray' },
  { id: 'bo', name: 'Bo Lind' },
]

export function started(id: string, remaining: number): Draft<Report> {
  return said(id, '2026-03-04', { actualStart: '2026-03-02', remaining })
}

export function fair(more: PlanDraft = {}): PlanDraft {
  return { ...planned(row), links, people, ...more }
}
