// `remind LINK…`: run by a timer beside the relay. It reads each plan as a device of its own, and sends each person one message
// about what is asked of them (RE1–RE3): to the devices on which they turned that on, else by mail. Run every hour, it sends once.

import { parseArgs } from 'node:util'
import { remindersAt, type Reminder, type Told } from '../../shared/engine/asks/reminders.ts'
import { figuresOf, type Figures } from '../../shared/engine/figures.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import type { PersonId } from '../../shared/plan/ids.ts'
import { calendarName } from '../../shared/text/en/calendar.ts'
import { reminderText, waitsText, type ReminderText } from '../../shared/text/en/reminders.ts'
import { linkToWork, readPlanLink, type PlanLink } from './joined/plan-link.ts'
import { plainText, PostOfficeClosed } from './joined/post-office.ts'
import { ProgramMemory } from './joined/program-memory.ts'
import { calendarsOf, writeCalendars, type Calendars } from './joined/write-calendars.ts'
import { readJoinedPlan } from './joined/read-joined-plan.ts'
import { openWays, type Ways } from './joined/ways.ts'
import { spoken, UsageError } from './spoken.ts'

export const helps = true
export const summary =
  'tells each person what is asked of them: remind LINK… [--from ADDRESS] [--push] [--dry-run]'

const usage = `Usage: npm run -s cli -- remind LINK… [options]

Mails each person of a plan, once per cadence and before something of theirs is due, what is
asked of them, with a link to each answer. Run it every hour; it keeps what it has sent.
LINK is what “npm run -s cli -- invite --plan LINK --role viewer --at ADDRESS” prints; in quotes.

  --from ADDRESS   from whom mail comes: "Plumbline <plan@example.org>"
  --dry-run        print what would be sent; send nothing
  --push           where people turned it on in My work, tell their devices by web push, in place of mail;
                   the relay offers it when it is started with the same option
  --data FOLDER    the relay's, which knows those devices (./data; or PLUMBLINE_STORE, as the relay's)
  --keep FOLDER    where it keeps its key and what it has sent (./reminders)
  --calendars FOLDER
                   write everybody's due days there as calendars, and name theirs in each mail;
                   the relay hands them out when it is started with the same option
  --at URL         another address of the relay, such as http://127.0.0.1:4747

  PLUMBLINE_SMTP=smtp://user:password@mail.example.org:587   the server by which mail goes
  PLUMBLINE_MAIL_FROM, PLUMBLINE_PLANS="LINK LINK"           in place of --from and of arguments
  PLUMBLINE_PUSH_SERVICES=https://push.example.org           services beside those of browser makers
`

const options = {
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  keep: { type: 'string', default: './reminders' },
  calendars: { type: 'string' },
  push: { type: 'boolean', default: false },
  data: { type: 'string', default: './data' },
  at: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** 0: all is sent that was to be; 1: something was not; 2: the call is wrong. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help) {
      process.stdout.write(usage)
      return 0
    }
    const links = linksOf(positionals).map((link) => readPlanLink(link, values.at))
    const ways = await openWays(values, links)
    try {
      const memory = new ProgramMemory(values.keep)
      try {
        let troubles = 0
        for (const link of links)
          troubles += await complainOf(() => remind({ link, memory, ways, folder: values.calendars }))
        return troubles === 0 ? 0 : 1
      } finally {
        memory.close()
      }
    } finally {
      await ways.close()
    }
  })
}

function linksOf(said: readonly string[]): readonly string[] {
  const links = said.length > 0 ? said : (process.env['PLUMBLINE_PLANS'] ?? '').split(/\s+/).filter(Boolean)
  if (links.length === 0) throw new UsageError(`Name the link of a plan.\n\n${usage}`)
  return links
}

/** One plan that cannot be read does not keep the next one from its reminders; a server without mail does. */
async function complainOf(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof PostOfficeClosed) throw error
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

interface Round {
  readonly link: PlanLink
  readonly memory: ProgramMemory
  readonly ways: Ways
  readonly folder: string | undefined
}

/** How many were not sent that should have been. */
async function remind(round: Round): Promise<number> {
  const { link, memory, ways } = round
  const plan = await readJoinedPlan(link, await memory.signer(), 'Reminders')
  const figures = figuresOf(plan, liveMoment(plan.settings.timeZone, Date.now()))
  const calendars = calendarsFor(figures, round)
  const devices = await ways.devicesOf(link.plan)
  const told = (person: PersonId): Told => memory.told(link.plan, person)
  const reminders = remindersAt(figures, told, (person) => devices.has(person.id) || ways.reaches(person))
  let troubles = 0
  for (const reminder of reminders) {
    const words = wordsOf(figures, reminder, link, calendars)
    const endpoints = devices.get(reminder.person.id) ?? []
    if (ways.isDry) show(reminder, words, endpoints.length, figures)
    else if (!reminder.waits) troubles += await complainOf(() => send({ round, reminder, words, endpoints }))
  }
  if (calendars && ways.isDry) showCalendars(figures, calendars)
  process.stdout.write(`${summed(plan.settings.name, reminders, ways)}\n`)
  return troubles
}

function calendarsFor(figures: Figures, { link, memory, ways, folder }: Round): Calendars | undefined {
  if (folder === undefined) return undefined
  return ways.isDry ? calendarsOf(figures, link, memory) : writeCalendars(figures, link, memory, folder)
}

function showCalendars({ plan }: Figures, { files, addressOf }: Calendars): void {
  for (const person of files.keys())
    process.stdout.write(`Calendar of ${calendarName(plan, person)}: ${addressOf(person)}\n`)
  process.stdout.write('\n')
}

function wordsOf(
  { plan, moment }: Figures,
  reminder: Reminder,
  link: PlanLink,
  calendars: Calendars | undefined,
): ReminderText {
  const calendar = calendars?.addressOf(reminder.person.id)
  return reminderText(plan, moment.today, reminder, (itemId) => linkToWork(link, itemId), calendar)
}

interface Message {
  readonly round: Round
  readonly reminder: Reminder
  readonly words: ReminderText
  /** Of this person's devices. */
  readonly endpoints: readonly string[]
}

/** By mail where no device of theirs could be told, so that what was turned off unnoticed silences nothing. */
async function send({ round, reminder, words, endpoints }: Message): Promise<number> {
  const { link, memory, ways } = round
  const { person, keys } = reminder
  const canMail = ways.reaches(person)
  const byPush = await ways.push(link.plan, endpoints).catch((error: unknown) => {
    if (canMail) return 0
    throw error
  })
  if (byPush === 0 && canMail)
    await ways.mail({ to: { name: person.name, address: person.email ?? '' }, words })
  // A device that is gone was the only way: whoever can be reached again is told then.
  if (byPush > 0 || canMail) memory.tell(link.plan, person.id, keys, Date.now())
  return 0
}

function show(
  { person, asks, waits }: Reminder,
  words: ReminderText,
  devices: number,
  { moment }: Figures,
): void {
  const to =
    devices === 0
      ? `To: ${person.name} <${person.email ?? ''}>\nSubject: ${words.subject}\n\n${plainText(words)}`
      : `To: ${person.name}, by web push on ${devices} ${devices === 1 ? 'device' : 'devices'}\n`
  const text = waits ? `${person.name}: ${asks.length} asked, ${waitsText(waits, moment.today)}.\n` : to
  process.stdout.write(`${text}\n`)
}

function summed(plan: string, reminders: readonly Reminder[], { isDry, byMail }: Ways): string {
  const going = reminders.filter(({ waits }) => !waits).length
  const unreachable = reminders.filter(({ waits }) => waits?.type === 'no address')
  const names = unreachable.map(({ person }) => person.name).join(', ')
  const missing = byMail ? 'without an address in the plan' : 'not turned on by'
  return [
    `${plan}: ${going} ${isDry ? 'would go' : 'to send'}, ${reminders.length - going} wait or were told`,
    ...(names === '' ? [] : [`${missing}: ${names}`]),
  ].join('; ')
}
