// Calendars to subscribe to: one of the plan and one of each person, under names that nobody can guess, in a folder that the
// relay (`--calendars`) or another web server hands out. The relay itself reads no plan.

import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { duesOf } from '../../../shared/engine/asks/dues.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { calendarFile } from '../../../shared/exchange/calendar-file.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'
import { calendarName, calendarWords } from '../../../shared/text/en/calendar.ts'
import { linkToWork, type PlanLink } from './plan-link.ts'
import type { ProgramMemory } from './program-memory.ts'

export interface Calendars {
  /** Whose file has which name; undefined: the plan's. */
  readonly files: ReadonlyMap<PersonId | undefined, string>
  /** Where it is found by people. */
  addressOf(person?: PersonId): string
}

/** Where everybody's calendar is, or will be. Nothing is written. */
export function calendarsOf({ plan }: Figures, link: PlanLink, memory: ProgramMemory): Calendars {
  const secret = memory.secretFor('calendars')
  const people = plan.people.list.filter(({ left }) => !left).map(({ id }) => id)
  const nameOf = (person?: PersonId): string => {
    const name = createHmac('sha256', secret)
      .update(`${link.plan}\n${person ?? ''}`)
      .digest('base64url')
    return `${name.slice(0, 22)}.ics`
  }
  return {
    files: new Map([undefined, ...people].map((person) => [person, nameOf(person)])),
    addressOf: (person) => `${link.board}calendars/${nameOf(person)}`,
  }
}

/** Each is there whole or as it was; of whoever has left it is taken away. Throws a sentence where it cannot be written. */
export function writeCalendars(
  figures: Figures,
  link: PlanLink,
  memory: ProgramMemory,
  folder: string,
): Calendars {
  const calendars = calendarsOf(figures, link, memory)
  const names = [...calendars.files.values()]
  try {
    mkdirSync(folder, { recursive: true })
    for (const gone of memory.calendarsOf(link.plan).filter((name) => !names.includes(name)))
      rmSync(join(folder, gone), { force: true })
    memory.keepCalendars(link.plan, names)
    for (const [person, name] of calendars.files)
      write(join(folder, name), calendarText(figures, link, person))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`Calendars cannot be written to ${folder}: ${why}. --calendars names another folder.`, {
      cause: error,
    })
  }
  return calendars
}

/** `link`: undefined where the plan is a file, which nothing leads back to. */
export function calendarText(figures: Figures, link: PlanLink | undefined, person?: PersonId): string {
  const { plan, moment } = figures
  const linkTo = (itemId?: string): string | undefined => link && linkToWork(link, itemId)
  // Made anew once a day: what has not changed is the same file, and is not fetched again.
  const made = Math.floor(moment.now / 86_400_000) * 86_400_000
  return calendarFile(calendarName(plan, person), calendarWords(plan, duesOf(figures, person), linkTo), made)
}

function write(file: string, text: string): void {
  if (textOf(file) === text) return
  writeFileSync(`${file}.new`, text, { mode: 0o644 })
  renameSync(`${file}.new`, file)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
