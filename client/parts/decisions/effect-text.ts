/** What reporting will show, as a sentence; and what became of a decision, in a few words. */

import type { DecisionStanding } from '../../../shared/engine/session/decision-standing.ts'
import type { Decision, Effect } from '../../../shared/plan/session.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'

type Telling = Pick<Speech, 'words' | 'telling'>

export function effectText(effect: Effect | undefined, { words, telling }: Telling): string {
  if (effect === undefined) return ''
  const day = (value: string): string => words.days.day(value, telling.today)
  const item = 'itemId' in effect ? (telling.item(effect.itemId) ?? effect.itemId) : ''
  switch (effect.type) {
    case 'status':
      return say.effect[effect.becomes](item)
    case 'finish':
      return say.effect.finish(item, day(effect.by))
    case 'owner':
      return say.effect.owner(item, effect.person === undefined ? undefined : telling.person(effect.person))
    case 'no cost':
      return say.effect['no cost'](item, day(effect.from))
    case 'budget':
    case 'heard':
      return say.effect[effect.type](item)
    case 'reading': {
      const value = words.values.measured(effect.value, telling.kpiMeasure(effect.kpiId), telling.currency)
      return say.effect.reading(telling.kpi(effect.kpiId) ?? '', say.reaches[effect.reaches], value)
    }
    case 'baseline':
      return say.effect.baseline
  }
}

export function standingNote(
  { outcome }: Decision,
  { state, daysLate, spent, foundOn }: DecisionStanding,
  { words, telling }: Telling,
): string {
  if (outcome?.type === 'kept' && outcome.reason !== undefined) return say.byHand(outcome.reason)
  if (outcome?.type === 'dropped' && outcome.reason !== undefined) return say.dropped(outcome.reason)
  const seen = foundOn === undefined ? '' : say.foundOn(words.days.day(foundOn, telling.today))
  if (state === 'kept') return seen
  if (state === 'late') return [say.late(daysLate), seen].filter((part) => part !== '').join(', ')
  if (state !== 'broken') return ''
  return [
    daysLate > 0 ? say.overdue(daysLate) : '',
    spent === undefined ? '' : say.spent(words.money.sentence(spent, telling.currency)),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** What became of it in a line: *3 days overdue* says that it is. */
export function becameText(decision: Decision, standing: DecisionStanding, speech: Telling): string {
  const note = standingNote(decision, standing, speech)
  return standing.state === 'broken' && standing.daysLate > 0
    ? note
    : [say.state(standing.state), note].filter((part) => part !== '').join(', ')
}

export function toneOf({ state }: DecisionStanding): 'plain' | 'behind' | 'risk' | 'ahead' {
  return state === 'broken' ? 'behind' : state === 'late' ? 'risk' : 'plain'
}
