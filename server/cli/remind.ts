// `remind LINK…`: run by a timer beside the relay. It reads each plan as a device of its own, and sends each person one mail
// about what is asked of them (RE1–RE3). Run every hour, it sends once.

import { parseArgs } from 'node:util'
import { remindersAt, type Reminder } from '../../shared/engine/asks/reminders.ts'
import { figuresOf, type Figures } from '../../shared/engine/figures.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import { calendarName } from '../../shared/text/en/calendar.ts'
import { reminderText, waitsText, type ReminderText } from '../../shared/text/en/reminders.ts'
import { linkToWork, readPlanLink, type PlanLink } from './joined/plan-link.ts'
import { openPostOffice, plainText, PostOfficeClosed, type PostOffice } from './joined/post-office.ts'
import { ProgramMemory } from './joined/program-memory.ts'
import { calendarsOf, writeCalendars, type Calendars } from './joined/write-calendars.ts'
import { readJoinedPlan } from './joined/read-joined-plan.ts'
import { spoken, UsageError } from './spoken.ts'

export const helps = true
export const summary = 'mails each person what is asked of them: remind LINK… [--from ADDRESS] [--dry-run]'

const usage = `Usage: npm run -s cli -- remind LINK… [options]

Mails each person of a plan, once per cadence and before something of theirs is due, what is
asked of them, with a link to each answer. Run it every hour; it keeps what it has sent.
LINK is what “npm run -s cli -- invite --plan LINK --role viewer --at ADDRESS” prints; in quotes.

  --from ADDRESS   from whom mail comes: "Plumbline <plan@example.org>"
  --dry-run        print what would be sent; send nothing
  --keep FOLDER    where it keeps its key and what it has sent (./reminders)
  --calendars FOLDER
                   write everybody's due days there as calendars, and name theirs in each mail;
                   the relay hands them out when it is started with the same option
  --at URL         another address of the relay, such as http://127.0.0.1:4747

  PLUMBLINE_SMTP=smtp://user:password@mail.example.org:587   the server by which mail goes
  PLUMBLINE_MAIL_FROM, PLUMBLINE_PLANS="LINK LINK"           in place of --from and of arguments
`

const options = {
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  keep: { type: 'string', default: './reminders' },
  calendars: { type: 'string' },
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
    const isDry = values['dry-run']
    const { env } = process
    const office = isDry
      ? undefined
      : openPostOffice(env['PLUMBLINE_SMTP'], values.from ?? env['PLUMBLINE_MAIL_FROM'])
    const memory = new ProgramMemory(values.keep)
    try {
      let troubles = 0
      for (const link of links)
        troubles += await complainOf(() => remind({ link, memory, office, folder: values.calendars }))
      return troubles === 0 ? 0 : 1
    } finally {
      office?.close()
      memory.close()
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
  /** Undefined: nothing is sent, and nothing written. */
  readonly office: PostOffice | undefined
  readonly folder: string | undefined
}

/** How many were not sent that should have been. */
async function remind(round: Round): Promise<number> {
  const { link, memory, office } = round
  const plan = await readJoinedPlan(link, await memory.signer(), 'Reminders')
  const figures = figuresOf(plan, liveMoment(plan.settings.timeZone, Date.now()))
  const calendars = calendarsFor(figures, round)
  const reminders = remindersAt(figures, (person) => memory.told(link.plan, person))
  let troubles = 0
  for (const reminder of reminders) {
    const words = wordsOf(figures, reminder, link, calendars)
    if (office === undefined) show(reminder, words, figures)
    else if (!reminder.waits) troubles += await complainOf(() => send(reminder, words, link, memory, office))
  }
  if (calendars && office === undefined) showCalendars(figures, calendars)
  process.stdout.write(`${summed(plan.settings.name, reminders, office === undefined)}\n`)
  return troubles
}

function calendarsFor(figures: Figures, { link, memory, office, folder }: Round): Calendars | undefined {
  if (folder === undefined) return undefined
  return office ? writeCalendars(figures, link, memory, folder) : calendarsOf(figures, link, memory)
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

async function send(
  { person, keys }: Reminder,
  words: ReminderText,
  link: PlanLink,
  memory: ProgramMemory,
  office: PostOffice,
): Promise<number> {
  await office.send({ to: { name: person.name, address: person.email ?? '' }, words })
  memory.tell(link.plan, person.id, keys, Date.now())
  return 0
}

function show({ person, asks, waits }: Reminder, words: ReminderText, { moment }: Figures): void {
  const text = waits
    ? `${person.name}: ${asks.length} asked, ${waitsText(waits, moment.today)}.\n`
    : `To: ${person.name} <${person.email ?? ''}>\nSubject: ${words.subject}\n\n${plainText(words)}`
  process.stdout.write(`${text}\n`)
}

function summed(plan: string, reminders: readonly Reminder[], isDry: boolean): string {
  const going = reminders.filter(({ waits }) => !waits).length
  const unreachable = reminders.filter(({ waits }) => waits?.type === 'no address')
  const names = unreachable.map(({ person }) => person.name).join(', ')
  return [
    `${plan}: ${going} ${isDry ? 'would go' : 'to send'}, ${reminders.length - going} wait or were told`,
    ...(names === '' ? [] : [`without an address in the plan: ${names}`]),
  ].join('; ')
}
