// A browser that keeps nothing (private mode): the board works in memory and through the relay, and says so.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSample, openWorld } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('where IndexedDB is refused, the sample opens, figures stand, and it says what closing the tab loses', async () => {
  const anna = await world.person()
  await anna.context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  })
  await openSample(world, anna)
  await anna.page
    .getByText(/This browser keeps nothing here/)
    .first()
    .waitFor()
  await expect
    .poll(() => anna.page.getByRole('heading', { level: 1 }).textContent())
    .toMatch(/15 working days late/)
  expect(anna.complaints).toEqual([])
})
