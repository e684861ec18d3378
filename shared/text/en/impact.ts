/** English words for what a change moves (CN3): before it is made and after. */

import type { Impact } from '../../engine/impact.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import type { ImpactWords } from '../words.ts'
import { days } from './days.ts'
import { item, keyResult } from './names.ts'
import { counted, money, values } from './numbers.ts'

export const impact: ImpactWords = {
  milestone,
  hit: (change, telling) => {
    const parts = [
      ifAny(change.items.length, 'item moves', 'items move'),
      ifAny(change.keyResults.length, 'key result', 'key results'),
      ifAny(change.people.length, 'person', 'people'),
      change.money > 0 ? `${money.short(change.money, telling.currency)} of budget` : '',
    ].filter((part) => part !== '')
    if (parts.length > 0) return `${parts.join(', ')}.`
    return movesNothing(change) ? '' : 'Nothing else moves.'
  },
  keyResult: ({ keyResultId, from, to }, telling) => {
    const measure = telling.measureOf(keyResultId)
    const shown = (value: number | null): string =>
      value === null ? 'unknown' : values.measured(value, measure, telling.currency)
    return fit([keyResult(telling, keyResultId)], (title = '') => `${title}: ${shown(from)} → ${shown(to)}`)
  },
  item: (moved, telling) =>
    fit([item(telling, moved.itemId)], (title = '') => `${title}: ${move(moved, telling)}`),
}

type Moved = Impact['items'][number]

/** The headline milestone that moves most; where none moves, why not. */
function milestone(change: Impact, telling: Telling): string {
  const [first] = change.milestones
  if (first === undefined) return ''
  const moved = change.milestones.reduce(
    (most, one) => (Math.abs(one.days) > Math.abs(most.days) ? one : most),
    first,
  )
  if (movesNothing(change)) return 'No date moves.'
  const limit = change.nextLimit
  if (moved.days === 0) {
    const why = limit === undefined ? '.' : `: it waits for ${item(telling, limit)} anyway.`
    return fit([item(telling, moved.itemId)], (title = '') => `Moves ${title} by 0 days${why}`)
  }
  const to = moved.to === undefined ? '' : `, to ${days.day(moved.to, telling.today)}`
  const names = [item(telling, moved.itemId), ...(limit === undefined ? [] : [item(telling, limit)])]
  return fit(names, (title = '', next) => {
    const what =
      moved.days > 0
        ? `Moves ${title} by ${days.count(moved.days)}${to}`
        : `Brings ${title} forward by ${days.count(-moved.days)}${to}`
    return next === undefined ? `${what}.` : `${what}; then ${next} is the limit.`
  })
}

/** A new owner or a note: that a milestone waits for something else has nothing to do with it. */
function movesNothing({ milestones, items }: Impact): boolean {
  return items.length === 0 && milestones.every(({ days: by }) => by === 0)
}

function move({ from, to, days: by }: Moved, telling: Telling): string {
  const on = (day: string | undefined): string =>
    day === undefined ? 'no date' : days.day(day, telling.today)
  const how = by === 0 ? '' : ` (${by > 0 ? `${days.count(by)} later` : `${days.count(-by)} earlier`})`
  return `${on(from)} → ${on(to)}${how}`
}

function ifAny(count: number, one: string, more: string): string {
  return count === 0 ? '' : counted(count, one, more)
}
