import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { must } from '../../../../shared/base/assert.ts'
import { find } from '../../../../shared/base/table.ts'
import { deleteItem } from '../../../../shared/commands/delete-item.ts'
import { renameItem } from '../../../../shared/commands/rename-item.ts'
import { PastPlan } from '../../../../client/state/past-plan.svelte.ts'
import { violationsIn, openSample } from '../../parts/sample.ts'
import HistoryCase from './HistoryCase.svelte'

const titleOf = (open: Awaited<ReturnType<typeof openSample>>, id: string) => find(open.plan.items, id)?.title

test('the record says who said what; by item, and a change taken back is a change of its own', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  await open.do(renameItem, { item: 'launch', title: 'Grand opening' })
  const screen = await render(HistoryCase, { open })
  await screen.getByRole('combobox', { name: 'On which work' }).click()
  await userEvent.keyboard('grand{Enter}')
  await expect.element(screen.getByText('title: “Grand opening”, was “Launch”')).toBeVisible()
  await screen.getByRole('button', { name: /^Take back: rename/i }).click()
  await expect.poll(() => titleOf(open, 'launch')).toBe('Launch')
  await expect.element(screen.getByText('took back a change: Launch')).toBeVisible()
  await open.undo()
  await expect.poll(() => titleOf(open, 'launch')).toBe('Grand opening')
  expect(await violationsIn(screen.container)).toEqual([])
})

test('what was deleted is restored from the record, and what was changed as it was before', async () => {
  await page.viewport(390, 844)
  const open = await openSample('anna')
  await open.do(renameItem, { item: 'labels', title: 'One' })
  await open.do(renameItem, { item: 'labels', title: 'Two' })
  await open.do(deleteItem, { item: 'labels' })
  const screen = await render(HistoryCase, { open })
  await screen.getByRole('button', { name: 'Restore', exact: true }).first().click()
  await expect.poll(() => titleOf(open, 'labels')).toBe('Two')
  await screen.getByRole('combobox', { name: 'On which work' }).click()
  await userEvent.keyboard('two{Enter}')
  await screen.getByRole('button', { name: 'As it was before this' }).last().click()
  await expect.poll(() => titleOf(open, 'labels')).not.toMatch(/One|Two/)
})

test('AG2 the plan as of a past day is read and never changed', async () => {
  const open = await openSample('anna')
  const past = new PastPlan(open, must(open.source), '2026-11-19')
  expect(past.figures.moment.today).toBe('2026-11-19')
  const refused = await past.do(renameItem, { item: 'launch', title: 'X' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'AS_OF_PAST' } })
  past.show('2026-11-10')
  past.show('2026-11-19')
  const anew = new PastPlan(open, must(open.source), '2026-11-19')
  expect(past.plan).toEqual(anew.plan)
  expect(past.figures.planValue).toEqual(anew.figures.planValue)
  // A day that was worked out ahead is that day; what is said meanwhile is in the next one that is shown.
  expect(past.prepare('2026-11-18')).toBe(true)
  expect(past.prepare('2026-11-18')).toBe(false)
  expect(past.plan).toEqual(anew.plan)
  const ahead = new PastPlan(open, must(open.source), '2026-11-18')
  past.show('2026-11-18')
  expect([past.plan, past.figures.gaps]).toEqual([ahead.plan, ahead.figures.gaps])
  await open.do(renameItem, { item: 'launch', title: 'Launch day' })
  past.show('2026-11-19')
  expect(past.plan).toEqual(new PastPlan(open, must(open.source), '2026-11-19').plan)
})

test('MV1 what moved a figure: its steps end where the figure stands, as a waterfall and as a table', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const screen = await render(HistoryCase, { open, view: 'moved' })
  await screen.getByRole('combobox', { name: 'Which figure' }).click()
  await userEvent.keyboard('earned (ev{Enter}')
  await expect.element(screen.getByText(/^Earned \(EV\): from .* to .*1,268,000/)).toBeVisible()
  await screen.getByRole('button', { name: 'What happened: Lead campaign' }).click()
  await expect.element(screen.getByText(/Lena Okafor checked in on Lead campaign/)).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
  await screen.getByRole('button', { name: 'As a table' }).click()
  const rows = screen.getByRole('row').elements()
  expect(rows.at(-1)?.textContent).toContain('1,268,000')
})

test('BA2 the plan as it is now beside the agreed one: what was added, deleted and moved', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  await open.do(deleteItem, { item: 'labels' })
  const screen = await render(HistoryCase, { open, view: 'baselines' })
  await expect.element(screen.getByText('measured against')).toBeVisible()
  await expect.element(screen.getByText(/^1 added, 1 deleted, /)).toBeVisible()
  await expect.element(screen.getByRole('listitem').getByText('Labels', { exact: true })).toBeVisible()
  await expect.element(screen.getByText(/needs the decision of a formal session/)).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
})

test('PE1 a period is closed with its figures as of its last day, and stands with them', async () => {
  await page.viewport(700, 844)
  const open = await openSample('anna')
  const screen = await render(HistoryCase, { open, view: 'periods' })
  await screen.getByRole('button', { name: 'Close a period' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Close a period' }).element().getBoundingClientRect()
  // In the middle, but for the width of a scrollbar.
  expect(Math.abs(dialog.left - (innerWidth - dialog.right))).toBeLessThan(20)
  await screen.getByRole('textbox', { name: 'Name' }).fill('Week 46')
  await screen.getByRole('button', { name: 'Close it' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Week 46' })).toBeVisible()
  await expect.element(screen.getByText('Nothing came late')).toBeVisible()
  expect(open.plan.periods.list[0]?.through).toBe('2026-11-22')
  expect(await violationsIn(screen.container)).toEqual([])
})
