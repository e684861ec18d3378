// `calendar LINK|FILE [--person NAME]`: what has a day in a plan, as a calendar file (RFC 5545) on stdout.

import { parseArgs } from 'node:util'
import { figuresOf, type Figures } from '../../shared/engine/figures.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import type { PersonId } from '../../shared/plan/ids.ts'
import { readPlanLink, type PlanLink } from './joined/plan-link.ts'
import { ProgramMemory } from './joined/program-memory.ts'
import { readJoinedPlan } from './joined/read-joined-plan.ts'
import { calendarText } from './joined/write-calendars.ts'
import { planAt } from './plan-at.ts'
import { spoken, UsageError } from './spoken.ts'

export const helps = true
export const summary = 'prints what has a day as a calendar file: calendar LINK|FILE [--person NAME]'

const usage = `Usage: npm run -s cli -- calendar LINK|FILE [options]

Prints calibrations, decisions and due days as a calendar file (.ics).
LINK is what “npm run -s cli -- invite --plan LINK --role viewer” prints; FILE a plan file.

  --person NAME    what is due of this person: name or id
  --keep FOLDER    where it keeps its key (./reminders)
  --at URL         another address of the relay, such as http://127.0.0.1:4747

“remind --calendars FOLDER” keeps one of each person up to date, to subscribe to.
`

const options = {
  person: { type: 'string' },
  keep: { type: 'string', default: './reminders' },
  at: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** 0: printed; 1: the plan cannot be read; 2: the call is wrong. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help) {
      process.stdout.write(usage)
      return 0
    }
    const [source, ...more] = positionals
    if (source === undefined || more.length > 0)
      throw new UsageError(`Name one link of a plan, or one plan file.\n\n${usage}`)
    const link = /^https?:/.test(source) ? readPlanLink(source, values.at) : undefined
    const figures = link ? await joined(link, values.keep) : await ofFile(source)
    const person = values.person === undefined ? undefined : personOf(figures, values.person)
    process.stdout.write(calendarText(figures, link, person))
    return 0
  })
}

async function joined(link: PlanLink, keep: string): Promise<Figures> {
  const memory = new ProgramMemory(keep)
  try {
    const plan = await readJoinedPlan(link, await memory.signer(), 'Calendar')
    return figuresOf(plan, liveMoment(plan.settings.timeZone, Date.now()))
  } finally {
    memory.close()
  }
}

async function ofFile(file: string): Promise<Figures> {
  const read = await planAt(file, undefined)
  if (!read.ok) throw new Error(read.error)
  return figuresOf(read.value.plan, read.value.moment)
}

function personOf({ plan }: Figures, asked: string): PersonId {
  const found = plan.people.list.find(
    ({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase(),
  )
  if (found) return found.id
  const names = plan.people.list.map(({ name }) => name).join(', ')
  throw new UsageError(`“${asked}” is nobody in this plan. There are: ${names}.`)
}
