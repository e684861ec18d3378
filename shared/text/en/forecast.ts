/** English words for how likely something is (FC): counted in tens, as people count, never as percentiles. */

import type { ForecastWords } from '../words.ts'
import { days } from './days.ts'
import { item, keyResult } from './names.ts'
import { number, values } from './numbers.ts'

export const forecast: ForecastWords = {
  chance,
  dates: (name, { p10, p50, p80, p90 }, { today }) => {
    const day = (one: string): string => days.day(one, today)
    if (p10 === p90) return `${name}: ${day(p50)} in nearly every try.`
    const marks = [
      ...(p10 === p50 ? [] : [`1 in 10 by ${day(p10)}`]),
      ...(p50 === p80 ? [] : [`half by ${day(p50)}`]),
      p80 === p90 ? `9 in 10 by ${day(p90)}` : `8 in 10 by ${day(p80)}`,
    ]
    return `${name}: ${marks.join(', ')}.`
  },
  meeting: (what, { day, chance: share }, { today }) =>
    `${{ plan: 'As planned', promise: 'As promised', both: 'As planned and promised' }[what]}, by ${days.day(day, today)}: ${chance(share)}.`,
  causes: (causes, telling) => {
    if (causes.length === 0) return 'Nothing that is left to chance moves it.'
    const named = causes
      .slice(0, 3)
      .map(({ itemId, share }) => `${item(telling, itemId)} (${values.share(share)})`)
    return `What makes it uncertain: ${values.list(named)}.`
  },
  estimates: ({ estimated, assumed }) => {
    const all = estimated + assumed
    if (all === 0) return 'Nothing is left to chance.'
    if (assumed === 0)
      return all === 1
        ? 'Its one estimate is its owner’s own.'
        : `All ${number(all)} estimates are the owners’ own.`
    return all === 1
      ? 'Its one estimate is assumed.'
      : `${estimated === 0 ? 'All' : `${number(assumed)} of`} ${number(all)} estimates are assumed.`
  },
  assumed: 'Assumed: from 0.9 to 1.3 times the days planned, until somebody gives best, likely and worst.',
  criticality: (share) =>
    share >= 0.995
      ? 'It decides the end of the plan in every try.'
      : share < 0.005
        ? 'It never decides the end of the plan.'
        : `It decides the end of the plan in ${tenths(share)} tries.`,
  keyResult: ({ id, chance: share }, target, targetDay, telling) => {
    const name = keyResult(telling, id)
    const goal = values.measured(target, telling.measureOf(id), telling.currency)
    if (share === null) return `${name}: nobody can say yet.`
    return `${name}: ${triesReach(share)} ${goal} by ${days.day(targetDay, telling.today)}.`
  },
  byCurve: 'by the plan’s own curve',
}

/** 1 in 5 · half · 7 in 10 · less than 1 in 20 */
function chance(share: number): string {
  if (share < 0.05) return share === 0 ? 'none of the tries' : 'less than 1 in 20'
  if (share >= 0.95) return share === 1 ? 'all of the tries' : 'more than 19 in 20'
  const tens = Math.min(9, Math.max(1, Math.round(share * 10)))
  if (tens === 2) return '1 in 5'
  if (tens === 8) return '4 in 5'
  return tens === 5 ? 'half' : `${tens} in 10`
}

function triesReach(share: number): string {
  if (share === 0) return 'no try reaches'
  if (share === 1) return 'every try reaches'
  const part = chance(share)
  return `${part} ${part === 'half' ? 'of the tries' : 'tries'} ${part.startsWith('1 ') ? 'reaches' : 'reach'}`
}

function tenths(share: number): string {
  return `${Math.min(9, Math.max(1, Math.round(share * 10)))} of 10`
}
