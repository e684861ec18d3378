// A session as people hold it: three of them, one without a network in the middle; what was decided is kept, or not; and two
// who close it without seeing each other.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOn } from '../helpers/axe-on-page.ts'
import {
  addressOf,
  follow,
  installed,
  openSample,
  openWorld,
  phone,
  waitForSaved,
} from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const patient = { timeout: 30_000 }

async function openSessions({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Sessions' }).first().click()
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
}

/** As it stands beside the QR code: `KDFH 2345`. */
async function codeShown({ page }: Person): Promise<string> {
  const shown = await page.getByText(/^The code: /).textContent()
  return (shown ?? '')
    .replace(/^The code: /, '')
    .replaceAll(' ', '')
    .replace(',', ' ')
}

/** At the address that stands beside it. */
async function enterCode({ page }: Person, code: string): Promise<void> {
  await page.goto(`${addressOf(world)}join`)
  await page.getByRole('textbox', { name: 'The session’s code' }).fill(code)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

const button = ({ page }: Person, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()

/** With the keyboard alone, as at a wall: the step after this one. */
async function next({ page }: Person, step: string): Promise<void> {
  await page.locator('h1').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[aria-current="step"]', { hasText: step }).waitFor()
}

async function decide(
  { page }: Person,
  said: { readonly text: string; readonly who: string; readonly due: string; readonly shows: string },
) {
  await page.getByRole('textbox', { name: 'What is decided' }).fill(said.text)
  const who = page.getByRole('combobox', { name: 'Who' })
  await who.fill(said.who)
  await page.getByRole('option', { name: said.who }).click()
  await page.getByRole('combobox', { name: 'What reporting will show' }).selectOption(said.shows)
  await page.getByRole('textbox', { name: 'By when' }).fill(said.due)
  await page.getByRole('textbox', { name: 'By when' }).press('Enter')
  await page.getByRole('form', { name: 'A decision' }).getByRole('button', { name: 'Decide' }).click()
}

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

test('a calibration of three, one of whom loses the network; then what was kept and what was broken (SE1–SE6)', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna, 'Anna Lund')
  await waitForSaved(anna, 'On the relay')
  await openSessions(anna)
  await anna.page.getByText('1 of 3 kept').first().waitFor()
  await button(anna, 'Start a calibration').click()
  await anna.page.getByText('You lead').waitFor()
  // SE1: against the last session's frozen figures.
  await anna.page.getByText('last time 18 days late').waitFor()
  await waitForSaved(anna, 'On the relay')

  // One scans, the other types what stands on the wall.
  const session = new URL(anna.page.url()).hash
  const code = await codeShown(anna)
  const mara = await world.person({ viewport: phone })
  await enterCode(mara, code.toLowerCase().replace(' ', ''))
  await mara.page.getByRole('button', { name: 'Mara Lindqvist' }).click()
  const pieter = await world.person()
  await follow(pieter, link, 'Pieter de Vries')
  await pieter.page.evaluate((hash) => (location.hash = hash), session)
  for (const { page } of [mara, pieter]) {
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('Following Anna Lund').waitFor()
  }

  // SE6: what was not kept comes first; everybody follows.
  await next(anna, 'What we promised')
  await mara.page.getByText('€ 51,000 booked since').waitFor()
  await next(anna, 'Missing voices')
  await pieter.page.getByText('5 of 13 heard, asked: 8').waitFor()
  // Whoever leads may look at another screen, or load the page anew: nobody is taken back to the beginning.
  await anna.page.getByRole('link', { name: 'Timeline' }).click()
  await button(anna, 'Back to it').click()
  await anna.page.locator('[aria-current="step"]', { hasText: 'Missing voices' }).waitFor()
  await mara.page.locator('[aria-current="step"]', { hasText: 'Missing voices' }).waitFor()
  await mara.page.getByText('Following Anna Lund').waitFor()
  await pieter.context.setOffline(true)
  // Mara speaks on her own phone, and the figures move in front of everyone.
  await mara.page.getByRole('button', { name: 'Check in' }).first().click()
  await mara.page.getByText('Not sure', { exact: true }).first().click()
  await mara.page.getByRole('button', { name: 'Send' }).click()
  await anna.page.getByText('6 of 13 heard, asked: 7').waitFor()
  // Pieter goes on without a network.
  await pieter.page.getByRole('button', { name: 'Check in' }).first().click()
  await pieter.page.getByText('Not sure', { exact: true }).first().click()
  await pieter.page.getByRole('button', { name: 'Send' }).click()
  await pieter.page.getByText('6 of 13 heard, asked: 7').waitFor()

  await next(anna, 'Constraints')
  // SE3: without a day it is refused, and can be kept as a note.
  await button(anna, 'Decide').click()
  await anna.page.getByRole('textbox', { name: 'What is decided' }).fill('Somebody looks after the storage')
  await anna.page.getByRole('form', { name: 'A decision' }).getByRole('button', { name: 'Decide' }).click()
  await anna.page.getByText('A decision needs a day by which it is done.').waitFor()
  await button(anna, 'Cancel').click()
  await button(anna, 'Decide').click()
  await decide(anna, {
    text: 'Tomas takes the data storage',
    who: 'Tomas Berg',
    due: day(1),
    shows: 'somebody owns it',
  })
  await anna.page.getByText('Tomas takes the data storage').first().waitFor()
  await anna.page.getByRole('button', { name: 'Decide', exact: true }).nth(2).click()
  await decide(anna, {
    text: 'Mara gets the approval moving',
    who: 'Mara Lindqvist',
    due: day(1),
    shows: 'it is done',
  })
  await anna.page.getByText('Mara gets the approval moving').first().waitFor()
  expect(await violationsOn(anna.page)).toEqual([])

  await pieter.context.setOffline(false)
  await waitForSaved(pieter, 'On the relay')
  await next(anna, 'Said')
  await next(anna, 'Read back')
  await anna.page.getByText('given, not yet accepted').first().waitFor()
  await mara.page.getByRole('button', { name: 'Take it on' }).click()
  await anna.page.getByText('taken on', { exact: true }).waitFor()
  expect(await violationsOn(mara.page)).toEqual([])
  await button(anna, 'Close the session').click()
  await anna.page.getByRole('button', { name: 'Copy as Markdown' }).waitFor()
  // Its code ends with it.
  const late = await world.person({ viewport: phone })
  await expect
    .poll(async () => {
      await enterCode(late, code)
      await late.page
        .getByText(/No session has this code|Which of these people are you/)
        .first()
        .waitFor()
      return new URL(late.page.url()).hash
    }, patient)
    .toBe('#/join')
  expect(await violationsOn(late.page)).toEqual([])
  const report = await anna.page.locator('main').innerText()
  expect(report).toMatch(
    /Mara Lindqvist said: at risk[\s\S]*Pieter de Vries said: at risk|Pieter de Vries said: at risk[\s\S]*Mara Lindqvist said: at risk/,
  )
  expect(report).toContain('Present: Anna Lund, Mara Lindqvist and Pieter de Vries')
  await expect.poll(() => mara.page.locator('main').innerText(), patient).toContain('Copy')
  expect(await violationsOn(anna.page)).toEqual([])
  // The report is one page of A4.
  const pdf = await anna.page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)

  // SE4: the owner is there in time; the block stays until the day has passed.
  await anna.page.evaluate(
    () => (location.hash = location.hash.replace(/sessions.*/, 'board?item=meter-data')),
  )
  const owner = anna.page.getByRole('combobox', { name: 'Owner' })
  await owner.fill('Tomas')
  await anna.page.getByRole('option', { name: 'Tomas Berg' }).click()
  await button(anna, 'Save').click()
  await anna.page.getByText('If you save this').waitFor({ state: 'detached' })
  await openSessions(anna)
  await expect.poll(() => anna.page.locator('main').innerText()).toContain('2 of 4 kept')
  await waitForSaved(anna, 'On the relay')
  await world.restartRelay('SIGTERM', 5 * 86_400_000)
  await anna.page.reload()
  await openSessions(anna)
  const kept = anna.page.locator('li', { hasText: 'Tomas takes the data storage' }).first()
  const broken = anna.page.locator('li', { hasText: 'Mara gets the approval moving' }).first()
  await expect.poll(() => broken.innerText(), patient).toContain('overdue')
  await expect.poll(() => kept.innerText()).toContain('kept')
  expect([...anna.complaints, ...mara.complaints, ...pieter.complaints]).toEqual([])
})

test('two close a session without seeing each other: both records are kept, joined, and said', async () => {
  const jonas = await world.person()
  const link = await openSample(world, jonas, 'Jonas Weber')
  await openSessions(jonas)
  await button(jonas, 'Start a calibration').click()
  await jonas.page.getByText('You lead').waitFor()
  await waitForSaved(jonas, 'On the relay')
  const lena = await world.person()
  await follow(lena, link, 'Lena Okafor')
  await lena.page.evaluate((hash) => (location.hash = hash), new URL(jonas.page.url()).hash)
  await lena.page.getByText('Following Jonas Weber').waitFor()
  for (const { context, page } of [jonas, lena]) {
    // A line that stands already is not cut by it: only a new page is truly away.
    await installed(page)
    await context.setOffline(true)
    await page.reload()
    await page
      .getByText(/Offline, /)
      .first()
      .waitFor()
  }
  for (const person of [jonas, lena]) {
    await button(person, /Read back/).click()
    await button(person, 'Close the session').click()
    await person.page.getByText('This session changed nothing in reporting.').waitFor()
  }
  for (const person of [jonas, lena]) await person.context.setOffline(false)
  // Neither saw the other, so neither is the earlier one for certain: what both devices must agree on is which of them counts.
  const closedTwice = /Closed without seeing each other: (?=.*Jonas Weber)(?=.*Lena Okafor)/
  const said = await Promise.all(
    [jonas, lena].map(async ({ page }) => {
      await page.getByText(closedTwice).waitFor(patient)
      return page.getByText(closedTwice).innerText()
    }),
  )
  expect(said[0]).toBe(said[1])

  // BA1: a formal session that decides it may take the plan anew.
  await openSessions(jonas)
  await button(jonas, 'Formal session').click()
  await button(jonas, /Agree anew/).click()
  await decide(jonas, {
    text: 'The plan follows the approval',
    who: 'Jonas Weber',
    // The relay's clock is days ahead since the first test.
    due: day(8),
    shows: 'a new baseline is taken',
  })
  await jonas.page.getByRole('textbox', { name: 'Name' }).fill('After the approval')
  await button(jonas, 'Take the plan anew').click()
  await jonas.page.getByText('Agreed anew: After the approval').waitFor()
  expect([...jonas.complaints, ...lena.complaints]).toEqual([])
})
