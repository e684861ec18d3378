// The Table by keys alone: the focus is never lost, each deed is taken back by one undo.
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { must } from '../../../../shared/base/assert.ts'
import { find } from '../../../../shared/base/table.ts'
import { active, cells, copiedBy, goTo, item, openTable, pasteText, placeOf, placeIn } from './hands.ts'

describe('keys', () => {
  test('a cell has the focus at once; arrows, Ctrl and End move; Shift extends; the focus is never lost', async () => {
    await openTable()
    await expect.poll(() => placeIn(active())).toBe('0:0')
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{End}')
    await expect.poll(() => active()?.getAttribute('aria-colindex')).toBe('15')
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await expect.poll(() => placeIn(active())).toBe('45:14')
    await userEvent.keyboard(
      '{Control>}{Home}{/Control}{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}',
    )
    await expect.poll(() => document.querySelectorAll('[aria-selected=true][role=rowheader]').length).toBe(3)
    document.querySelector('.grid')?.scrollTo({ top: 600 })
    await expect.poll(() => placeIn(active())).toBe('3:1')
  })

  test('Tab goes from cell to cell and on to the next row; after Escape it leaves', async () => {
    await openTable()
    await goTo('Technical file', 'Title')
    await userEvent.keyboard('{End}{Tab}')
    await expect.poll(() => placeIn(active())).toBe('2:1')
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await expect.poll(() => placeIn(active())).toBe('1:14')
    await userEvent.keyboard('{Escape}{Tab}')
    await expect.poll(active).toBeFalsy()
  })

  test('m takes a row up: arrows carry it, Escape puts it back, Enter sets it down', async () => {
    const { open } = await openTable()
    const { order, parentId } = item(open, 'order-desk')
    await goTo('Order desk', 'Row')
    await userEvent.keyboard('m{ArrowUp}{ArrowDown}{ArrowRight}')
    await expect.poll(() => item(open, 'order-desk').parentId).not.toBe(parentId)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => item(open, 'order-desk')).toMatchObject({ order, parentId })
    await userEvent.keyboard('m{ArrowUp}{Enter}')
    await expect.poll(() => item(open, 'order-desk').order < item(open, 'sales-training').order).toBe(true)
    await expect.poll(() => placeIn(active())).toBe(await placeOf('Order desk', 'Row'))
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
    await expect.poll(() => placeIn(active())).toBe(await placeOf('Type approval', 'Row'))
    await userEvent.keyboard('o')
    await expect.element(screen.getByRole('combobox', { name: 'Owner of Type approval' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
  })

  test('letters typed into a figure are no commands: the line beneath says why, and where it is changed', async () => {
    const { open, screen } = await openTable()
    const before = open.plan
    await goTo('Type approval', 'Forecast finish')
    const place = placeIn(active())
    await userEvent.keyboard('come')
    await expect.element(screen.getByText(/Counted from links, progress and calendar/)).toBeVisible()
    expect(screen.getByRole('dialog').query()).toBeNull()
    expect(document.activeElement?.matches('input')).toBe(false)
    expect(placeIn(active())).toBe(place)
    expect(open.plan).toBe(before)
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(screen.getByText(/Counted from links/)).not.toBeInTheDocument()
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
    await expect.poll(() => placeIn(active())).toBeDefined()
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
    await userEvent.click(must(cells().find((cell) => placeIn(cell) === '0:1')))
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
