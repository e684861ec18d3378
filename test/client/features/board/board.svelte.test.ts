import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { now, violationsIn, openSample } from '../../parts/sample.ts'
import BoardCase from './BoardCase.svelte'

test('m and arrows move a card; letting go changes what was said', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('amira')
  const screen = await render(BoardCase, { open })
  const card = screen.getByRole('listitem').filter({ hasText: 'Reseller contracts' })
  card.element().focus()
  await userEvent.keyboard('m{ArrowRight}')
  await expect.element(screen.getByText(/Reseller contracts → Off track/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => find(open.plan.reports, 'reseller-contracts')?.status).toBe('off track')
})

test('a card moved to Blocked asks what it waits for before anything is said', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('amira')
  const screen = await render(BoardCase, { open })
  const card = screen.getByRole('listitem').filter({ hasText: 'Reseller contracts' })
  card.element().focus()
  await userEvent.keyboard('m{ArrowRight}{ArrowRight}{Enter}')
  await expect.element(screen.getByRole('combobox', { name: 'Waits for' })).toBeVisible()
  expect(find(open.plan.reports, 'reseller-contracts')?.status).toBe('at risk')
})

test('Enter opens the card in focus; the filter leaves what matches', async () => {
  await page.viewport(1440, 900)
  const opened = vi.fn<(itemId: string) => void>()
  const screen = await render(BoardCase, { open: await openSample('amira'), opened })
  await screen.getByRole('searchbox', { name: 'Filter cards' }).fill('type appr')
  await expect.element(screen.getByText('Type approval', { exact: true })).toBeVisible()
  expect(screen.getByText('Labels', { exact: true }).query()).toBeNull()
  screen.getByRole('listitem').filter({ hasText: 'Type approval' }).element().focus()
  await userEvent.keyboard('{Enter}')
  expect(opened.mock.calls[0]?.[0]).toBe('type-approval')
})

test('rows by owner: m and the arrows carry a card into another lane and column, as one change', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('amira')
  const screen = await render(BoardCase, { open })
  await screen.getByRole('combobox', { name: 'Rows by' }).selectOptions('owner')
  await expect.element(screen.getByRole('heading', { name: /^Amira Haddad/ })).toBeVisible()
  // The lane of nobody is as high as its two cards, not as the column it was.
  const nobody = screen.getByRole('region', { name: 'Nobody, Not started, 2 cards' })
  await expect.poll(() => nobody.element().getBoundingClientRect().height).toBeLessThan(260)
  screen.getByRole('listitem').filter({ hasText: 'Reseller contracts' }).element().focus()
  await userEvent.keyboard('m{ArrowRight}{ArrowDown}')
  await expect.element(screen.getByText(/^Reseller contracts → Off track, Anna Lund/)).toBeVisible()
  expect(find(open.plan.items, 'reseller-contracts')?.owner).toEqual({ type: 'person', id: 'amira' })
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => find(open.plan.reports, 'reseller-contracts')?.status).toBe('off track')
  expect(find(open.plan.items, 'reseller-contracts')?.owner).toEqual({ type: 'person', id: 'anna' })
  await open.undo()
  expect(find(open.plan.reports, 'reseller-contracts')?.status).toBe('at risk')
  expect(find(open.plan.items, 'reseller-contracts')?.owner).toEqual({ type: 'person', id: 'amira' })
})

test('with rows, too, the Board passes axe in light and dark', async () => {
  await page.viewport(1440, 900)
  const screen = await render(BoardCase, { open: await openSample('amira') })
  await screen.getByRole('combobox', { name: 'Rows by' }).selectOptions('department')
  expect(await violationsIn(screen.container)).toEqual([])
})

test(
  'ten thousand cards: only those in sight are drawn, with rows and without, and the last is reached',
  { timeout: 180_000 },
  async () => {
    await page.viewport(1440, 900)
    const people = Array.from({ length: 40 }, (_, n) => ({ id: `p${n}`, name: `Person ${n}` }))
    const items = Array.from({ length: 10_000 }, (_, n) => ({
      id: `i${n}`,
      title: `Task ${n}`,
      type: 'task',
      owner: `p${n % 40}`,
    }))
    const file = { plumbline: 1, plan: { name: 'Many', timeZone: 'Europe/Berlin' }, people, items }
    const open = await createMemoryPlan(JSON.stringify(file), { now })
    const screen = await render(BoardCase, { open })
    const drawn = () => screen.container.querySelectorAll('[data-about]').length
    await expect.poll(drawn).toBeGreaterThan(5)
    expect(drawn()).toBeLessThan(60)
    screen.getByRole('listitem').first().element().focus()
    await userEvent.keyboard('{End}')
    await expect.poll(() => document.activeElement?.getAttribute('aria-posinset')).toBe('10000')
    expect(drawn()).toBeLessThan(60)
    await screen.getByRole('combobox', { name: 'Rows by' }).selectOptions('owner')
    await expect.element(screen.getByRole('heading', { name: /^Person 0/ })).toBeVisible()
    await expect.poll(drawn).toBeLessThan(120)
  },
)

test('on a phone the Board is one column with a switch', async () => {
  await page.viewport(390, 844)
  const screen = await render(BoardCase, { open: await openSample('amira') })
  await screen.getByRole('combobox', { name: 'Column', exact: true }).selectOptions('blocked')
  await expect.element(screen.getByText('Type approval', { exact: true })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})

test('the Board passes axe in light and dark', async () => {
  await page.viewport(1440, 900)
  const screen = await render(BoardCase, { open: await openSample('amira') })
  expect(await violationsIn(screen.container)).toEqual([])
})
