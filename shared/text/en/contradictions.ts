/** The English sentences of what cannot both be right (CO): always with both numbers. */

import { roundHalfAway } from '../../base/rounding.ts'
import type { Gap, RuleId } from '../../engine/gaps/gap.ts'
import type { ValueKind } from '../../plan/governance.ts'
import { fit } from '../fit.ts'
import type { Measure, Telling } from '../telling.ts'
import { days } from './days.ts'
import { about, begun, day, figure, titleOf } from './gap-facts.ts'
import type { Sentence } from './gap-facts.ts'
import { item, person } from './names.ts'
import { money, number, sentenceStep, values } from './numbers.ts'
import { valueNames, valueText } from './value-names.ts'

/** Of one that `isContradiction`. */
export function contradictionSentence(gap: Gap, telling: Telling): string {
  return isContradiction(gap.rule) ? begun(contradictions[gap.rule](gap, telling)) : ''
}

export const contradictions = {
  CO1: greenButLate,
  CO2: below,
  CO3: spendingEarly,
  CO4: (gap, telling) => {
    const { status } = gap.facts
    const is = typeof status === 'string' ? `said to be ${status}` : 'done'
    return about(
      gap,
      telling,
      (title) => `${title} is ${is} since ${day(gap.facts['day'], telling)}, and nothing shows it.`,
    )
  },
  CO5: (gap, telling) =>
    fit(
      [titleOf(gap, telling), item(telling, gap.facts['needs'])],
      (title = '', needs = '') => `${title} is done; ${needs}, which it needs, is not. Is it done too?`,
    ),
  CO6: stillStanding,
  CO7: (gap, telling) =>
    gap.about.kind === 'item' ? valueAndWorkDiffer(gap, telling) : goalAndWorkDiffer(gap, telling),
  CO9: twoValues,
} satisfies Readonly<Partial<Record<RuleId, Sentence>>>

function isContradiction(rule: RuleId): rule is keyof typeof contradictions {
  return rule in contradictions
}

/** CO1 *Launch moves by 15 days. Take the new date?* is the question; else what is reported against where it is heading. */
function greenButLate(gap: Gap, telling: Telling): string {
  const late = figure(gap, 'days')
  if (gap.facts['question'] === 1) {
    return fit(
      [titleOf(gap, telling)],
      (title = '') => `${title} moves by ${days.count(late)}. Take the new date?`,
    )
  }
  const heading = day(gap.facts['day'], telling)
  return fit(
    [titleOf(gap, telling)],
    (title = '') => `${title} is reported on track; it is heading for ${heading}, ${days.count(late)} later.`,
  )
}

/** CO2, rounded to one step so that the two parts still add up to the whole. */
function below(gap: Gap, telling: Telling): string {
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
function spendingEarly(gap: Gap, telling: Telling): string {
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

/** CO6: what was said twice with hours in between, or progress that went back. */
function stillStanding(gap: Gap, telling: Telling): string {
  const { percent, before, remaining } = gap.facts
  const now = percent === null ? `${days.count(Number(remaining))} left` : `${Number(percent)} % done`
  return fit([titleOf(gap, telling)], (title = '') =>
    gap.facts['fell'] === 1
      ? `${title} went back from ${Number(before)} % to ${Number(percent)} %. What happened?`
      : `${title} is ${now} as it was before, with ${number(figure(gap, 'hours'), 1)} hours booked since.`,
  )
}

/** CO7: the work against the value, both with their word. */
function goalAndWorkDiffer(gap: Gap, telling: Telling): string {
  const [value, expected] = soFar(gap, telling.measureOf(gap.about.id), telling)
  return fit([titleOf(gap, telling)], (title = '') =>
    gap.facts['delivered'] === 1
      ? `The work for ${title} is on plan; the goal has ${value}, not ${expected}, by now.`
      : `The work for ${title} is late or over; the goal has ${value}, not ${expected}, by now.`,
  )
}

/** CO7 of the value that work itself is to bring. */
function valueAndWorkDiffer(gap: Gap, telling: Telling): string {
  const kind = gap.facts['kind'] as ValueKind
  const value = valueText(kind, figure(gap, 'value'), telling.currency)
  const expected = valueText(kind, figure(gap, 'expected'), telling.currency)
  const how = gap.facts['delivered'] === 1 ? 'on plan' : 'late or over'
  return about(
    gap,
    telling,
    (title) => `${title} is ${how}; its ${valueNames[kind]} is ${value}, not ${expected}, by now.`,
  )
}

/** The last reading and what it should be by now, never *96 of 274*, which would read like the whole way. */
export function soFar(gap: Gap, measure: Measure, telling: Telling): readonly [string, string] {
  const { currency } = telling
  const isSign = measure.unit === currency || measure.unit === '%'
  const bare = isSign ? measure : { ...measure, unit: '' }
  return [
    values.measured(figure(gap, 'value'), bare, currency),
    values.measured(figure(gap, 'expected'), measure, currency),
  ]
}

/** CO9: both values with whoever gave them. */
function twoValues(gap: Gap, telling: Telling): string {
  const measure = telling.kpiMeasure(gap.about.id)
  const said = (which: 'first' | 'second'): string => {
    const value = values.measured(figure(gap, which), measure, telling.currency)
    const by = gap.facts[`${which}By`]
    const source = gap.facts[`${which}Source`]
    const isPerson = typeof by === 'string' && gap.facts['firstBy'] !== gap.facts['secondBy']
    const from = isPerson ? person(telling, by) : typeof source === 'string' ? source : undefined
    return from === undefined ? value : `${value} (${from})`
  }
  const when = day(gap.facts['day'], telling)
  return fit(
    [titleOf(gap, telling)],
    (title = '') => `${title} has two values for ${when}: ${said('first')} and ${said('second')}.`,
  )
}
