// The sample on a later day (story.md 4): untouched it has laid itself around today, touched it offers to and is kept.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { addressOf, openSample, openWorld } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** This page lives three days ago, and no relay tells it better. */
async function threeDaysAgo(page: Page): Promise<void> {
  await page.routeWebSocket(/\/sync/, () => {})
  await page.addInitScript(() => {
    const shift = 3 * 86_400_000
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...args: [] | [number | string | Date]) {
        if (args.length === 0) super(Real.now() - shift)
        else super(...args)
      }
      static override now(): number {
        return Real.now() - shift
      }
    } as DateConstructor
  })
}

/** The same device today, on the link of three days ago. */
async function today({ context, page }: Person, link: string): Promise<Page> {
  // Who this is was said a moment ago: a tab that is ended before it is written down loses it.
  await page
    .getByText(/On this device, \d+ wait/)
    .first()
    .waitFor()
  await page.close()
  const later = await context.newPage()
  await later.goto(link)
  await later.getByRole('heading', { name: /15 working days late/ }).waitFor()
  return later
}

const plansHere = async (page: Page): Promise<number> => {
  await page.goto(addressOf(world))
  await page.getByRole('heading', { name: 'Plans on this device' }).waitFor()
  return page.getByRole('link', { name: 'Open the Nordic market' }).count()
}

test('untouched, its link leads to one around today; who I am is not asked again, and there is one sample', async () => {
  const anna = await world.person()
  await threeDaysAgo(anna.page)
  const link = await openSample(world, anna, 'Mara Lindqvist')
  const page = await today(anna, link)
  await expect.poll(() => page.url()).not.toBe(link)
  await expect.poll(() => page.getByText(/This sample is from/).count()).toBe(0)
  await page
    .getByRole('link', { name: /My work/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: 'Yes' })
    .or(page.getByText('Yes', { exact: true }))
    .first()
    .waitFor()
  expect(await plansHere(page)).toBe(1)
  expect(anna.complaints).toEqual([])
})

test('touched, it stays and offers a copy around today', async () => {
  const anna = await world.person()
  await threeDaysAgo(anna.page)
  const link = await openSample(world, anna, 'Pieter de Vries')
  await anna.page
    .getByRole('link', { name: /My work/ })
    .first()
    .click()
  await anna.page.getByRole('button', { name: 'Start today' }).first().click()
  await anna.page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await anna.page.getByRole('link', { name: 'Now' }).first().click()
  await anna.page.close()
  const page = await anna.context.newPage()
  await page.goto(link)
  await page.getByText(/This sample is from (yesterday|\d days ago)\. Lay it around today\?/).waitFor()
  expect(page.url()).toContain(link.split('/now')[0] ?? link)
  await page.getByRole('button', { name: 'Lay it around today' }).click()
  await page.getByText(/This sample is from/).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: /15 working days late/ }).waitFor()
  expect(await plansHere(page)).toBe(2)
  expect(anna.complaints).toEqual([])
})
