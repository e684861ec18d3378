/** English words for how old a figure is (P5). */

import { daysBetween } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { Freshness } from '../../engine/freshness.ts'
import type { Telling } from '../telling.ts'
import type { AgeWords } from '../words.ts'
import { days, weekdayName } from './days.ts'
import { number, share } from './numbers.ts'

const never = 'never heard of'

const freshnessNames: Readonly<Record<Freshness, string>> = {
  'not due': 'nothing due',
  live: 'live',
  old: 'old',
  overdue: 'report overdue',
  never,
}

export const ages: AgeWords = {
  old,
  short: (n, perWeek) => {
    if (n <= 0) return 'today'
    return n < 3 * perWeek ? days.short(n) : `${Math.round(n / perWeek)} w`
  },
  said: (at, telling) => (at === undefined ? never : said(at, telling)),
  never,
  freshness: (state) => freshnessNames[state],
  heard: (live, inPlay, liveHours) => `${number(live)} of ${number(inPlay)} heard within ${liveHours} h`,
  liveShare: (live, liveHours) =>
    live === null ? 'nothing in play' : `${share(live)} heard within ${liveHours} h`,
}

function old(n: number): string {
  return n <= 0 ? 'of today' : `${days.count(n)} old`
}

/** The hour counts while the report is of the last working day; after that only the days. */
function said(at: Instant, telling: Telling): string {
  const day = telling.dayOf(at)
  const ago = daysBetween(day, telling.today)
  // By a clock that was ahead: it is no word of today.
  if (ago < 0) return `dated ahead, ${days.day(day, telling.today)}`
  if (ago === 0) return `today ${hour(at, telling)}`
  if (ago === 1) return `yesterday ${hour(at, telling)}`
  const working = telling.workingAge(at)
  return working <= 1 ? `${weekdayName(day)} ${hour(at, telling)}` : old(working)
}

function hour(at: Instant, telling: Telling): string {
  const minute = telling.minuteOf(at)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
