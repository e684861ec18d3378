import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { violationsIn, openSample } from '../../parts/sample.ts'
import MapCase from './MapCase.svelte'

test('MP2 and MP1: a goal without work and work without a goal stand in sight', async () => {
  await page.viewport(1440, 900)
  const screen = await render(MapCase, { open: await openSample('anna') })
  await expect
    .element(screen.getByRole('button', { name: 'Which work serves it… First answer' }))
    .toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'What it serves… Trade-fair stand' })).toBeVisible()
})

test('work without a goal is mended by keyboard alone', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const screen = await render(MapCase, { open })
  screen.getByRole('button', { name: 'What it serves… Trade-fair stand' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('combobox', { name: 'Add a key result' })).toHaveFocus()
  await userEvent.keyboard('qual{Enter}')
  await expect.poll(() => Object.keys(find(open.plan.items, 'trade-fair')?.contributes ?? {}).length).toBe(1)
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByText('All open work serves a goal.')).toBeVisible()
})

test('work dragged onto a key result serves it', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const screen = await render(MapCase, { open })
  const work = screen.getByRole('listitem').filter({ hasText: 'Trade-fair stand' })
  const goal = screen.getByRole('listitem').filter({ hasText: 'Units released' }).first()
  await userEvent.dragAndDrop(work, goal)
  await expect.poll(() => Object.keys(find(open.plan.items, 'trade-fair')?.contributes ?? {})).toHaveLength(1)
})

test('what has the focus marks what is joined to it, and arrows go from list to list', async () => {
  await page.viewport(1440, 900)
  const screen = await render(MapCase, { open: await openSample('anna') })
  screen.getByRole('listitem').filter({ hasText: 'Approvals' }).first().element().focus()
  const work = screen.getByRole('region', { name: 'Work' })
  await expect.poll(() => work.element().querySelectorAll('[aria-current=true]').length).toBe(2)
  expect(work.getByRole('listitem').filter({ hasText: 'Regulatory' }).element().textContent).toContain('88')
  await userEvent.keyboard('{ArrowRight}')
  expect(document.activeElement?.closest('section')?.getAttribute('aria-label')).toBe('Work')
})

test('a group is unfolded by a key, a row opens by Enter', async () => {
  await page.viewport(1440, 900)
  const opened = vi.fn<(itemId: string) => void>()
  const screen = await render(MapCase, { open: await openSample('anna'), opened })
  const work = screen.getByRole('region', { name: 'Work' })
  work.getByRole('listitem').filter({ hasText: 'Regulatory' }).element().focus()
  await userEvent.keyboard(' ')
  await expect.element(work.getByText('Type approval')).toBeVisible()
  work.getByRole('listitem').filter({ hasText: 'Type approval' }).element().focus()
  await userEvent.keyboard('{Enter}')
  expect(opened.mock.calls[0]?.[0]).toBe('type-approval')
})

test('a key result is added with a measure of its own', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const before = open.plan.keyResults.list.length
  const screen = await render(MapCase, { open })
  await screen.getByRole('button', { name: 'Add a key result', exact: true }).click()
  await userEvent.keyboard('Returns per hundred')
  await screen.getByRole('option', { name: /New measure/ }).click()
  await screen.getByRole('textbox', { name: 'Target' }).fill('2')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => open.plan.keyResults.list.length).toBe(before + 1)
  expect(open.plan.kpis.list.some(({ name }) => name === 'Returns per hundred')).toBe(true)
})

test.each([
  [1440, 900],
  [390, 844],
])('the Map passes axe in light and dark at %i pixels', async (width, height) => {
  await page.viewport(width, height)
  const screen = await render(MapCase, { open: await openSample('anna') })
  await expect.element(screen.getByText('Win the market').first()).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})
