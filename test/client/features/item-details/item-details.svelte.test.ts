import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { violationsIn, openSample } from '../../parts/sample.ts'
import DetailsCase from './DetailsCase.svelte'

test('CN3: a new duration shows what it moves before it is saved, and undo takes it back', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'meter-data' })
  const before = find(open.plan.items, 'meter-data')?.finish
  const field = screen.getByRole('textbox', { name: 'Working days' })
  await field.fill('5')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText(/(Moves Launch by|Brings Launch forward)/)).toBeVisible()
  expect(find(open.plan.items, 'meter-data')?.finish).toBe(before)
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => find(open.plan.items, 'meter-data')?.finish).not.toBe(before)
  await open.undo()
  expect(find(open.plan.items, 'meter-data')?.finish).toBe(before)
})

test('a comment is added and stands in the list', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'type-approval' })
  await screen.getByRole('textbox', { name: 'Write a comment' }).fill('The office calls back on Friday.')
  await screen.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.element(screen.getByText('The office calls back on Friday.')).toBeVisible()
})

test('an item that is gone says so and what became of it', async () => {
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'nowhere' })
  await expect
    .element(screen.getByText('The link is of another plan, or it was removed for good.'))
    .toBeVisible()
})

test('details pass axe in light and dark', async () => {
  await page.viewport(1440, 900)
  const screen = await render(DetailsCase, { open: await openSample('tomas'), itemId: 'type-approval' })
  expect(await violationsIn(screen.container)).toEqual([])
})
