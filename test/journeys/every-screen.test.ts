// Every screen of the live app, in both themes: axe finds nothing; what somebody else moves glows once and is heard.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOn } from '../helpers/axe-on-page.ts'
import { addressOf, desk, follow, openSample, openWorld, phone, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function show(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = location.hash.replace(/(\.\d+)\/.*$/, `$1/${to}`)
  }, place)
  await page.locator('main h1').first().waitFor()
  await page.locator('main [aria-busy="true"]').waitFor({ state: 'detached' })
}

const places = [
  'now',
  'my-work',
  'board',
  'map',
  'gaps',
  'kpis',
  'people',
  'sessions',
  'history',
  'import',
  'export',
  'settings',
  'what-if',
] as const

/** Screens that fill a desk's window scroll within: the page itself is as high as the window. */
const fills: readonly string[] = ['board', 'map']
const pastWindow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollHeight } = document.documentElement
    return scrollHeight > innerHeight ? [`${scrollHeight - innerHeight} px`] : []
  })

test.each([
  ['a desk, light', desk, 'light'],
  ['a phone, dark', phone, 'dark'],
] as const)('on %s axe finds nothing on any screen', async (_name, viewport, theme) => {
  const mara = await world.person({ viewport })
  const { page } = mara
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const found: Record<string, readonly string[]> = {}
  await page.goto(addressOf(world))
  await page.getByRole('button', { name: 'Open the Nordic market' }).waitFor()
  found['welcome'] = await violationsOn(page)
  await page.getByRole('button', { name: 'Open the Nordic market' }).click()
  await page.getByRole('button', { name: 'Mara Lindqvist' }).waitFor()
  found['who'] = await violationsOn(page)
  await page.getByRole('button', { name: 'Mara Lindqvist' }).click()
  await page.getByRole('heading', { name: /heading for/ }).waitFor()
  for (const place of places) {
    await show(page, place)
    found[place] = await violationsOn(page)
    if (viewport === desk && fills.includes(place))
      found[`${place}, past its window`] = await pastWindow(page)
  }
  await show(page, 'gaps?item=type-approval')
  await page.getByRole('heading', { name: 'Type approval' }).waitFor()
  found['details'] = await violationsOn(page)
  await page
    .getByRole('button', { name: /Where does this come from/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'With today’s figures' }).waitFor()
  found['where from'] = await violationsOn(page)
  await page.keyboard.press('Escape')
  await show(page, 'now')
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'Go to Gaps' }).waitFor()
  found['palette'] = await violationsOn(page)
  expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0))).toEqual({})
  expect(mara.complaints).toEqual([])
})

test('what somebody else says glows at the card with their initials, and in figures that moved; not one’s own', async () => {
  const pieter = await world.person()
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  const mara = await world.person()
  await follow(mara, link, 'Mara Lindqvist')
  await waitForSaved(mara, 'On the relay')
  await show(mara.page, 'board')
  await show(pieter.page, 'board')
  const card = mara.page.locator('[data-about="store-fit-out"]')
  const own = pieter.page.locator('[data-about="store-fit-out"]')
  await card.waitFor()
  const glowed = card
    .page()
    .waitForFunction(
      () => document.querySelector('[data-about="store-fit-out"]')?.getAttribute('data-glow') === 'PV',
    )
  await own.locator('xpath=ancestor::*[@data-row]').focus()
  await pieter.page.keyboard.press('m')
  await pieter.page.keyboard.press('ArrowRight')
  await pieter.page.keyboard.press('Enter')
  await pieter.page
    .getByText(/moved to At risk/)
    .first()
    .waitFor()
  await glowed
  await mara.page.getByText('Pieter de Vries: Store fit-out').waitFor({ state: 'attached' })
  expect(await own.getAttribute('data-glow')).toBeNull()
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})

test('Ask: the link of the text opens that one check-in, also for whoever follows it on another device', async () => {
  const mara = await world.person()
  await openSample(world, mara, 'Mara Lindqvist')
  await waitForSaved(mara, 'On the relay')
  await mara.page.getByRole('button', { name: 'Ask Tomas' }).click()
  const text = await mara.page.getByRole('textbox').last().inputValue()
  const link = text.match(/http\S+/)?.[0] ?? ''
  expect(link).toContain('check=meter-data')
  const mail = await mara.page.getByRole('link', { name: /mail/i }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(link)
  const tomas = await world.person({ viewport: phone })
  await follow(tomas, link, 'Tomas Berg')
  await tomas.page.getByRole('button', { name: 'Store meter data in the country' }).waitFor()
  await tomas.page.getByRole('button', { name: 'Start today' }).first().waitFor()
  expect([...mara.complaints, ...tomas.complaints]).toEqual([])
})

test('an empty plan says on each screen what will be here; the palette takes the plan once there is one', async () => {
  const anna = await world.person()
  const { page } = anna
  await page.goto(addressOf(world))
  await page.getByRole('textbox', { name: 'A plan’s name, or a link' }).fill('Ours')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByText('No work yet').waitFor()
  await show(page, 'gaps')
  await page.getByText(/^Nothing missing/).waitFor()
  await show(page, 'now')
  await page.getByText('Nothing holds it up').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('take the plan')
  await page.getByRole('option', { name: /^Take the plan/ }).waitFor()
  expect(anna.complaints).toEqual([])
})
