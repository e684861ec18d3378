// `cli remind` as a timer runs it: a real relay that lets in by invitation only, and a real SMTP server.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { admit } from '../../../server/access/admit.ts'
import { changeAccess } from '../../../server/access/change-access.ts'
import { emptyAccess, findDevice, readAccess } from '../../../server/access/plan-access.ts'
import { run as runCalendar } from '../../../server/cli/calendar.ts'
import { run as runInvite } from '../../../server/cli/invite.ts'
import { openAccessStore } from '../../../server/cli/open-access-store.ts'
import { run as runRemind } from '../../../server/cli/remind.ts'
import { callCommand, type Called } from '../../helpers/call-command.ts'
import { startMailServer, type MailServer } from '../../helpers/mail-server.ts'
import { putSample } from '../../helpers/plan-on-relay.ts'
import { startPushService, type PushService } from '../../helpers/push-service.ts'
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

/** The command with its clock at `at`. */
const cli = (
  at: number,
  [name, ...args]: readonly [keyof typeof commands, ...string[]],
  env: NodeJS.ProcessEnv = {},
): Promise<Called> => callCommand(commands[name], args, { env, at })

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
  await seal(dataDir, must(path.split('.')[0]))
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

/** The first ledger: what came after it is read all the same. */
async function seal(dataDir: string, plan: string): Promise<void> {
  const { store, close } = await openAccessStore(dataDir, undefined)
  const { value } = must(await store.access(plan).then((read) => (read.ok ? read : undefined)))
  const sealed = changeAccess(
    value.text === undefined ? emptyAccess('operator') : readAccess(value.text),
    { type: 'seal', ledger: 0 },
    'owner',
    thursday,
    '',
  )
  if (sealed.ok) await store.putAccess(plan, value.version, JSON.stringify(sealed.value))
  await close()
}

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

describe('by web push, with --push', () => {
  const nextWeek = thursday + 7 * 24 * hour
  const dataDir = (): string => join(folder, 'data')
  let service: PushService
  beforeAll(async () => {
    service = await startPushService()
  })
  afterAll(() => service.stop())

  const push = (at: number, more: readonly string[] = [], smtp = mail.url): Promise<Called> =>
    cli(at, call(['--push', '--data', dataDir(), ...more]), {
      PLUMBLINE_SMTP: smtp,
      PLUMBLINE_PUSH_SERVICES: service.origin,
    })

  /** As devices turn it on, by the relay's own rules; a name for each. */
  async function turnOn(devices: Readonly<Record<string, string>>): Promise<void> {
    const { store, close } = await openAccessStore(dataDir(), undefined)
    const plan = path.split('.')[0] ?? ''
    for (const [name, person] of Object.entries(devices)) {
      const { value } = must(await store.access(plan).then((read) => (read.ok ? read : undefined)))
      const arrival = { device: name, key: name, claims: false, now: thursday }
      const before = readAccess(value.text ?? '')
      const known = { ...admit({ ...before, link: 'viewer' }, arrival).access, link: before.link }
      const ask = { type: 'push', to: { endpoint: `${service.origin}/${name}`, person } } as const
      const changed = changeAccess(known, ask, 'viewer', thursday, '', findDevice(known, name))
      if (changed.ok) await store.putAccess(plan, value.version, JSON.stringify(changed.value))
    }
    await close()
  }

  test('goes once to each device of whoever turned it on, in place of mail; to the rest mail goes', async () => {
    await turnOn({ phone: 'tomas', laptop: 'tomas', tablet: 'mara' })
    const dry = await push(nextWeek, ['--dry-run'])
    expect(dry.stdout).toContain('To: Tomas Berg, by web push on 2 devices')
    expect(service.taken).toEqual([])
    const before = mail.mails.length
    expect(await push(nextWeek)).toMatchObject({ code: 0, stderr: '' })
    expect(service.refused).toEqual([])
    // Mara has no address: she is reached all the same.
    expect(service.taken.map((one) => one.path).toSorted()).toEqual(['/laptop', '/phone', '/tablet'])
    expect(service.taken[0]).toMatchObject({ contact: 'mailto:plan@example.org', ttl: '43200' })
    expect(service.taken[0]?.topic).not.toContain(path.slice(0, 22))
    const mailed = mail.mails.slice(before).flatMap(({ to }) => to)
    expect(mailed).not.toContain('tomas@example.org')
    expect(mailed.length).toBeGreaterThan(0)
    await push(nextWeek + hour)
    expect(service.taken.length).toBe(3)
  })

  test('never at night, and nothing twice on a day', async () => {
    expect(await push(nextWeek + 4 * 24 * hour + 13 * hour)).toMatchObject({ code: 0 })
    expect(service.taken.length).toBe(3)
  })

  test('a device that is gone is forgotten, and its person is mailed; a service that is ill is tried again', async () => {
    const third = nextWeek + 7 * 24 * hour
    for (const gone of ['/phone', '/laptop']) service.answers.set(gone, 410)
    service.answers.set('/tablet', 500)
    const before = mail.mails.length
    const failed = await push(third)
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/took a message: .* answered 500/),
    })
    expect(mail.mails.slice(before).flatMap(({ to }) => to)).toContain('tomas@example.org')
    service.answers.clear()
    service.taken.length = 0
    await push(third + hour)
    expect(service.taken.map((one) => one.path)).toEqual(['/tablet'])
  })

  test('alone it needs no mail server, and says who has not turned it on', async () => {
    const { code, stdout } = await push(nextWeek + 14 * 24 * hour, [], '')
    expect(code).toBe(0)
    expect(stdout).toMatch(/: 1 to send.*; not turned on by: .*Tomas Berg/)
  })
})

test('a server that is not there: what to do, and the same people are mailed by the next run', async () => {
  const later = thursday + 28 * 24 * hour
  const before = mail.mails.length
  const failed = await remind(later, [], 'smtp://127.0.0.1:1')
  expect(failed).toMatchObject({ code: 1 })
  expect(failed.stderr).toMatch(/The mail server 127\.0\.0\.1 cannot be used: .*goes with the next run/)
  await remind(later + hour)
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
