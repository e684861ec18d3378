// A week without the network: one person goes on working, the others too; back, both hold the same, at its right age (P5, P11).

import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePeriod, faultsOf, ledgersOn, textsIn, unsentOn } from '../helpers/ledgers.ts'
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
/** Two browsers and a relay on a busy machine. */
const patient = { timeout: 30_000 }

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
  await closePeriod(pieter, link, 'The week')
  // The relay seals the ledger; what is said from now on goes into the next one (PE3).
  const path = /plan\/([^/]+)/.exec(link)?.[1] ?? ''
  await expect.poll(() => ledgersOn(pieter, path), patient).toBe(2)
  await pieter.page.goto(detailsIn(link))
  await comment(pieter.page, 'Pieter after the closing')
  await waitForSaved(pieter, 'On the relay')
  await expect.poll(async () => (await textsIn(world, path, 1)).length, patient).toBe(1)
  await pieter.page.goto(`${link.split('/now')[0] ?? ''}/history?view=periods`)
  const unsent = await unsentOn(mara)
  expect(unsent.length).toBeGreaterThan(1)

  await mara.context.setOffline(false)
  await waitForSaved(mara, 'On the relay')
  await commentOf(mara.page, 'Pieter on the third day').first().waitFor()
  await commentOf(mara.page, 'Pieter after the closing').first().waitFor()
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
  // The same signed texts, in the next ledger, which a new device finds, too; nothing is wrong with either.
  expect(await textsIn(world, path, 1)).toEqual(expect.arrayContaining([...unsent]))
  expect(await textsIn(world, path, 0)).not.toEqual(expect.arrayContaining([unsent[0]]))
  const third = await world.person()
  await third.context.clock.install({ time: Date.now() + 7 * day })
  await follow(third, link, 'Just looking')
  for (const person of [third, mara]) {
    await person.page.goto(`${link.split('/now')[0] ?? ''}/history?view=periods`)
    await person.page.reload()
    await person.page.getByText('1 late entry').first().waitFor()
  }
  expect(await faultsOf(world, path, 2)).toEqual([])
  expect([pieter, mara, third].flatMap(({ complaints }) => complaints)).toEqual([])
})
