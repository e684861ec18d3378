// A check-in with the keyboard alone, by thumb on a phone, and told by the device that one is asked (story.md 2).

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPushOffice } from '../../server/cli/joined/push-office.ts'
import { drawn, installed, openSample, openWorld, phone, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'
import { startPushService, type PushService } from '../helpers/push-service.ts'

let world: World
let service: PushService
beforeAll(async () => {
  service = await startPushService()
  process.env['PLUMBLINE_PUSH_SERVICES'] = service.origin
  world = await openWorld({ flags: ['--push'] })
})
afterAll(async () => {
  delete process.env['PLUMBLINE_PUSH_SERVICES']
  await world.close()
  await service.stop()
})

/** Tab until the focus stands on it; a keyboard reaches everything in a bounded number of steps. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.textContent ?? ''} ${element?.closest('label')?.textContent ?? ''}`.trim()
    })
    if (name.test(focused)) return
  }
  throw new Error(`The keyboard does not reach ${name}`)
}

test('by keyboard only: go to My work, start today, undo', async () => {
  const pieter = await world.person()
  await openSample(world, pieter, 'Pieter de Vries')
  const { page } = pieter
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await drawn(page, 'My work')
  await page.getByRole('button', { name: 'Start today' }).first().waitFor()
  await tabTo(page, /^Start today/)
  await page.keyboard.press('Enter')
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await waitForSaved(pieter, 'On the relay')
  await page.keyboard.press('u')
  await page
    .getByText(/^Taken back/)
    .first()
    .waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Start today' }).count()).toBe(2)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'My due days (.ics)' }).click()
  expect((await file).suggestedFilename()).toMatch(/^pieter-de-vries-open-the-nordic-market-[\d-]+\.ics$/)
  expect(pieter.complaints).toEqual([])
})

test('on a phone, two taps: later, send; the new finish is a promise and Now knows it (story.md 2.2)', async () => {
  const lena = await world.person({ viewport: phone })
  await openSample(world, lena, 'Mara Lindqvist')
  const { page } = lena
  await page
    .getByRole('link', { name: /My work/ })
    .last()
    .click()
  await page.getByText('Later', { exact: true }).first().click()
  await page.getByText('Send', { exact: true }).first().click()
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'Now' }).last().click()
  await page.getByRole('heading', { name: /working days late/ }).waitFor()
  expect(lena.complaints).toEqual([])
})

/** Chromium has no push service without its maker's keys: the browser's side of one, as far as a page can tell. */
function withPushService(origin: string): void {
  const key = 'push key'
  const unsubscribe = async (): Promise<boolean> => {
    localStorage.removeItem(key)
    return true
  }
  PushManager.prototype.getSubscription = async () => {
    const kept = localStorage.getItem(key)
    if (kept === null) return null
    const text = atob(kept.replaceAll('-', '+').replaceAll('_', '/'))
    const applicationServerKey = Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer
    const made: unknown = {
      endpoint: `${origin}/this-device`,
      options: { applicationServerKey },
      unsubscribe,
    }
    return made as PushSubscription
  }
  PushManager.prototype.subscribe = async function (options) {
    localStorage.setItem(key, String(options?.applicationServerKey))
    return (await this.getSubscription()) as PushSubscription
  }
}

/** What a push service makes the browser do: no content comes with it. */
async function deliverPush(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations
      if (registration) resolve(registration.registrationId)
    }),
  )
  await devTools.send('ServiceWorker.enable')
  const to = { origin: new URL(page.url()).origin, registrationId: await registered, data: '' }
  await devTools.send('ServiceWorker.deliverPushMessage', to)
}

test('told on this device: turned on in My work, a push without content shows the plan’s name and opens My work', async () => {
  const pieter = await world.person({ viewport: phone })
  const { page, context } = pieter
  await context.grantPermissions(['notifications'])
  await page.addInitScript(withPushService, service.origin)
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await installed(page)
  await page
    .getByRole('link', { name: /My work/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Tell me here' }).click()
  await page.getByText('This device tells you when something is asked of you, in place of mail.').waitFor()

  const plan = /plan\/([\w-]{22})/.exec(link)?.[1] ?? ''
  const contact = 'mailto:plan@example.org'
  const office = await openPushOffice({ data: world.relay.dataDir, environment: process.env, contact })
  const [[, endpoints] = []] = await office.devicesOf(plan)
  expect(await office.tell(plan, endpoints ?? [])).toBe(1)
  const { key } = (await (await fetch(`${world.relay.url}/push-key`)).json()) as { readonly key: string }
  expect(service.taken).toMatchObject([{ path: '/this-device', contact, key }])

  // From its second visit on the board is served by the worker.
  await page.reload()
  await page.getByText('This device tells you when something is asked of you, in place of mail.').waitFor()
  await page.getByRole('link', { name: 'Now' }).last().click()
  await page.getByRole('heading', { name: /heading for/ }).waitFor()
  await deliverPush(page)
  const shown = () =>
    page.evaluate(async () => {
      const there = await (await navigator.serviceWorker.ready).getNotifications()
      return there.map(({ title, body, silent, data }) => ({ title, body, silent, data: data as unknown }))
    })
  const href = `/#/plan/${plan}.1/my-work`
  await expect.poll(shown).toMatchObject([
    {
      title: 'Open the Nordic market',
      silent: true,
      body: expect.stringContaining('asked of you') as string,
      data: { href },
    },
  ])
  await context.serviceWorkers()[0]?.evaluate((address) => {
    const worker = globalThis as unknown as { openAsked(href: string): Promise<unknown> }
    return worker.openAsked(address)
  }, href)
  await drawn(page, 'My work')

  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('button', { name: 'Tell me here' }).waitFor()
  expect([...(await office.devicesOf(plan))]).toEqual([])
  await office.close()
  expect(pieter.complaints).toEqual([])
})
