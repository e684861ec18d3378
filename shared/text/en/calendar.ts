/** The words of a calendar: one event for each thing that has a day. */

import type { Day } from '../../base/day.ts'
import { unreachable } from '../../base/assert.ts'
import type { Instant } from '../../base/instant.ts'
import { find } from '../../base/table.ts'
import type { Due } from '../../engine/asks/dues.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'

export type CalendarWords = {
  readonly uid: string
  readonly title: string
  readonly text: string
  readonly url?: string
} & ({ readonly at: Instant; readonly minutes: number } | { readonly day: Day })

/** *Open the Nordic market*, or *Mara Lindqvist: Open the Nordic market*. */
export function calendarName(plan: Plan, person?: PersonId): string {
  const name = find(plan.people, person)?.name
  return name === undefined ? plan.settings.name : `${name}: ${plan.settings.name}`
}

/** `linkTo`: the address of one check-in, or of My work, where there is one. The same event keeps its uid from file to file. */
export function calendarWords(
  plan: Plan,
  dues: readonly Due[],
  linkTo: (itemId?: string) => string | undefined,
): readonly CalendarWords[] {
  return dues.map((due): CalendarWords => {
    const { title, text, uid, itemId } = wordsOf(plan, due)
    const url = linkTo(itemId)
    const words = {
      uid,
      title,
      text: url === undefined ? text : `${text}\n${url}`,
      ...(url !== undefined && { url }),
    }
    return due.type === 'session' ? { ...words, at: due.at, minutes: 15 } : { ...words, day: due.day }
  })
}

interface EventWords {
  readonly uid: string
  readonly title: string
  readonly text: string
  /** The check-in that it leads to. */
  readonly itemId?: string
}

function wordsOf(plan: Plan, due: Due): EventWords {
  const { name } = plan.settings
  const titleOf = (itemId: string): string => find(plan.items, itemId)?.title ?? itemId
  const uidOf = (what: string): string => `${plan.id}-${what}@plumbline`
  switch (due.type) {
    case 'session':
      return { uid: uidOf(due.day), title: `Calibration: ${name}`, text: 'Fifteen minutes on live data.' }
    case 'decision': {
      const text = (find(plan.decisions, due.decision)?.text ?? '').replace(/\.$/, '')
      return { uid: `${due.decision}@plumbline`, title: `Decision due: ${text}`, text: name }
    }
    case 'finish': {
      const { itemId } = due
      return { uid: uidOf(`due-${itemId}`), title: `Due: ${titleOf(itemId)}`, text: name, itemId }
    }
    case 'check-ins': {
      const [itemId = '', ...more] = due.items
      const uid = uidOf(`check-in-${itemId}-${due.day}`)
      if (more.length === 0) return { uid, title: `Check in: ${titleOf(itemId)}`, text: name, itemId }
      const title = `Check in: ${due.items.length} pieces of work`
      return { uid, title, text: `${name}\n${due.items.map(titleOf).join('\n')}` }
    }
    default:
      return unreachable(due)
  }
}
