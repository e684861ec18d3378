/** The words of a reminder: what is asked of one person, and a link to each answer. */

import { unreachable } from '../../base/assert.ts'
import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { Ask } from '../../engine/asks/asks.ts'
import type { Reminder, Waits } from '../../engine/asks/reminders.ts'
import type { Plan } from '../../plan/plan.ts'
import { days } from './days.ts'
import { stageNames } from './stages.ts'

export interface ReminderText {
  readonly subject: string
  readonly greeting: string
  readonly intro: string
  readonly asks: readonly { readonly text: string; readonly link: string; readonly action: string }[]
  readonly all: { readonly text: string; readonly link: string }
  /** Where their due days can be subscribed to. */
  readonly calendar?: { readonly text: string; readonly link: string }
  readonly end: string
}

/** `linkTo`: the address of one check-in, or of all that is asked. */
export function reminderText(
  plan: Plan,
  today: Day,
  { person, asks }: Pick<Reminder, 'person' | 'asks'>,
  linkTo: (itemId?: string) => string,
  calendar?: string,
): ReminderText {
  const { name } = plan.settings
  const things = asks.length === 1 ? 'One thing waits' : `${asks.length} things wait`
  return {
    subject: `${things} for you: ${name}`,
    greeting: `${person.name.split(' ')[0] ?? person.name},`,
    intro: `${things.toLowerCase()} for you in “${name}”. A check-in takes ten seconds and two taps; what is late or blocked is best said early.`,
    asks: asks.map((ask) => ({
      text: askText(plan, today, ask),
      action: ask.type === 'check-in' ? 'Check in' : ask.type === 'approval' ? 'Answer' : 'Look at it',
      link: linkTo(ask.type === 'check-in' ? ask.itemId : undefined),
    })),
    all: { text: 'All of it, in My work', link: linkTo() },
    ...(calendar !== undefined && {
      calendar: { text: 'Your due days, to subscribe to in a calendar', link: calendar },
    }),
    end: `These links lead into the plan: pass them on only to whom it is open. At most one such message comes on a working day, and none while you are away in the plan. Whoever plans “${name}” can take your address out under People.`,
  }
}

function askText(plan: Plan, today: Day, ask: Ask): string {
  switch (ask.type) {
    case 'check-in':
      return `${question(plan, today, ask)} ${dueText('The check-in', ask.due, ask.isLate, today)}`
    case 'given':
      return `A decision was given to you: “${decisionOf(plan, ask.decision)}”. Take it on, or say why not. ${dueText('It', ask.due, ask.isLate, today)}`
    case 'decision':
      return `“${decisionOf(plan, ask.decision)}” does not show in the reporting yet. ${dueText('It', ask.due, ask.isLate, today)}`
    case 'countersignature':
      return `${itemOf(plan, ask.itemId)}: your countersignature closes it.`
    case 'approval':
      return `${itemOf(plan, ask.itemId)}: may it become ${stageNames[ask.stage]}? Your approval is asked for.`
    case 'answers':
      return ask.count === 1
        ? 'A variance waits for your answer: what will be done, by whom, until when?'
        : `${ask.count} variances wait for your answer: what will be done, by whom, until when?`
    default:
      return unreachable(ask)
  }
}

function question(
  plan: Plan,
  today: Day,
  { itemId, finish }: Extract<Ask, { readonly type: 'check-in' }>,
): string {
  const title = itemOf(plan, itemId)
  if (finish === undefined) return `${title}: how does it stand?`
  return finish < today
    ? `${title}: was due ${days.day(finish, today)}. How does it stand?`
    : `${title}: done by ${days.day(finish, today)}?`
}

function dueText(what: string, due: Day, isLate: boolean, today: Day): string {
  const when = days.relative(due, today)
  return `${what} ${due < today || (isLate && due === today) ? 'was' : 'is'} due ${/^(today|tomorrow|yesterday)$/.test(when) ? when : days.day(due, today)}.`
}

function itemOf(plan: Plan, id: string): string {
  return find(plan.items, id)?.title ?? id
}

function decisionOf(plan: Plan, id: string): string {
  return (find(plan.decisions, id)?.text ?? id).replace(/\.$/, '')
}

export function waitsText(waits: Waits, today: Day): string {
  switch (waits.type) {
    case 'told':
      return 'told already'
    case 'away':
      return `away until ${days.day(waits.until, today)}`
    case 'night':
      return 'waits for the morning'
    case 'day off':
      return 'waits for a working day'
    case 'had one today':
      return 'had a message today'
    case 'no address':
      return 'has no e-mail address in the plan (People)'
    default:
      return unreachable(waits)
  }
}
