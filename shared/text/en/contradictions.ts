/** The English sentences of what cannot both be right (CO): always with both numbers. */

import { roundHalfAway } from '../../base/rounding.ts'
import type { Gap } from '../../engine/gaps/gap.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import { days } from './days.ts'
import { day, figure, titleOf } from './gap-facts.ts'
import { item } from './names.ts'
import { money, sentenceStep } from './numbers.ts'

/** CO1 *Launch moves by 15 d. Take the new date?* is the question; else what is reported against where it is heading. */
export function greenButLate(gap: Gap, telling: Telling): string {
  const late = figure(gap, 'days')
  if (gap.facts['question'] === 1) {
    return fit(
      [titleOf(gap, telling)],
      (title = '') => `${title} moves by ${days.short(late)}. Take the new date?`,
    )
  }
  const heading = day(gap.facts['day'], telling)
  return fit(
    [titleOf(gap, telling)],
    (title = '') => `${title} is reported on track; it is heading for ${heading}, ${days.count(late)} later.`,
  )
}

/** CO2, rounded to one step so that the two parts still add up to the whole. */
export function below(gap: Gap, telling: Telling): string {
  const step = sentenceStep(figure(gap, 'below'))
  const to = (amount: number): number => roundHalfAway(amount / step) * step
  const whole = to(figure(gap, 'below'))
  const notDone = to(figure(gap, 'notDone'))
  const saved = whole - notDone
  const amount = (value: number): string => money.sentence(value, telling.currency)
  const rest = saved >= 0 ? `${amount(saved)} is saved` : `${amount(-saved)} is overspent`
  const parts = `${amount(whole)} below planned spend: ${amount(notDone)} is work not done, ${rest}.`
  if (gap.about.kind === 'plan') return parts
  return fit([titleOf(gap, telling)], (title = '') => `${title}: ${parts}`)
}

/** CO3: money where there is money, else hours. */
export function spendingEarly(gap: Gap, telling: Telling): string {
  const cost = figure(gap, 'cost')
  const spent = cost > 0 ? money.sentence(cost, telling.currency) : `${figure(gap, 'hours')} hours`
  const names = [titleOf(gap, telling), item(telling, gap.facts['blockedBy'])]
  if (gap.facts['blockedBy'] !== null) {
    return fit(
      names,
      (title = '', blocked = '') =>
        `${title}: ${spent} booked while ${blocked}, which it waits for, is blocked.`,
    )
  }
  const start = day(gap.facts['mayStart'], telling)
  const early = days.count(figure(gap, 'days'))
  return fit(names, (title = '') => `${title}: ${spent} spent ${early} too early; it may start ${start}.`)
}
