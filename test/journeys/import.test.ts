// Bringing one's own plan: real files of other tools, dropped and pasted, previewed, accepted, taken back, and once more.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, drawn, openWorld, waitForSaved } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

const folder = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function bring(): Promise<Person> {
  const person = await world.person()
  const { page } = person
  await page.goto(addressOf(world))
  await page.getByRole('button', { name: 'Bring my plan' }).click()
  await drawn(page, 'Import')
  return person
}

/** As a file that is let go over the page. */
async function drop({ page }: Person, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      data.items.add(new File([content], fileName, { type: 'text/csv' }))
      return data
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )
  await page
    .getByRole('heading', { name: 'Import', level: 1 })
    .dispatchEvent('drop', { dataTransfer: transfer })
}

// The samples belong to others and are no part of the project: where they are not beside it, this is said as skipped.
describe.skipIf(!existsSync(folder))('a real file', () => {
  test.each([
    ['asana-sample.csv', 14, ', 2 left out'],
    ['clickup-sample.csv', 15, ''],
    ['msproject-export.csv', 171, ''],
  ])('%s is dropped, accepted, undone in one step, pasted, and known again', async (file, rows, left) => {
    const anna = await bring()
    const { page } = anna
    const bytes = readFileSync(folder + file)
    await drop(anna, file, bytes)
    await page.getByText(`${rows} new${left}`, { exact: true }).waitFor()
    // Nothing is written before Accept.
    await expect.poll(() => page.getByRole('link', { name: /Gaps/ }).first().textContent()).not.toMatch(/\d/)
    // These files are of years ago: their dates are nobody's plan from today unless it is ticked.
    await page.getByText(/Every date in it lies in the past/).waitFor()
    await page.getByRole('checkbox', { name: 'These dates are our plan from today' }).check()
    await page.getByRole('button', { name: `Accept ${rows} rows` }).click()
    await page.getByText(`${rows} rows imported`).waitFor()
    await page.getByText('These dates are your plan from today').waitFor()
    // A plan that nobody has named yet is called as the file is.
    await page.getByText(file.replace('.csv', ''), { exact: true }).first().waitFor()
    await waitForSaved(anna, 'On the relay')
    await page.keyboard.press('u')
    await page.getByText('Taken back: the plan is as it was before.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Another file' }).first().click()
    // The same rows by another way bring back what was taken back, and the plan with it.
    await page.getByLabel('Rows from a spreadsheet').fill(bytes.toString('utf8'))
    await page.getByRole('button', { name: 'Read these rows' }).click()
    await page.getByText(`${rows} brought back${left}`, { exact: true }).waitFor()
    await page.getByRole('button', { name: `Accept ${rows} rows` }).click()
    await page.getByText(`${rows} rows imported`).waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Another file' }).first().click()
    await drop(anna, file, bytes)
    await page.getByText(`${rows} as before${left}`, { exact: true }).waitFor()
    expect(anna.complaints).toEqual([])
  })
})

test('a plan file that is cut off says so and opens nothing', async () => {
  const anna = await bring()
  const { page } = anna
  await drop(anna, 'cut.json', new TextEncoder().encode('{ "plumbline": 1, "items": ['))
  await page.getByRole('button', { name: 'Open as a new plan' }).click()
  await page.getByText('cut.json could not be opened as a plan').waitFor()
  await page
    .getByText('The file ends in the middle: it was not written or copied to its end.', { exact: false })
    .waitFor()
  expect(anna.complaints).toEqual([])
})
