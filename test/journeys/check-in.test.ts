// A check-in with the keyboard alone, and by thumb on a phone (story.md 2).

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { drawn, openSample, openWorld, phone, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
