// What the Table shows: filters, groups, named views, bulk changes, a phone; axe in both themes.
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { openSample, violationsIn } from '../../parts/sample.ts'
import { goTo, item, openTable } from './hands.ts'
import TableCase from './TableCase.svelte'

describe('what is shown', () => {
  test('quick words leave what matches and its groups; nothing found offers all', async () => {
    const { screen } = await openTable()
    await screen.getByRole('searchbox').fill('type appr')
    await expect.poll(() => document.querySelectorAll('[role=rowheader]').length).toBe(3)
    await screen.getByRole('searchbox').fill('no such thing')
    await expect.element(screen.getByText('Nothing matches')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }))
    await expect.poll(() => document.querySelectorAll('[role=rowheader]').length).toBeGreaterThan(20)
  })

  test('a filter becomes a chip that can be taken off', async () => {
    const { screen } = await openTable()
    await userEvent.click(screen.getByRole('button', { name: 'Filters', exact: true }))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Blocked', exact: true }))
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.querySelectorAll('[role=rowheader]').length).toBeLessThan(12)
    await userEvent.click(screen.getByRole('button', { name: 'Remove the filter Blocked' }))
    await expect.poll(() => document.querySelectorAll('[role=rowheader]').length).toBeGreaterThan(20)
  })

  test('grouped by department: heads with count, worst delay and money', async () => {
    const { screen } = await openTable()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Arrange' }), 'department')
    await expect.poll(() => document.querySelector('.row.head')?.textContent).toMatch(/€/)
    expect(document.querySelector('.row.head [role=img]')).not.toBeNull()
  })

  test('a view is kept under a name, shown again, renamed and deleted', async () => {
    const { screen } = await openTable()
    const arrange = screen.getByRole('combobox', { name: 'Arrange' })
    await userEvent.selectOptions(arrange, 'owner')
    await userEvent.click(screen.getByRole('button', { name: 'Views' }))
    await userEvent.fill(screen.getByRole('textbox', { name: 'Name of this view' }), 'By people')
    await userEvent.click(screen.getByRole('button', { name: 'Save this view' }))
    await userEvent.keyboard('{Escape}')
    await userEvent.selectOptions(arrange, 'outline')
    await userEvent.click(screen.getByRole('button', { name: 'Views' }))
    await userEvent.click(screen.getByRole('button', { name: 'By people', exact: true }))
    await expect.element(arrange).toHaveValue('owner')
    await userEvent.click(screen.getByRole('button', { name: 'Views' }))
    await userEvent.click(screen.getByRole('button', { name: 'Delete By people' }))
    await expect.poll(() => screen.getByRole('button', { name: 'By people', exact: true }).query()).toBeNull()
  })

  test('several rows get an owner at once', async () => {
    const { open, screen } = await openTable()
    for (const title of ['Labels', 'Customs release']) await goTo(title, 'Row')
    await expect.element(screen.getByText('2 rows selected')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Set', exact: true }))
    await userEvent.fill(screen.getByRole('combobox', { name: 'New value' }), 'lena')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Set on 2 rows' }))
    await expect.poll(() => item(open, 'labels').owner).toEqual({ type: 'person', id: 'lena' })
    expect(item(open, 'customs-release').owner).toEqual({ type: 'person', id: 'lena' })
    await open.undo()
    expect(item(open, 'labels').owner).toEqual({ type: 'person', id: 'pieter' })
  })

  test('on a phone it is a list that opens details, no wider than the phone', async () => {
    const opened = vi.fn<(itemId: string) => void>()
    await page.viewport(390, 844)
    const screen = await render(TableCase, { open: await openSample('amira'), opened })
    await userEvent.click(screen.getByText('Type approval', { exact: true }))
    expect(opened).toHaveBeenCalledWith('type-approval')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  })

  test('the Table passes axe in light and dark, with a cell being written', async () => {
    const { screen } = await openTable()
    expect(await violationsIn(screen.container)).toEqual([])
    await goTo('Store fit-out', 'Owner')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('combobox', { name: 'Owner of Store fit-out' })).toBeVisible()
    expect(await violationsIn(screen.container)).toEqual([])
  })
})
