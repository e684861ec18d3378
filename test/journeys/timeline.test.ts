// The Timeline (P3): a late task is moved by keys with its impact in view; another device has the new date, undo takes it back.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow, openSample, openWorld, waitForSaved } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const title = 'Store meter data in the country'
const rowOf = ({ page }: Person) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
const promisedTo = async (person: Person) =>
  /promised ([^,]+),/.exec((await rowOf(person).textContent()) ?? '')?.[1]

test('what one person moves on the Timeline, another sees there; undo takes it back for both', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna)
  await waitForSaved(anna, 'On the relay')
  await anna.page.getByRole('link', { name: 'Timeline' }).click()
  await rowOf(anna).waitFor()
  const before = await promisedTo(anna)
  expect(before).toBeTruthy()

  const pieter = await world.person()
  await follow(pieter, link.replace('/now', '/timeline'), 'Pieter de Vries')
  await rowOf(pieter).waitFor()
  await expect.poll(() => promisedTo(pieter)).toBe(before)

  await rowOf(anna).focus()
  await anna.page.keyboard.press('m')
  await anna.page.keyboard.press('ArrowDown')
  await anna.page
    .getByText(/Moves Launch by 5 days/)
    .last()
    .waitFor()
  await anna.page.keyboard.press('Enter')
  await expect.poll(() => promisedTo(anna)).not.toBe(before)
  const after = await promisedTo(anna)
  await expect.poll(() => promisedTo(pieter)).toBe(after)

  await anna.page.keyboard.press('u')
  await expect.poll(() => promisedTo(anna)).toBe(before)
  await expect.poll(() => promisedTo(pieter)).toBe(before)
  expect([...anna.complaints, ...pieter.complaints]).toEqual([])
})
