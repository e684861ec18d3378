/** Reading a gap's facts into English: what it is about, its figures and its days. */

import type { Day } from '../../base/day.ts'
import type { Gap } from '../../engine/gaps/gap.ts'
import { fit } from '../fit.ts'
import type { Measure, Telling } from '../telling.ts'
import { days } from './days.ts'
import { baseline, department, item, keyResult, kpi, objective, person, quoted } from './names.ts'

export type Sentence = (gap: Gap, telling: Telling) => string

/** An article begins a sentence large. */
export function begun(sentence: string): string {
  return /^an? /.test(sentence) ? `A${sentence.slice(1)}` : sentence
}

export function about(gap: Gap, telling: Telling, sentence: (title: string) => string): string {
  return fit([titleOf(gap, telling)], (title = '') => sentence(title))
}

/** What the gap is about, by the kind it is of. */
export function titleOf({ about: { kind, id } }: Gap, telling: Telling): string {
  switch (kind) {
    case 'item':
      return item(telling, id)
    case 'keyResult':
      return keyResult(telling, id)
    case 'objective':
      return objective(telling, id)
    case 'kpi':
      return kpi(telling, id)
    case 'decision':
      return quoted((telling.decision(id) ?? '').trim().replace(/\.$/, ''))
    case 'department':
      return department(telling, id)
    case 'person':
      return person(telling, id)
    case 'baseline':
      return baseline(telling, id)
    default:
      return telling.planName
  }
}

export function kindName({ about }: Gap): string {
  return about.kind === 'keyResult' ? 'key result' : about.kind === 'kpi' ? 'measure' : about.kind
}

export function figure(gap: Gap, name: string): number {
  const value = gap.facts[name]
  return typeof value === 'number' ? value : 0
}

export function day(value: string | number | null | undefined, telling: Telling): string {
  return typeof value === 'string' ? days.day(value as Day, telling.today) : 'a day nobody knows'
}

/** A unit that the title names already is not said again: *Qualified leads: 96 so far; by now it should be 274.* */
export function measureBeside(gap: Gap, telling: Telling): Measure {
  const measure = telling.measureOf(gap.about.id)
  const isNamed = titleOf(gap, telling).toLowerCase().includes(measure.unit.toLowerCase())
  return isNamed ? { ...measure, unit: '' } : measure
}
