/** The words of the Timeline. */

import { counted, number } from '../../../shared/text/en/numbers.ts'
import { daysBetween } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import type { Link } from '../../../shared/plan/item.ts'
import { itemDetails } from './item-details.ts'

export interface RowFacts {
  readonly title: string
  readonly kind: 'task' | 'milestone' | 'group'
  readonly department?: string | undefined
  readonly owner: string
  readonly agreed?: Dates | undefined
  readonly promised?: Dates | undefined
  readonly forecast?: Dates | undefined
  /** Working days; null without an agreed plan. */
  readonly total: number | null
  readonly announced: number | null
  readonly unannounced: number | null
  readonly state: 'unstarted' | 'started' | 'finished' | 'cancelled'
  readonly isCritical: boolean
  /** Working days of float; undefined where none is worth saying. */
  readonly float?: number | undefined
  readonly deadline?: Day | undefined
  readonly isDeadlineMissed: boolean
  /** What it waits for, in words; empty while nobody says. */
  readonly blocked?: string | undefined
  readonly isEarliest: boolean
  readonly isInCycle: boolean
}

export interface Dates {
  readonly start?: Day | undefined
  readonly finish?: Day | undefined
}

const workingDays = (n: number): string => counted(Math.abs(n), 'day', 'days')

export const timeline = {
  title: 'Timeline',
  rows: 'Timeline: all work with its dates',
  work: 'Work',
  dates: 'Dates',
  holiday: (day: string, name: string): string =>
    name.trim() === '' ? `${day}, a day off` : `${day}, ${name}`,
  holidays: (days: readonly string[]): string => `. Days off: ${days.join('; ')}`,
  late: 'Late',
  search: 'Find work or person',
  standing: 'Which work',
  standings: {
    all: 'All work',
    open: 'Not done yet',
    late: 'Late',
    critical: 'Decides the end',
    blocked: 'Blocked',
    gap: 'With a gap',
  },
  filter: 'Filter',
  filtered: (count: number): string => `Filter: ${count}`,
  person: 'Person',
  everybody: 'Everybody',
  department: 'Department',
  allDepartments: 'All departments',
  keyResult: 'Key result',
  allKeyResults: 'All key results',
  clear: 'Show all',
  zoomIn: 'Closer',
  zoomOut: 'Further',
  fit: 'Whole plan',
  today: 'Today',
  foldAll: 'Fold all groups',
  unfoldAll: 'Unfold all groups',
  fold: (title: string): string => `Fold ${title}`,
  unfold: (title: string): string => `Unfold ${title}`,
  more: 'Folding and print',
  print: 'Print',
  printed: (name: string, day: string): string => `${name}, as of ${day}`,
  printedPart: (shown: number, all: number): string =>
    `The first ${number(shown)} of ${number(all)} rows. Fold groups or filter to print the rest.`,
  columnWidth: 'Width of the column of titles',
  axis: {
    week: (n: number): string => `W${n}`,
    quarter: (n: number): string => `Q${n}`,
  },
  legendTitle: 'What the marks mean',
  legend: 'Marks',
  legendNote:
    'Three sets of dates, never mixed. A bar is what its owner promised; beneath it what was agreed; above it where the work is heading.',
  marks: {
    baseline: 'agreed',
    commitment: 'promised',
    forecast: 'forecast',
    announced: 'late, announced',
    unannounced: 'late, not yet announced',
    early: 'early',
    milestone: 'milestone',
    group: 'group',
    critical: 'critical: each day late moves the end',
    float: 'room (float): may slip so far',
    deadline: 'deadline',
    blocked: 'blocked',
    earliest: 'at the earliest',
    done: 'done',
    today: 'today',
    off: 'day off',
    link: 'link: waits for',
    driver: 'what gives the chosen one its date',
  },
  hint: 'Drag a bar to move it, its edges to stretch it, the dot at its end to link it. Or press m, then the arrows.',
  keysHint: 'Enter opens, m moves, l links, ← → fold',
  nobody: 'nobody owns it',
  noDates: 'no dates yet',
  giveDates: 'Give it dates',
  giveDatesTo: (title: string): string => `Give ${title} dates`,
  cycle: 'circle of links',
  shortLate: (days: number): string =>
    days > 0 ? `${number(days)} d` : days < 0 ? `${number(-days)} d early` : '',
  row: rowText,
  rangeOf,
  linkWords: (from: string, to: string, type: Link['type'], lag: number): string => {
    const days = lag === 0 ? '' : lag > 0 ? `, ${workingDays(lag)} later` : `, ${workingDays(lag)} sooner`
    return `${to} ${itemDetails.linkTypes[type].replace(/\bit\b/, from)}${days}`
  },
  moving: (title: string, range: string): string => `${title}: ${range}`,
  moveKeys:
    '← → a day, ↑ ↓ a week, with Shift the finish, with Alt the start. Enter takes it, Escape leaves it.',
  dropHint: 'Let go to promise this. Escape leaves it.',
  unchanged: 'As it is now.',
  counting: 'Working out what it moves…',
  linkKeys: '↑ ↓ or letters choose what waits for it, ← → how. Enter links, Escape leaves it.',
  linkFrom: (from: string): string => `What waits for ${from}?`,
  linkTo: (from: string, to: string, type: Link['type']): string =>
    `${to} ${itemDetails.linkTypes[type].replace(/\bit\b/, from)}`,
  moved: (title: string, range: string): string => `${title} promised for ${range}`,
  linked: (from: string, to: string): string => `${to} waits for ${from}`,
  empty: 'No work yet',
  emptyText: 'Each task will be a bar: what was agreed, what is promised, where it is heading.',
  emptyStep: 'Bring my plan',
  noDatesYet: 'Nothing has dates yet',
  noDatesText: 'Give one piece of work its dates: choose it and press m, or open it.',
  noPlan: 'No agreed plan yet, so nothing is late.',
  takePlan: 'Take the plan',
  nothingMatches: 'No work matches',
  nothingMatchesText: 'Other words, or all work, show more.',
  count: (shown: number, all: number): string =>
    shown === all ? counted(all, 'piece of work', 'pieces of work') : `${number(shown)} of ${number(all)}`,
  phone: {
    late: 'Late',
    now: 'This week',
    next: 'Next week',
    later: 'Later',
    undated: 'Without dates',
    done: 'Done',
    more: (count: number): string => `Show ${number(count)} more`,
    by: (range: string): string => range,
    nothing: 'Nothing',
    strip: (from: string, to: string): string =>
      `The small drawings run from ${from} to ${to}; the line is today.`,
  },
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const sameYearDays = 270

/** *3–14 Nov*, *28 Oct – 4 Dec*; with its year where that could be mistaken. A finish before its start stands alone. */
function rangeOf(dates: Dates | undefined, today: Day): string {
  const last = dates?.finish ?? dates?.start
  if (last === undefined) return ''
  const first = dates?.start ?? last
  const isFar = (day: Day): boolean => Math.abs(daysBetween(today, day)) > sameYearDays
  const year = isFar(first) || isFar(last)
  if (first >= last) return dayName(last, year)
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}–${dayName(last, year)}`
  return `${dayName(first, year && first.slice(0, 4) !== last.slice(0, 4))} – ${dayName(last, year)}`
}

function dayName(day: Day, withYear: boolean): string {
  const name = `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`
  return withYear ? `${name} ${day.slice(0, 4)}` : name
}

/** *Type approval, Regulatory, agreed 3–14 Nov, promised 3–20 Nov, forecast 4 Dec, 10 days late, 4 of them announced*. */
function rowText(facts: RowFacts, today: Day): string {
  const finishOnly = (dates: Dates | undefined): string => rangeOf(dates && { finish: dates.finish }, today)
  const parts = [
    facts.title,
    facts.kind === 'milestone' ? 'milestone' : '',
    facts.department ?? '',
    facts.owner,
    facts.agreed ? `agreed ${rangeOf(facts.agreed, today)}` : '',
    facts.promised ? `promised ${rangeOf(facts.promised, today)}` : '',
    facts.state === 'cancelled'
      ? 'cancelled'
      : facts.forecast
        ? facts.state === 'finished'
          ? `done ${finishOnly(facts.forecast)}`
          : `forecast ${facts.isEarliest ? 'at the earliest ' : ''}${finishOnly(facts.forecast)}`
        : facts.promised
          ? ''
          : 'no dates yet',
    delayText(facts),
    facts.isCritical ? 'decides the end (critical chain)' : '',
    facts.float !== undefined && facts.float > 0 && !facts.isCritical
      ? `${workingDays(facts.float)} of room (float)`
      : '',
    facts.deadline
      ? `deadline ${finishOnly({ finish: facts.deadline })}${facts.isDeadlineMissed ? ', missed' : ''}`
      : '',
    facts.blocked === undefined ? '' : `blocked${facts.blocked && ', '}${facts.blocked}`,
    facts.isInCycle ? 'in a circle of links, which do not count' : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function delayText({ total, announced, unannounced }: RowFacts): string {
  if (total === null)
    return unannounced !== null && unannounced > 0 ? `${workingDays(unannounced)} later than promised` : ''
  if (total < 0) return `${workingDays(total)} early`
  if (total === 0)
    return unannounced !== null && unannounced > 0
      ? `on plan, ${workingDays(unannounced)} later than promised`
      : 'on plan'
  const said = Math.min(total, Math.max(0, announced ?? 0))
  const how =
    said === 0 ? 'not yet announced' : said === total ? 'all announced' : `${said} of them announced`
  return `${workingDays(total)} late, ${how}`
}
