// Signing in with an account of the company's: away to a real provider and back, into the plan, as the person with that address.

import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSample, openWorld, phone, waitForSaved, type World } from '../helpers/people.ts'
import { relayAtProvider, startSignInProvider, type SignInProvider } from '../helpers/sign-in-provider.ts'

let world: World
let provider: SignInProvider

beforeAll(async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  provider = await startSignInProvider(`${origin}/sign-in/done`)
  process.env['PLUMBLINE_OIDC_SECRET'] = relayAtProvider.secret
  const client = ['--oidc-issuer', provider.issuer, '--oidc-client', relayAtProvider.id]
  const groups = ['--oidc-group', 'leads=planner', '--oidc-group', 'staff=reporter']
  world = await openWorld({ port, flags: ['--origin', origin, ...client, ...groups] })
})

afterAll(async () => {
  delete process.env['PLUMBLINE_OIDC_SECRET']
  await world.close()
  await provider.stop()
})

test('a planner signs in and begins a plan; who has its link and an account comes in as themselves, others do not', async () => {
  const anna = await world.person()
  await anna.page.goto(`http://localhost:${world.relay.port}/`)
  provider.account = { email: 'anna@example.org', groups: ['leads'] }
  await anna.page.getByRole('button', { name: 'Sign in' }).click()
  await anna.page.getByText('Signed in as anna@example.org.').waitFor()
  const link = await openSample(world, anna, 'Anna Lund')
  await waitForSaved(anna, 'On the relay')
  await anna.page.goto(link.replace(/now.*/, 'people'))
  await anna.page.getByRole('button', { name: 'Edit: Pieter de Vries' }).click()
  await anna.page.getByRole('textbox', { name: 'E-mail' }).fill('Pieter@example.org')
  await anna.page.getByRole('button', { name: 'Save' }).click()
  await anna.page.getByText('Pieter de Vries is saved').waitFor()
  await waitForSaved(anna, 'On the relay')

  const pieter = await world.person({ viewport: phone })
  await pieter.page.goto(link)
  await pieter.page.getByText('The relay does not let this device in').waitFor()
  provider.account = { email: 'pieter@example.org', groups: ['guests'] }
  await pieter.page.getByRole('button', { name: 'Sign in' }).click()
  await pieter.page.getByText('Your account may not come in here').waitFor()
  provider.account = { email: 'pieter@example.org', groups: ['staff'] }
  await pieter.page.getByRole('button', { name: 'Sign in again' }).click()
  // Back where it was left, and nobody is asked who this is.
  await pieter.page.getByRole('heading', { name: /heading for/ }).waitFor()
  expect(pieter.page.url()).toBe(link)
  await pieter.page.goto(link.replace(/now.*/, 'settings'))
  await pieter.page.getByText('This device is a Reporter').waitFor()
  await pieter.page.getByText('Signed in as pieter@example.org.').waitFor()
  await expect
    .poll(() => pieter.page.getByRole('combobox', { name: 'This device speaks for' }).inputValue())
    .toBe('Pieter de Vries')
  expect([...anna.complaints, ...pieter.complaints]).toEqual([])
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
