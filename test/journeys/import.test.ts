// Bringing one's own plan: a real file of another tool, previewed, accepted, taken back, and the same file again.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, openWorld, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

const file = fileURLToPath(new URL('../../../shared/samples/msproject-export.csv', import.meta.url))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

// The samples belong to others and are no part of the project: where they are not beside it, this is said as skipped.
test.skipIf(!existsSync(file))('an MS Project table is previewed, accepted, and known again', async () => {
  const anna = await world.person()
  const { page } = anna
  await page.goto(addressOf(world))
  await page.getByRole('button', { name: 'Bring my plan' }).click()
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Accept 171 rows' }).waitFor()
  // Nothing is written before Accept.
  expect(await page.getByRole('link', { name: /Gaps/ }).first().textContent()).not.toMatch(/\d/)
  await page.getByRole('button', { name: 'Accept 171 rows' }).click()
  await page.getByText('171 rows imported').waitFor()
  await waitForSaved(anna, 'On the relay')
  await page.getByRole('button', { name: 'Another file' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  // The same file again changes nothing.
  await page.getByText('171 as before').waitFor()
  expect(anna.complaints).toEqual([])
})
