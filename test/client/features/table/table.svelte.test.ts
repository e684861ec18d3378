// The Table in a real browser: written in like a spreadsheet, by keys alone, with one undo for each deed.
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { must } from '../../../../shared/base/assert.ts'
import { find } from '../../../../shared/base/table.ts'
import type { LivePlan } from '../../../../client/state/live-plan.svelte.ts'
import { openSample, violationsIn } from '../../parts/sample.ts'
import TableCase from './TableCase.svelte'

const item = (open: LivePlan, id: string) => must(find(open.plan.items, id))
const active = () => document.activeElement?.closest<HTMLElement>('[data-cell]')
const cells = () => [...document.querySelectorAll<HTMLElement>('.grid [data-cell]')]

async function openTable(me: string | undefined = 'amira', more: Record<string, unknown> = {}) {
  await page.viewport(1440, 900)
  const open = await openSample(me)
  const screen = await render(TableCase, { open, ...more })
  await expect.element(screen.getByRole('treegrid', { name: 'All work' })).toBeVisible()
  return { open, screen }
}

/** Where a head stands; one that is out of sight is scrolled to. */
async function columnOf(head: string): Promise<string> {
  if (head === 'Row') return '0'
  const place = () =>
    [...document.querySelectorAll<HTMLElement>('[role=columnheader]')]
      .find((one) => one.querySelector('.label')?.textContent === head)
      ?.dataset['cell']?.split(':')[1]
  if (place() === undefined) document.querySelector('.grid')?.scrollTo({ left: 2000 })
  await expect.poll(place).toBeDefined()
  return must(place())
}

/** The cell of a row with this title under this head. */
async function cellOf(title: string, head: string): Promise<HTMLElement> {
  const column = await columnOf(head)
  const row = must(
    cells().find(
      (cell) => cell.matches('[role=rowheader]') && cell.querySelector('.words')?.textContent === title,
    ),
  ).dataset['cell']?.split(':')[0]
  return must(cells().find((cell) => cell.dataset['cell'] === `${row}:${column}`))
}

const placeOf = async (title: string, head: string) => (await cellOf(title, head)).dataset['cell']

async function goTo(title: string, head: string) {
  await userEvent.click(await cellOf(title, head), { position: { x: 4, y: 10 } })
}

function pasteText(text: string) {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
}

function copiedBy(type: 'copy' | 'cut'): DataTransfer {
  const data = new DataTransfer()
  document.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }))
  return data
}

describe('entries', () => {
  test('typing begins, a day as people type it is told back in full, Enter writes it and moves down', async () => {
    const { open, screen } = await openTable()
    await goTo('Store fit-out', 'Finish')
    await userEvent.keyboard('15 dec')
    await expect.element(screen.getByText('Tuesday, 15 December 2026')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => item(open, 'store-fit-out').finish).toBe('2026-12-15')
    await expect.poll(() => active()?.closest('[role=row]')?.textContent).toContain('Customs release')
    await open.undo()
    expect(item(open, 'store-fit-out').finish).toBe('2026-11-30')
  })

  test('what is refused is said at the cell, and what was typed stands', async () => {
    const { open, screen } = await openTable()
    await goTo('Store fit-out', 'Finish')
    await userEvent.keyboard('someday{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/^“someday” is not a day\./)
    const editor = screen.getByRole('textbox', { name: 'Finish of Store fit-out' })
    await expect.element(editor).toHaveValue('someday')
    await userEvent.fill(editor, '1.1.2020')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/lies before the start/)
    await userEvent.keyboard('{Escape}')
    expect(item(open, 'store-fit-out').finish).toBe('2026-11-30')
    await expect.poll(() => active()?.dataset['cell']).toBe(await placeOf('Store fit-out', 'Finish'))
  })

  test('an owner is completed from a few letters; Tab writes and goes on to the side', async () => {
    const { open } = await openTable()
    await goTo('Store fit-out', 'Owner')
    await userEvent.keyboard('jon{Tab}')
    await expect.poll(() => item(open, 'store-fit-out').owner).toEqual({ type: 'person', id: 'jonas' })
    await expect.poll(() => active()?.dataset['cell']).toBe(await placeOf('Store fit-out', 'Status said'))
  })

  test('what a date would move stands in the strip while it is typed', async () => {
    const { screen } = await openTable()
    await goTo('Store meter data in the country', 'Finish')
    await userEvent.keyboard('15 jan')
    await expect.element(screen.getByText(/^Moves Launch by/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
  })

  test('money with its sign and thousands, another currency refused', async () => {
    const { open, screen } = await openTable()
    await goTo('Store fit-out', 'Budget')
    await userEvent.keyboard('€ 12.5k{Enter}')
    await expect.poll(() => item(open, 'store-fit-out').budget).toBe(12_500)
    await goTo('Store fit-out', 'Budget')
    await userEvent.keyboard('$ 300{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/another currency/)
    await userEvent.keyboard('{Escape}')
  })

  test('a status is a check-in; a group’s dates cannot be written', async () => {
    const { open } = await openTable()
    await goTo('Reseller contracts', 'Status said')
    await userEvent.keyboard('off{Enter}')
    await expect.poll(() => find(open.plan.reports, 'reseller-contracts')?.status).toBe('off track')
    expect((await cellOf('Operations', 'Finish')).getAttribute('aria-readonly')).toBe('true')
  })
})

describe('keys', () => {
  test('one stop for Tab; arrows, Ctrl and End move; Shift extends; the focus is never lost', async () => {
    await openTable()
    cells()
      .find((cell) => cell.tabIndex === 0)
      ?.focus()
    expect(active()?.dataset['cell']).toBe('0:0')
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{End}')
    await expect.poll(() => active()?.getAttribute('aria-colindex')).toBe('15')
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await expect.poll(() => active()?.dataset['cell']).toBe('45:14')
    await userEvent.keyboard(
      '{Control>}{Home}{/Control}{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}',
    )
    await expect.poll(() => document.querySelectorAll('[aria-selected=true][role=rowheader]').length).toBe(3)
    document.querySelector('.grid')?.scrollTo({ top: 600 })
    await expect.poll(() => active()?.dataset['cell']).toBe('3:1')
  })

  test('on a row’s mark letters are commands; Enter opens, Space selects', async () => {
    const opened = vi.fn<(itemId: string) => void>()
    const { screen } = await openTable('amira', { opened })
    await goTo('Type approval', 'Row')
    await userEvent.keyboard('{Enter}')
    expect(opened).toHaveBeenCalledWith('type-approval')
    await userEvent.keyboard('j')
    await expect.poll(() => active()?.closest('[role=row]')?.textContent).toContain('Data protection filing')
    await userEvent.keyboard('k')
    await userEvent.keyboard('c')
    await expect.element(screen.getByRole('dialog', { name: /Type approval/ })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => active()?.dataset['cell']).toBe(await placeOf('Type approval', 'Row'))
    await userEvent.keyboard('o')
    await expect.element(screen.getByRole('combobox', { name: 'Owner of Type approval' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
  })

  test('a group folds by arrows on its mark, and heads sort by Enter', async () => {
    await openTable()
    await goTo('Regulatory', 'Row')
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => cells().some((cell) => cell.textContent.includes('Type approval'))).toBe(false)
    expect(active()?.closest('[role=row]')?.getAttribute('aria-expanded')).toBe('false')
    await userEvent.keyboard('{ArrowRight}')
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowUp}{ArrowRight}{Enter}')
    await expect.poll(() => active()?.getAttribute('aria-sort')).toBe('ascending')
  })

  test('a row is inserted, written and taken back by keys alone', async () => {
    const { open } = await openTable()
    await goTo('Labels', 'Title')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(() => document.activeElement?.tagName).toBe('INPUT')
    await userEvent.keyboard('Print the labels again{Enter}')
    const made = () => open.plan.items.list.find(({ title }) => title === 'Print the labels again')
    await expect.poll(made).toMatchObject({ parentId: item(open, 'labels').parentId })
    await expect.poll(() => active()?.textContent).toContain('Print the labels again')
    await open.undo()
    await expect.poll(made).toBeUndefined()
  })

  test('rows are indented, moved, duplicated and deleted, each taken back by one undo', async () => {
    const { open } = await openTable()
    await goTo('Order desk', 'Row')
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
    await expect.poll(() => item(open, 'order-desk').parentId).toBe('sales-training')
    await open.undo()
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    await expect.poll(() => item(open, 'order-desk').order < item(open, 'sales-training').order).toBe(true)
    await open.undo()
    await goTo('Labels', 'Title')
    await userEvent.keyboard('{Control>}{Shift>}d{/Shift}{/Control}')
    const copies = () => open.plan.items.list.filter(({ title }) => title === 'Labels').length
    await expect.poll(copies).toBe(2)
    await open.undo()
    await expect.poll(copies).toBe(1)
    await goTo('Labels', 'Row')
    await userEvent.keyboard('{Delete}')
    await expect.poll(copies).toBe(0)
    await expect.poll(() => active()?.dataset['cell']).toBeDefined()
    await open.undo()
    await expect.poll(copies).toBe(1)
  })
})

describe('the clipboard', () => {
  test('a range is copied as tabbed text and as an HTML table, and filled over another', async () => {
    const { open } = await openTable()
    await goTo('Store fit-out', 'Start')
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
    const data = copiedBy('copy')
    expect(data.getData('text/plain')).toBe('2026-11-03\t2026-11-30\r\n2026-11-18\t2026-11-20')
    expect(data.getData('text/html')).toContain('<tr><td>2026-11-03</td><td>2026-11-30</td></tr>')
    const { start } = item(open, 'shops')
    await goTo('Set up the shops', 'Start')
    pasteText('2026-12-07\t2026-12-18')
    await expect.poll(() => item(open, 'shops')).toMatchObject({ start: '2026-12-07', finish: '2026-12-18' })
    await open.undo()
    expect(item(open, 'shops').start).toBe(start)
  })

  test('rows beyond the end are added after a look; what cannot be read is listed; one undo takes all', async () => {
    const { open, screen } = await openTable()
    const before = open.plan.items.list.length
    await userEvent.click(screen.getByRole('combobox', { name: 'Arrange' }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Arrange' }), 'none')
    cells()[0]?.focus()
    await userEvent.click(must(cells().find((cell) => cell.dataset['cell'] === '0:1')))
    await userEvent.keyboard('{Control>}{ArrowDown}{/Control}{ArrowDown}')
    pasteText('"Two\nlines"\tAnna Lund\tOn track\nSecond\tNobody at all\t\nThird\t\t\n')
    await expect.element(screen.getByText('adds 3 rows')).toBeVisible()
    await expect.element(screen.getByText(/Nobody here is called “Nobody at all”/)).toBeVisible()
    expect(open.plan.items.list).toHaveLength(before)
    await userEvent.click(screen.getByRole('button', { name: 'Paste', exact: true }))
    await expect.poll(() => open.plan.items.list.length).toBe(before + 3)
    const made = open.plan.items.list.find(({ title }) => title === 'Two lines')
    expect(made?.owner).toEqual({ type: 'person', id: 'anna' })
    expect(find(open.plan.reports, made?.id)?.status).toBe('on track')
    await expect.element(screen.getByText('1 cell left out:')).toBeVisible()
    await open.undo()
    await expect.poll(() => open.plan.items.list.length).toBe(before)
  })

  test('Ctrl D fills down, Delete clears', async () => {
    const { open } = await openTable()
    await goTo('First stock ordered', 'Labels')
    await userEvent.keyboard('north; urgent{Enter}')
    await expect.poll(() => item(open, 'first-stock').labels).toEqual({ north: true, urgent: true })
    await goTo('First stock ordered', 'Labels')
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}')
    await expect.poll(() => item(open, 'labels').labels).toEqual({ north: true, urgent: true })
    await userEvent.keyboard('{Delete}')
    await expect.poll(() => item(open, 'labels').labels).toEqual({})
    expect(item(open, 'first-stock').labels).toEqual({})
  })
})

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
