// Signing in with an account of the company's: a real provider, a real relay, and a browser's part played by fetch.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleFor } from '../../server/access/sign-in.ts'
import { readConfig } from '../../server/config.ts'
import { goAndComeBack as goAround } from '../helpers/go-and-come-back.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'
import { relayAtProvider, startSignInProvider, type SignInProvider } from '../helpers/sign-in-provider.ts'

let relay: RelayProcess
let provider: SignInProvider
/** Where people come to it, through a proxy that is this test. */
const origin = 'https://plan.example.org'

beforeAll(async () => {
  provider = await startSignInProvider(`${origin}/sign-in/done`)
  process.env['PLUMBLINE_OIDC_SECRET'] = relayAtProvider.secret
  const who = [
    '--oidc-issuer',
    provider.issuer,
    '--oidc-client',
    relayAtProvider.id,
    '--oidc-group',
    'staff=reporter',
  ]
  relay = await startRelay({ flags: ['--origin', origin, ...who] })
})

const passedOn = (address: string): string => address.replace(origin, relay.url)

afterAll(async () => {
  delete process.env['PLUMBLINE_OIDC_SECRET']
  await relay.stop()
  await provider.stop()
})

const goAndComeBack = (change?: (address: string) => string): Promise<string> =>
  goAround(origin, passedOn, change)

test('is offered; whoever is in a group comes back with an invitation for one device, kept as a hash', async () => {
  expect(await (await fetch(`${relay.url}/sign-in/offered`)).json()).toEqual({ offered: true })
  provider.account = { email: 'Mara@Example.org', email_verified: true, groups: ['staff', 'else'] }
  const back = await goAndComeBack()
  expect(back).toMatch(/^\/#\/relay\/[\w-]{22}$/)
  expect(relay.said() + relay.complaints()).not.toContain(back.slice(-22))
})

test('what is kept meanwhile no page may read, and no other host may have put there', async () => {
  const answer = await fetch(`${relay.url}/sign-in`, { redirect: 'manual' })
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-[\w-]+=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
  ])
  const asked = new URL(answer.headers.get('location') ?? '').searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('scope')).toBe('openid email profile')
})

test.each([
  ['is in none', { email: 'a@example.org', groups: ['else'] }, 'no-group'],
  ['has no group at all', { email: 'a@example.org' }, 'no-group'],
  ['says no address', { groups: ['staff'] }, 'no-email'],
  [
    'has not shown that the address is theirs',
    { email: 'a@example.org', email_verified: false, groups: ['staff'] },
    'no-email',
  ],
  ['breaks it off', undefined, 'cancelled'],
])('whoever %s does not come in, and is told why', async (_who, account, why) => {
  provider.account = account
  expect(await goAndComeBack()).toBe(`/#/sign-in/${why}`)
})

test('what comes back counts only in the browser that went, once, and as it was sent', async () => {
  provider.account = { email: 'mara@example.org', groups: ['staff'] }
  expect(
    (await fetch(`${relay.url}/sign-in/done?code=a&state=b`, { redirect: 'manual' })).headers.get('location'),
  ).toBe('/#/sign-in/late')
  const swapped = (address: string): string => address.replace(/state=[^&]+/, 'state=another')
  const atRelay = (address: string): string =>
    address.includes('/sign-in/done') ? swapped(address) : address
  expect(await goAndComeBack(atRelay)).toBe('/#/sign-in/failed')
})

describe('the options', () => {
  const full = ['--origin', 'https://a.org', '--oidc-issuer', 'https://login.a.org', '--oidc-client', 'p']
  test.each([
    [['--oidc-client', 'p'], /--oidc-client is for signing in: say by whom/],
    [['--oidc-issuer', 'http://login.a.org'], /takes an https address, not "http:/],
    [['--oidc-issuer', 'https://login.a.org'], /needs --oidc-client ID/],
    [full.slice(2), /needs --origin URL/],
    [full, /Say who may come in: --oidc-group/],
    [[...full, '--oidc-group', 'staff=king'], /GROUP=ROLE .* not "staff=king"/],
  ])('%j is answered in a sentence', (args, sentence) => {
    const config = readConfig(args)
    expect(config.ok ? '' : config.error).toMatch(sentence)
  })

  test('with them the bare link opens nothing; the best of somebody’s groups counts, * is everybody', () => {
    const config = readConfig([...full, '--oidc-group', 'a=b=planner', '--oidc-group', '*=viewer'])
    if (!config.ok || !config.value.signIn) throw new Error('not read')
    expect(config.value.policy).toMatchObject({ link: 'none', create: 'invited', signsIn: true })
    const role = (said: unknown) => config.value.signIn && roleFor(config.value.signIn, said)
    expect([role(['x', 'a=b']), role('a=b'), role([]), role({ a: 1 })]).toEqual([
      'planner',
      'planner',
      'viewer',
      'viewer',
    ])
  })
})
