// Opening a plan again: what was last known stands on the screen at once, with its age, and does not move when the live
// figures take over.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { desk, openSample, openWorld, phone } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

for (const [name, viewport] of Object.entries({ desk, phone })) {
  test(`Now stands as last known while the plan is read, and nothing moves when it is live (${name})`, async () => {
    const anna = await world.person({ viewport })
    const { page, context } = anna
    await openSample(world, anna)
    await expect.poll(() => page.evaluate(() => localStorage.length), { timeout: 30_000 }).toBe(1)
    // Files from the network, so that one can be held back.
    await page.evaluate(async () => {
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
    })
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await context.route(/open-live-plan-.*\.js/, async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await page.getByText(/^Last known .+ Reading the plan…$/).waitFor()
    const before = await placesOf(page)
    expect(before.map(({ text }) => text)).toContain('15 days late')
    expect(before.map(({ text }) => text)).toContain('10 of 13')
    letGo()
    await page.getByRole('button', { name: /^15 days late/ }).waitFor()
    expect(await placesOf(page)).toEqual(before)
    await expect.poll(() => page.getByText(/^Last known/).count()).toBe(0)
    expect(anna.complaints).toEqual([])
  })
}

/** Words and places of the headline and the four figures. */
async function placesOf(page: Page) {
  return page
    .locator('.now h1, .now h2, .now .value, .now .made, .now .cell .age, .now .line .age')
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.closest('.columns') === null)
        .map((part) => {
          const { x, y, height } = part.getBoundingClientRect()
          return {
            text: part.textContent.trim(),
            x: Math.round(x),
            y: Math.round(y),
            height: Math.round(height),
          }
        }),
    )
}
