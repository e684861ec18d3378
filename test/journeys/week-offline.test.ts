// A week without the network: one person goes on working, the others too; back, both hold the same, at its right age (P5, P11).

import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  comment,
  commentOf,
  detailsIn,
  follow,
  installed,
  openSample,
  openWorld,
  waitForSaved,
} from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

const day = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ageOf = ({ page }: Person, text: string): Promise<string> =>
  commentOf(page, text).first().locator('.who').innerText()

test('a week offline and back: what both wrote is merged, with its true age, and both read the same', async () => {
  const pieter = await world.person()
  const mara = await world.person()
  for (const { context } of [pieter, mara]) await context.clock.install()
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  await follow(mara, link, 'Mara Lindqvist')
  await waitForSaved(mara, 'On the relay')
  await installed(mara.page)
  await mara.context.setOffline(true)
  await mara.page.goto(detailsIn(link))
  await mara.page.reload()
  await pieter.page.goto(detailsIn(link))

  // On the third day both write, on the seventh Mara does once more.
  for (const { page } of [pieter, mara]) await page.clock.fastForward(3 * day)
  await comment(mara.page, 'Mara on the third day')
  await comment(pieter.page, 'Pieter on the third day')
  for (const { page } of [pieter, mara]) await page.clock.fastForward(4 * day)
  await mara.page.reload()
  await comment(mara.page, 'Mara on the seventh day')
  await mara.page.getByText('Offline, 2 wait here').first().waitFor()

  await world.restartRelay('SIGTERM', 7 * day)
  await waitForSaved(pieter, 'On the relay')
  // Pieter closes the period: what Mara said in it is not here yet.
  await pieter.page.goto(`${link.split('/now')[0] ?? ''}/history?view=periods`)
  await pieter.page.getByRole('button', { name: 'Close a period' }).click()
  await pieter.page.getByRole('textbox', { name: 'Name' }).fill('The week')
  await pieter.page.getByRole('button', { name: 'Close it' }).click()
  await pieter.page.getByText('Nothing came late').waitFor()

  await mara.context.setOffline(false)
  await waitForSaved(mara, 'On the relay')
  await commentOf(mara.page, 'Pieter on the third day').first().waitFor()
  // It came late: it counts, on a line of its own, and the plan of that day can be looked at and not changed (PE1, AG2).
  await pieter.page.getByText('1 late entry').click()
  await pieter.page
    .getByText(/Mara Lindqvist\s+commented on/)
    .first()
    .waitFor()
  await pieter.page.getByRole('button', { name: 'The plan as of that day' }).click()
  await pieter.page.getByText('for reading only').waitFor()
  await pieter.page.getByRole('button', { name: 'Back to today' }).click()
  await pieter.page.goto(detailsIn(link))
  await commentOf(pieter.page, 'Mara on the seventh day').first().waitFor()
  for (const person of [pieter, mara]) {
    await expect.poll(() => person.page.getByText(/clock is/).count()).toBe(0)
    await expect.poll(() => ageOf(person, 'Mara on the third day')).toMatch(/[1-4] days? old/)
    await expect.poll(() => ageOf(person, 'Mara on the seventh day')).toMatch(/just now|today/)
  }
  expect(await ageOf(pieter, 'Mara on the third day')).toBe(await ageOf(mara, 'Mara on the third day'))
  await expect
    .poll(() => mara.page.locator('main h1').textContent())
    .toBe(await pieter.page.locator('main h1').textContent())
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})
