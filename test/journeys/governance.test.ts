// Governance switched on, from Defined to Closed: one asks, another approves, a third countersigns; nobody else can.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOn } from '../helpers/axe-on-page.ts'
import { follow, openSample, openWorld, phone, waitForSaved } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stage = ({ page }: Person) => page.getByRole('region', { name: /^Stage/ })
const button = (person: Person, name: string) => stage(person).getByRole('button', { name, exact: true })

async function choose({ page }: Person, label: string, who: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(who)
  await page.getByRole('option', { name: new RegExp(who) }).click()
}

async function say({ page }: Person, what: string, amount: string): Promise<void> {
  const value = page.getByRole('region', { name: /^Value/ })
  const kind = value.getByRole('combobox', { name: 'What' })
  if (!(await kind.isVisible())) await value.getByText('Say a value').click()
  await kind.selectOption({ label: what })
  await value.getByRole('textbox', { name: /^Amount/ }).fill(amount)
  await value.getByRole('button', { name: 'Add', exact: true }).click()
}

test('ST3 work goes from Defined to Closed by its sponsor’s approval and its controller’s countersignature', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna, 'Anna Lund')
  const details = link.replace('/now', '/board?item=meter-data')
  await anna.page.getByRole('link', { name: 'Settings' }).click()
  await anna.page.getByRole('checkbox', { name: /^Stages/ }).click()
  await anna.page.getByRole('checkbox', { name: /^Value of work/ }).click()
  await anna.page.getByText('Decided', { exact: true }).click()
  await anna.page.getByRole('checkbox', { name: 'Its sponsor' }).locator('visible=true').click()
  expect(await violationsOn(anna.page)).toEqual([])
  await waitForSaved(anna, 'On the relay')

  await anna.page.goto(details)
  await choose(anna, 'Sponsor', 'Tomas Berg')
  await choose(anna, 'Controller', 'Jonas Weber')
  await button(anna, 'Move to Identified').click()
  await button(anna, 'Move to Detailed').click()
  await say(anna, 'Target', '120000')
  await button(anna, 'Ask for Decided').click()
  await stage(anna).getByRole('textbox', { name: 'The case for it' }).fill('Pays back in a year.')
  await button(anna, 'Ask').click()
  await stage(anna).getByText('Waits for Tomas Berg.').waitFor()

  const tomas = await world.person({ viewport: phone })
  await follow(tomas, link.replace('/now', '/my-work'), 'Tomas Berg')
  await tomas.page.getByRole('button', { name: 'See it' }).click()
  await tomas.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(tomas.page)).toEqual([])
  await button(tomas, 'Approve').click()
  await stage(anna).getByText('Decided since today').waitFor()
  await button(anna, 'Move to Implemented').click()
  await say(anna, 'Achieved', '110000')
  await stage(anna)
    .getByText(/Waits for Jonas Weber, its controller/)
    .waitFor()
  await expect.poll(() => button(anna, 'Countersign and close').count()).toBe(0)

  const jonas = await world.person()
  await follow(jonas, details, 'Jonas Weber')
  await button(jonas, 'Countersign and close').click()
  await stage(anna)
    .getByText(/^Jonas Weber countersigned on .*: profit €\s?110,000\.$/)
    .waitFor()
  await anna.page.getByRole('combobox', { name: 'Columns by' }).selectOption('stage')
  await anna.page.getByRole('region', { name: 'Closed, 1 card' }).waitFor()
  await anna.page.goto(link.replace('/now', '/sessions?session=steering'))
  const row = anna.page.getByRole('row', { name: /^Be ready/ })
  await expect.poll(() => row.textContent()).toMatch(/profit €\s?110,000 of €\s?120,000/)
  expect(await violationsOn(anna.page)).toEqual([])
  const file = anna.page.waitForEvent('download')
  await anna.page.getByRole('button', { name: 'Save as XLSX' }).click()
  expect((await file).suggestedFilename()).toMatch(/steering-report-.*\.xlsx$/)
  expect([...anna.complaints, ...tomas.complaints, ...jonas.complaints]).toEqual([])
})

test('a plan is copied, changed in the copy, compared figure by figure, and what was tried is taken over and back', async () => {
  const anna = await world.person()
  const { page } = anna
  const link = await openSample(world, anna, 'Anna Lund')
  await waitForSaved(anna, 'On the relay')
  const whatIf = link.replace('/now', '/what-if')
  await page.goto(whatIf)
  await page.getByRole('textbox', { name: 'What would you try?' }).fill('twice the budget')
  await page.getByRole('button', { name: 'Copy the plan' }).click()
  await page.getByRole('heading', { name: 'Timeline', level: 1 }).waitFor()
  expect(page.url()).not.toContain(link.split('/plan/')[1]?.split('/')[0] ?? 'a plan')

  await page.goto(`${page.url().split('?')[0]}?item=meter-data`)
  const budget = page.getByRole('textbox', { name: /^Budget/ })
  await budget.fill('240000')
  await budget.blur()
  await page.getByText('Changed: Budget (EUR)').waitFor()
  await waitForSaved(anna, 'On the relay')

  // Its record begins with what stood then: before that there is no day of its own to look at.
  await page.goto(page.url().replace(/\/timeline.*/, '/history'))
  await page.getByText('opened this record with what stood then').waitFor()
  const asOf = page.getByRole('button', { name: 'The plan as of a day…' })
  await expect.poll(() => asOf.getAttribute('aria-disabled')).toBe('true')

  await page.goto(whatIf)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('checkbox', { name: 'Store meter data in the country' }).waitFor()
  const money = page.getByRole('row', { name: /^Budget as it stands/ })
  await expect.poll(() => money.textContent()).toMatch(/\+€\s?216,000/)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Take over 1 change' }).click()
  await page.getByText('Nothing was changed in the copy yet.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Take over 1 change' }).waitFor()
  expect(anna.complaints).toEqual([])
})
