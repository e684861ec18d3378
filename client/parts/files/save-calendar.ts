/** What has a day in a plan as a calendar file: of one person, or of the plan. */

import { duesOf } from '../../../shared/engine/asks/dues.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { calendarFile } from '../../../shared/exchange/calendar-file.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'
import { calendarName, calendarWords } from '../../../shared/text/en/calendar.ts'
import { hrefTo } from '../../state/route.svelte.ts'
import { download, fileName } from './hand-out.ts'

/** `path`: the plan's, as in its address. */
export function saveCalendar(figures: Figures, path: string, person?: PersonId): void {
  const { plan, moment } = figures
  const linkTo = (checkIn?: string): string => {
    const route = {
      type: 'plan',
      path,
      screen: 'my-work',
      ...(checkIn !== undefined && { checkIn }),
    } as const
    return `${location.origin}${location.pathname}${hrefTo(route)}`
  }
  const name = calendarName(plan, person)
  const text = calendarFile(name, calendarWords(plan, duesOf(figures, person), linkTo), moment.now)
  const file = fileName(name, moment.today, 'ics', 'calendar')
  download(new File([text], file, { type: 'text/calendar' }))
}
