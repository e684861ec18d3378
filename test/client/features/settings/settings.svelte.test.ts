import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { openSample, violationsIn } from '../../parts/sample.ts'
import SettingsCase from './SettingsCase.svelte'

test('the plan’s name and calendar are changed, and undo takes it back', async () => {
  await page.viewport(1440, 900)
  const open = await openSample()
  const screen = await render(SettingsCase, { open })
  await screen.getByRole('textbox', { name: 'Name', exact: true }).fill('Our market')
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => open.plan.settings.name).toBe('Our market')
  await screen.getByRole('checkbox', { name: 'Saturday' }).click()
  await expect.poll(() => open.plan.settings.calendar.workdays).toEqual([1, 2, 3, 4, 5, 6])
  await open.undo()
  await expect.element(screen.getByRole('checkbox', { name: 'Saturday' })).not.toBeChecked()
})

test('what is not used here is marked, and asked for again', async () => {
  const open = await openSample()
  const screen = await render(SettingsCase, { open })
  await screen.getByRole('checkbox', { name: 'Budgets are not used here' }).click()
  await expect.poll(() => open.plan.settings.policies.notUsed['budgets']).toBe(true)
  await screen.getByRole('checkbox', { name: 'Budgets are not used here' }).click()
  await expect.poll(() => open.plan.settings.policies.notUsed['budgets']).toBeUndefined()
})

test('tolerances are shown and kept as shares', async () => {
  const open = await openSample()
  const screen = await render(SettingsCase, { open })
  await screen.getByRole('textbox', { name: /^Money/ }).fill('7')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => open.plan.settings.policies.toleranceMoney).toBe(0.07)
})

test('Settings passes axe in light and dark', async () => {
  const screen = await render(SettingsCase, { open: await openSample('tomas') })
  expect(await violationsIn(screen.container)).toEqual([])
})

test('on a phone nothing scrolls sideways', async () => {
  await page.viewport(390, 844)
  await render(SettingsCase, { open: await openSample() })
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
