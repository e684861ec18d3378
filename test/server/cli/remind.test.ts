// `cli remind` as a timer runs it: a real relay that lets in by invitation only, and a real SMTP server.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run as runCalendar } from '../../../server/cli/calendar.ts'
import { run as runInvite } from '../../../server/cli/invite.ts'
import { run as runRemind } from '../../../server/cli/remind.ts'
import { startMailServer, type MailServer } from '../../helpers/mail-server.ts'
import { putSample } from '../../helpers/plan-on-relay.ts'
import { startRelay, type RelayProcess } from '../../helpers/relay-process.ts'

const main = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url))
/** A Thursday, 10:00 in Berlin: calibrations are on Fridays. */
const thursday = Date.UTC(2026, 2, 5, 9)
const hour = 3_600_000

let relay: RelayProcess
let mail: MailServer
let folder = ''
let path = ''
let link = ''

const commands = { remind: runRemind, calendar: runCalendar, invite: runInvite }

interface Called {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The command with its clock at `at`, in this process: a new one costs a second to read the program. */
async function cli(
  at: number,
  [name, ...args]: readonly [keyof typeof commands, ...string[]],
  env: NodeJS.ProcessEnv = {},
): Promise<Called> {
  const said = { stdout: '', stderr: '' }
  const now = Date.now.bind(Date)
  const ahead = at - now()
  const spies = [
    vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead),
    ...(['stdout', 'stderr'] as const).map((to) =>
      vi.spyOn(process[to], 'write').mockImplementation((text) => {
        said[to] += String(text)
        return true
      }),
    ),
  ]
  for (const [key, value] of Object.entries(env)) vi.stubEnv(key, value)
  try {
    return { code: await commands[name](args), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** As a timer does it: in a process of its own. */
async function inItsOwn(at: number, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Called> {
  const clock = `data:text/javascript,const now=Date.now;Date.now=()=>now()+${at - Date.now()}`
  const all = ['--import', clock, main, ...args]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, all, {
    env: { ...process.env, ...env },
  })
  return { code: 0, stdout, stderr }
}

const call = (more: readonly string[]): ['remind', ...string[]] => {
  const from = ['--from', 'Plumbline <plan@example.org>']
  return ['remind', link, '--keep', join(folder, 'keep'), ...from, ...more]
}
const remind = (at: number, more: readonly string[] = [], smtp = mail.url): Promise<Called> =>
  cli(at, call(more), { PLUMBLINE_SMTP: smtp })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-remind-'))
  mail = await startMailServer()
  const dataDir = join(folder, 'data')
  const open = await startRelay({ dataDir })
  path = await putSample(open.wsUrl, thursday, ['mara'])
  await open.stop()
  relay = await startRelay({ dataDir, flags: ['--link', 'none', '--calendars', join(folder, 'calendars')] })
  const { stdout } = await cli(Date.now(), [
    'invite',
    '--role',
    'viewer',
    '--plan',
    path,
    '--data',
    dataDir,
    '--at',
    relay.url,
  ])
  link = stdout.trim()
})

afterAll(async () => {
  await relay.stop()
  await mail.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a dry run sends nothing and says what would go, to whom, and who cannot be reached', async () => {
  const { code, stdout } = await remind(thursday, ['--dry-run'], '')
  expect(code).toBe(0)
  expect(stdout).toContain('To: Tomas Berg <tomas@example.org>')
  expect(stdout).toMatch(/^Mara Lindqvist: \d asked, has no e-mail address in the plan \(People\)\.$/m)
  expect(mail.mails).toEqual([])
})

test('by invitation, as a viewer: one mail a person with a link to each check-in, and none by the next hours', async () => {
  const args = call(['--calendars', join(folder, 'calendars')])
  const first = await inItsOwn(thursday, args, { PLUMBLINE_SMTP: mail.url })
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toMatch(/^Open the Nordic market: \d+ to send/)
  const to = mail.mails.flatMap((one) => one.to)
  expect(new Set(to).size).toBe(to.length)
  expect(to).toContain('tomas@example.org')
  expect(to.filter((address) => /ines|mara/.test(address))).toEqual([])
  const tomas = mail.mails.find((one) => one.to[0] === 'tomas@example.org')?.text ?? ''
  expect(tomas).toMatch(/^Subject: .* for you: Open the Nordic market\r$/m)
  expect(tomas).toMatch(new RegExp(`${relay.url}/#/plan/${path}/my-work\\?check=[\\w-]+\r?\n`))
  const sent = mail.mails.length
  expect(await remind(thursday + hour)).toMatchObject({ code: 0 })
  expect(mail.mails.length).toBe(sent)
  expect((await stat(join(folder, 'keep', 'reminders.sqlite'))).mode & 0o077).toBe(0)
})

test('each mail names a calendar of its own, which the relay hands out to whoever knows its name', async () => {
  const tomas = mail.mails.find((one) => one.to[0] === 'tomas@example.org')?.text ?? ''
  const address = /http:\S+\/calendars\/[\w-]{22}\.ics/.exec(tomas)?.[0] ?? ''
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
  const titles = events.map((event) => String(event.getFirstPropertyValue('summary')))
  expect(titles).toContain('Due: Beta with 50 households')
  expect(titles.filter((title) => title === 'Calibration: Open the Nordic market').length).toBeGreaterThan(20)
  const stranger = address.replace(/[\w-]{22}\.ics$/, `${'A'.repeat(22)}.ics`)
  for (const other of [
    stranger,
    `${relay.url}/calendars/`,
    `${relay.url}/calendars/../keep/reminders.sqlite`,
  ])
    expect((await fetch(other)).status).toBe(404)
})

test('calendar prints what is due of one person, and says who there is where it is nobody', async () => {
  const of = (person: string) =>
    cli(thursday, ['calendar', link, '--keep', join(folder, 'keep'), '--person', person])
  const { code, stdout } = await of('tomas berg')
  expect(code).toBe(0)
  const [calendar] = ICAL.parse(stdout)
  expect(calendar).toBe('vcalendar')
  expect(stdout).toContain('SUMMARY:Due: Beta with 50 households\r\n')
  expect(await of('Nobody')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/“Nobody” is nobody in this plan\. There are: .*Tomas Berg/) as string,
  })
})

test('a server that is not there: what to do, and the same people are mailed by the next run', async () => {
  const nextWeek = thursday + 7 * 24 * hour
  const before = mail.mails.length
  const failed = await remind(nextWeek, [], 'smtp://127.0.0.1:1')
  expect(failed).toMatchObject({ code: 1 })
  expect(failed.stderr).toMatch(/The mail server 127\.0\.0\.1 cannot be used: .*goes with the next run/)
  await remind(nextWeek + hour)
  expect(mail.mails.length).toBeGreaterThan(before)
})

const noPlan = 'http://127.0.0.1:1/#/plan/AAAAAAAAAAAAAAAAAAAAAA.1/now'

test.each([
  [[], 2, /Name the link of a plan/],
  [['nothing', '--dry-run'], 2, /is no link of a plan/],
  [[noPlan], 2, /PLUMBLINE_SMTP=smtp:/],
  [[noPlan, '--dry-run'], 1, /cannot be reached.*Is it running/],
])('%j: exit code %i and what to do', async (args, code, sentence) => {
  const called = await cli(thursday, ['remind', ...args, '--keep', join(folder, 'other')], {
    PLUMBLINE_SMTP: '',
  })
  expect(called).toMatchObject({ code, stderr: expect.stringMatching(sentence) as string })
})

test('whom the relay does not let in is told how to be', async () => {
  const bare = `${relay.url}/#/plan/${path}/now`
  const { code, stderr } = await cli(thursday, [
    'remind',
    bare,
    '--dry-run',
    '--keep',
    join(folder, 'stranger'),
  ])
  expect(code).toBe(1)
  expect(stderr).toMatch(/did not let this in: .*cli -- invite --plan LINK --role viewer/)
})
