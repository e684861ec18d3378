/** Which days are worked: weekdays, holidays, extra workdays (SC2). A day set to null is taken off the list. */

import type { Day } from '../base/day.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandNumber } from './demands.ts'
import { setFields, setMembers } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface SetCalendar {
  /** ISO weekdays, Monday 1 … Sunday 7. */
  readonly workdays?: readonly number[]
  readonly holidays?: Readonly<Record<Day, string | null>>
  readonly extraWorkdays?: Readonly<Record<Day, string | null>>
}

export const setCalendar: Command<SetCalendar> = {
  name: 'plan.setCalendar',
  title: 'Change calendar',
  run: ({ workdays, holidays, extraWorkdays }) =>
    planUnless(demandWeek(workdays) ?? demandDays({ ...holidays, ...extraWorkdays }), () => [
      ...setFields('plan', 'plan', {
        'calendar.workdays': workdays && [...new Set(workdays)].toSorted((a, b) => a - b),
      }),
      ...setMembers('plan', 'plan', 'calendar.holidays', holidays),
      ...setMembers('plan', 'plan', 'calendar.extraWorkdays', extraWorkdays),
    ]),
}

function demandWeek(workdays: readonly number[] | undefined): Refusal | undefined {
  if (workdays?.length === 0) return { code: 'NO_WORKING_DAYS', facts: {} }
  return workdays
    ?.map((weekday) => demandNumber('a weekday', weekday, { least: 1, most: 7, whole: true }))
    .find((refusal) => refusal !== undefined)
}

function demandDays(days: Readonly<Record<Day, string | null>>): Refusal | undefined {
  return Object.keys(days)
    .map((day) => demandDay('the calendar', day))
    .find((refusal) => refusal !== undefined)
}
