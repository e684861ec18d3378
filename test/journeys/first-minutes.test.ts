// The first five minutes (product.md): one link, the sample, what the green reports hide; then without the network.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, openSample, openWorld, phone, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the sample says on Now what three green reports hide, and who can act (HL, P1)', async () => {
  const anna = await world.person()
  await openSample(world, anna)
  const { page } = anna
  await expect
    .poll(() => page.getByRole('heading', { level: 1 }).textContent())
    .toMatch(
      /^Launch is heading for .+, 15 working days late\. Finance, Marketing and Operations report on track\.$/,
    )
  const now = await page.locator('main').innerText()
  expect(now).toContain('It waits for Store meter data in the country: nobody owns this. Tomas Berg can act.')
  expect(now).toContain('0 announced, 15 not yet announced')
  expect(now).toContain('10 of 13')
  expect(now).toMatch(/€\s?176\s?k not done, €\s?11\s?k saved/)
  await waitForSaved(anna, 'On the relay')
  expect(anna.complaints).toEqual([])
})

test('a plan opens again without the network, and without the relay (P11)', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna)
  const { page, context } = anna
  await waitForSaved(anna, 'On the relay')
  // The worker has taken its files in once it is active.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: /15 working days late/ }).waitFor()
  await waitForSaved(anna, 'Offline, all sent')
  await context.setOffline(false)
  await waitForSaved(anna, 'On the relay')
  expect(page.url()).toBe(link)
  expect(anna.complaints).toEqual([])
})

test('the board can be installed: Chromium finds nothing that stands in the way', async () => {
  const { page, context } = await world.person()
  await page.goto(addressOf(world))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const session = await context.newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A browser context of a test is a private window to Chromium; anywhere else that is no hindrance.
  const found = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
  expect(found).toEqual([])
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'Plumbline', display: 'standalone', start_url: '/' })
})

test('a link opens the plan on another device, which asks who this is', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna)
  await waitForSaved(anna, 'On the relay')
  const pieter = await world.person({ viewport: phone })
  await pieter.page.goto(link)
  await pieter.page.getByRole('button', { name: /Pieter de Vries/ }).click()
  await pieter.page.getByRole('heading', { name: /15 working days late/ }).waitFor()
  await expect
    .poll(() => pieter.page.getByRole('heading', { level: 1 }).textContent())
    .toBe(await anna.page.getByRole('heading', { level: 1 }).textContent())
  expect(pieter.complaints).toEqual([])
})

test('the first page names its three doors and where plans are kept', async () => {
  const { page, complaints } = await world.person({ viewport: phone })
  await page.goto(addressOf(world))
  for (const door of ['Open the sample plan', 'Bring my plan', 'Start empty, or join']) {
    await expect.poll(() => page.getByRole('heading', { name: door }).count()).toBe(1)
  }
  expect(complaints).toEqual([])
})

test('whoever builds a plan is not asked who they are in the midst of it', async () => {
  const { page, complaints } = await world.person()
  await page.goto(addressOf(world))
  await page.getByRole('textbox', { name: /name, or a link/ }).fill('A small shop')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('link', { name: 'People' }).first().click()
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Add a person' }).first().click()
  await page.keyboard.type('Ada Byron')
  await page.keyboard.press('Enter')
  await page.getByText('Ada Byron is added').waitFor()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('People')
  expect(complaints).toEqual([])
})
