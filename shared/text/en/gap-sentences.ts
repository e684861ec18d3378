/** One plain English sentence for each gap, with its figures in it, without rule ids or trade terms. */

import type { Gap, RuleId } from '../../engine/gaps/gap.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import { days } from './days.ts'
import { contradictions, soFar } from './contradictions.ts'
import { about, begun, day, figure, kindName, measureBeside, titleOf } from './gap-facts.ts'
import type { Sentence } from './gap-facts.ts'
import { department, item, kpi, owner, person, quoted } from './names.ts'
import { money, number, values } from './numbers.ts'
import { advancedWithout, waitsForApprover } from './stages.ts'
import { answerNotAccepted, costOver, lateMilestone, overloadStands, valueShort } from './unanswered.ts'

export function gapSentence(gap: Gap, telling: Telling): string {
  return begun(sentences[gap.rule](gap, telling))
}

const sentences: Readonly<Record<RuleId, Sentence>> = {
  OW1: (gap, telling) => {
    const { start, inPlay } = gap.facts
    if (inPlay === 1)
      return about(gap, telling, (title) => `Nobody owns ${title}, and it should be under way.`)
    const when = start === null ? '' : `; it starts ${day(start, telling)}`
    return about(gap, telling, (title) => `Nobody owns ${title}${when}.`)
  },
  OW2: (gap, telling) =>
    fit(
      [owner(telling, gap.facts['as']), titleOf(gap, telling)],
      (text = '', title = '') => `${quoted(text)} is no person; ${title} needs one.`,
    ),
  OW3: (gap, telling) =>
    fit(
      [person(telling, gap.facts['personId']), titleOf(gap, telling)],
      (name = '', title = '') => `${name} has left; ${title} needs a new owner.`,
    ),
  OW5: (gap, telling) =>
    fit(
      [titleOf(gap, telling), owner(telling, gap.facts['first']), owner(telling, gap.facts['second'])],
      (title = '', first = '', second = '') => `Two owners set for ${title}: ${first} and ${second}.`,
    ),
  OW6: (gap, telling) => about(gap, telling, (title) => `Nobody owns the ${kindName(gap)} ${title}.`),
  OW7: (gap, telling) => {
    const { since, outside } = gap.facts
    const wait = outside === null ? '' : `waits for ${String(outside)} and `
    return about(
      gap,
      telling,
      (title) => `${title} ${wait || 'is blocked and '}nobody here chases it, since ${day(since, telling)}.`,
    )
  },
  FR1: (gap, telling) => {
    const age = gap.facts['days']
    if (typeof age !== 'number') return about(gap, telling, (title) => `Nothing was ever heard of ${title}.`)
    return about(gap, telling, (title) => `${title} was last heard of ${days.count(age)} ago.`)
  },
  FR3: (gap, telling) =>
    about(gap, telling, (title) => `The last reading of ${title} is ${days.count(figure(gap, 'days'))} old.`),
  MP1: (gap, telling) => about(gap, telling, (title) => `${title} serves no key result.`),
  MP2: (gap, telling) => about(gap, telling, (title) => `No work contributes to ${title}.`),
  MP3: (gap, telling) => about(gap, telling, (title) => `${title} has no reading yet.`),
  MP4: (gap, telling) => {
    const { word, first, second } = gap.facts
    if (first === null)
      return fit([String(word)], (text = '') => `${quoted(text)} is a word the dictionary does not know.`)
    const where = (id: string | number | null | undefined): string =>
      id === null || id === undefined ? '' : ` in ${department(telling, id)}`
    const firstWhere = where(gap.facts['firstDepartment'])
    const secondWhere = where(gap.facts['secondDepartment'])
    return fit(
      [String(word), kpi(telling, first), kpi(telling, second)],
      (text = '', one = '', other = '') =>
        `${quoted(text)} means ${one}${firstWhere} and ${other}${secondWhere}.`,
    )
  },
  MP6: (gap, telling) => about(gap, telling, (title) => `${title} has no dates.`),
  MP7: (gap, telling) => {
    const { budget, effort } = gap.facts
    const missing =
      budget === 1 && effort === 1 ? 'neither budget nor effort' : budget === 1 ? 'no budget' : 'no effort'
    return about(gap, telling, (title) => `${title} has ${missing}.`)
  },
  MP8: (gap, telling) => {
    const count = figure(gap, 'count')
    const more = figure(gap, 'budget')
    const cost = more === 0 ? '' : `, ${money.more(more, telling.currency)}`
    return `${number(count)} ${count === 1 ? 'item' : 'items'} added since the plan: +${days.short(figure(gap, 'days'))}${cost}.`
  },
  MP9: (gap, telling) => {
    const amount = money.sentence(figure(gap, 'amount'), telling.currency)
    const how = gap.facts['spent'] === 1 ? 'spent' : 'planned'
    return fit(
      [item(telling, gap.facts['gateId']), titleOf(gap, telling)],
      (gate = '', title = '') => `${amount} ${how} for ${gate}; nothing links ${title} to it.`,
    )
  },
  ...contradictions,
  CA1: (gap, telling) => overload(gap, telling, ''),
  CA2: (gap, telling) => overload(gap, telling, ', and the end of the plan waits for it'),
  CN4: (gap, telling) =>
    fit(
      [item(telling, gap.facts['to']), item(telling, gap.facts['from'])],
      (to = '', from = '') =>
        `${to} needs ${from}; nobody in ${department(telling, gap.facts['fromDepartment'])} has accepted that.`,
    ),
  KR1: (gap, telling) => {
    const [value, expected] = soFar(gap, measureBeside(gap, telling), telling)
    return about(gap, telling, (title) => `${title}: ${value} so far; by now it should be ${expected}.`)
  },
  KR2: (gap, telling) => {
    const measure = measureBeside(gap, telling)
    const so = values.outOf(figure(gap, 'outlook'), figure(gap, 'target'), measure, telling.currency)
    const due = day(gap.facts['day'], telling)
    const isOver = String(gap.facts['day']) < telling.today
    return about(gap, telling, (title) =>
      isOver ? `${title} came to ${so}, due ${due}.` : `${title} is heading for ${so} by ${due}.`,
    )
  },
  AC1: lateMilestone,
  AC2: costOver,
  AC3: valueShort,
  AC4: overloadStands,
  AC5: answerNotAccepted,
  ST1: advancedWithout,
  ST2: waitsForApprover,
  BA3: (gap, telling) =>
    about(gap, telling, (title) => `${quoted(title)} is not what was approved, or not all of it is here.`),
}

/** The fullest week, with the hours there are in it. */
function overload(gap: Gap, telling: Telling, why: string): string {
  const load = number(figure(gap, 'load'))
  const hours = number(figure(gap, 'capacity'))
  const weeks = figure(gap, 'weeks')
  const more = weeks > 1 ? ` and in ${weeks - 1} more ${weeks === 2 ? 'week' : 'weeks'}` : ''
  const week = day(gap.facts['week'], telling)
  return fit(
    [titleOf(gap, telling)],
    (name = '') => `${name} has ${load} hours of work for ${hours} hours from ${week}${more}${why}.`,
  )
}
