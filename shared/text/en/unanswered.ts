/** The English sentences of a variance that waits for an answer (AC): how far it is, then what is missing. */

import type { Gap } from '../../engine/gaps/gap.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import { days } from './days.ts'
import { day, figure, measureBeside, titleOf } from './gap-facts.ts'
import { person } from './names.ts'
import { money, number, values } from './numbers.ts'

/** The sentences have two halves: a little longer than those of other gaps. */
const most = 120

export function lateMilestone(gap: Gap, telling: Telling): string {
  const late = days.late(figure(gap, 'days'))
  if (gap.facts['state'] === 'open' && gap.facts['announced'] === 1)
    return told(
      gap,
      telling,
      (title) => `${title} will be ${late}, as announced. What happens with what waits for it?`,
    )
  const open = 'nobody has said what happens now'
  return told(gap, telling, (title) => `${title} will be ${late}; ${rest(gap, telling, open)}.`)
}

export function costOver(gap: Gap, telling: Telling): string {
  const over = money.sentence(figure(gap, 'over'), telling.currency)
  const than =
    gap.facts['group'] === 1
      ? `has cost ${over} more than the work done is worth`
      : `is ${over} over its budget`
  return told(gap, telling, (title) => `${title} ${than}; ${rest(gap, telling, 'nobody has said why')}.`)
}

export function valueShort(gap: Gap, telling: Telling): string {
  const measure = measureBeside(gap, telling)
  const isHeading = gap.facts['short'] === 1
  const so = isHeading
    ? `is heading for ${values.outOf(figure(gap, 'outlook'), figure(gap, 'target'), measure, telling.currency)}`
    : `has ${values.outOf(figure(gap, 'value'), figure(gap, 'expected'), measure, telling.currency)} expected by now`
  const open = 'nobody has said what will be done'
  return told(gap, telling, (title) => `${title} ${so}; ${rest(gap, telling, open)}.`)
}

export function overloadStands(gap: Gap, telling: Telling): string {
  const hours = `${number(figure(gap, 'load'))} hours of work for ${number(figure(gap, 'capacity'))} hours`
  const week = day(gap.facts['week'], telling)
  const open = 'nobody has said what gives way'
  return told(gap, telling, (name) => `${name} has ${hours} from ${week}; ${rest(gap, telling, open)}.`)
}

/** AC5 */
export function answerNotAccepted(gap: Gap, telling: Telling): string {
  const due = day(gap.facts['due'], telling)
  return fit(
    [person(telling, gap.facts['owner']), titleOf(gap, telling)],
    (name = '', title = '') => `${name} has not yet accepted what is to be done about ${title} by ${due}.`,
    most,
  )
}

function told(gap: Gap, telling: Telling, sentence: (title: string) => string): string {
  return fit([titleOf(gap, telling)], (title = '') => sentence(title), most)
}

/** What is missing: an answer at all, or one that still holds. */
function rest(gap: Gap, telling: Telling, open: string): string {
  switch (gap.facts['state']) {
    case 'grown':
      return 'it has grown since that was answered'
    case 'overdue':
      return `what was to be done by ${day(gap.facts['due'], telling)} is not done`
    case 'left':
      return `${person(telling, gap.facts['owner'])}, who was to act, has left`
    default:
      return open
  }
}
