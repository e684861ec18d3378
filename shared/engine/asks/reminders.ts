/**
 * Who is reminded now, and of what (RE2, RE3): one message for each person, once per cadence and again where something of
 * theirs is due on the next working day; never at night, on a day off, or while they are away.
 */

import { unreachable } from '../../base/assert.ts'
import type { Day } from '../../base/day.ts'
import { dayOfInstant, minuteOfInstant } from '../../base/instant.ts'
import type { Instant } from '../../base/instant.ts'
import { find } from '../../base/table.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Person } from '../../plan/person.ts'
import type { Figures } from '../figures.ts'
import { nextSessions } from '../session/next-session.ts'
import { asksByPerson, workingDayAfter } from './asks.ts'
import type { Ask } from './asks.ts'

/** What a person was reminded of before. */
export interface Told {
  readonly keys: ReadonlySet<string>
  readonly lastAt: Instant | undefined
}

export interface Reminder {
  readonly person: Person
  /** All that is asked of them now. */
  readonly asks: readonly Ask[]
  /** What is told by this message, and not to be told again. */
  readonly keys: readonly string[]
  /** Why nothing goes to them now; absent: it goes. */
  readonly waits?: Waits
}

export type Waits =
  /** They were told of all of it, and nothing of it is due on the next working day. */
  | { readonly type: 'told' }
  | { readonly type: 'away'; readonly until: Day }
  | { readonly type: 'night' }
  | { readonly type: 'day off' }
  /** One a day is enough. */
  | { readonly type: 'had one today' }
  | { readonly type: 'no address' }

/** Minutes since midnight in the plan's zone: nothing goes before or after. */
export const dayBegins = 7 * 60
export const dayEnds = 19 * 60

/** Whether a message finds this person. */
export type Reaches = (person: Person) => boolean

export const hasAddress: Reaches = ({ email }) => email !== undefined && email.trim() !== ''

/** Of everybody of whom something is asked, by name. `told`: what this person was reminded of before. */
export function remindersAt(
  figures: Figures,
  told: (person: PersonId) => Told,
  reaches: Reaches = hasAddress,
): readonly Reminder[] {
  const { people } = figures.plan
  const round = roundOf(figures)
  return [...asksByPerson(figures)]
    .flatMap(([id, asks]): readonly Reminder[] => {
      const person = find(people, id)
      return person ? [reminderOf(figures, person, asks, round, told(id), reaches)] : []
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name) || (a.person.id < b.person.id ? -1 : 1))
}

function reminderOf(
  figures: Figures,
  person: Person,
  asks: readonly Ask[],
  round: string | undefined,
  told: Told,
  reaches: Reaches,
): Reminder {
  const soon = workingDayAfter(figures, figures.moment.today)
  const ripe = asks.filter((ask) => isRipe(ask, soon)).map(keyOf)
  const isNew = [...ripe, ...(round === undefined ? [] : [round])].some((key) => !told.keys.has(key))
  const keys = [...asks.map(keyOf), ...(round === undefined ? [] : [round])]
  const waits = isNew ? heldBack(figures, person, told, reaches) : { type: 'told' as const }
  return { person, asks, keys, ...(waits && { waits }) }
}

/** The week's request: from the working day before the next calibration on, until it is held. */
function roundOf(figures: Figures): string | undefined {
  const next = nextSessions(figures, 1)[0]
  return next && next.requestsOn <= figures.moment.today ? `round ${next.day}` : undefined
}

/** Due on the next working day or before it; what waits for a yes is asked at once, a variance with the round. */
function isRipe(ask: Ask, soon: Day): boolean {
  if (ask.type === 'answers') return false
  return !('due' in ask) || ask.type === 'given' || ask.due <= soon
}

/** The same as long as it is the same question: a check-in that was given is due anew, on another day. */
function keyOf(ask: Ask): string {
  switch (ask.type) {
    case 'check-in':
      return `check-in ${ask.itemId} ${ask.due}`
    case 'given':
      return `given ${ask.decision}`
    case 'decision':
      return `decision ${ask.decision} ${ask.due}`
    case 'approval':
    case 'countersignature':
      return `approval ${ask.itemId} ${ask.stage} ${ask.since ?? ''}`
    case 'answers':
      return 'answers'
    default:
      return unreachable(ask)
  }
}

function heldBack(
  { plan, moment, schedule }: Figures,
  person: Person,
  { lastAt }: Told,
  reaches: Reaches,
): Waits | undefined {
  const { timeZone } = plan.settings
  const { now, today } = moment
  if (!reaches(person)) return { type: 'no address' }
  const absence = person.away.find(({ from, to }) => from <= today && today <= to)
  if (absence) return { type: 'away', until: absence.to }
  if (!schedule.axis.isWorkingDay(today)) return { type: 'day off' }
  const minute = minuteOfInstant(now, timeZone)
  if (minute < dayBegins || minute >= dayEnds) return { type: 'night' }
  return lastAt !== undefined && dayOfInstant(lastAt, timeZone) === today
    ? { type: 'had one today' }
    : undefined
}
