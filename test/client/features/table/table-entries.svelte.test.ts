// Cells of the Table are written like those of a spreadsheet; what is refused is said, and nothing typed is lost.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { find } from '../../../../shared/base/table.ts'
import { active, cellOf, goTo, item, openTable, placeOf, placeIn } from './hands.ts'

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
    await expect
      .poll(() => screen.getByRole('alert').query()?.textContent)
      .toMatch(/^“someday” is not a day\./)
    const editor = screen.getByRole('textbox', { name: 'Finish of Store fit-out' })
    await expect.element(editor).toHaveValue('someday')
    await userEvent.fill(editor, '1.1.2020')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => screen.getByRole('alert').query()?.textContent).toMatch(/lies before the start/)
    await userEvent.keyboard('{Escape}')
    expect(item(open, 'store-fit-out').finish).toBe('2026-11-30')
    await expect.poll(() => placeIn(active())).toBe(await placeOf('Store fit-out', 'Finish'))
  })

  test('an owner is completed from a few letters; Tab writes and goes on to the side', async () => {
    const { open } = await openTable()
    await goTo('Store fit-out', 'Owner')
    await userEvent.keyboard('jon{Tab}')
    await expect.poll(() => item(open, 'store-fit-out').owner).toEqual({ type: 'person', id: 'jonas' })
    await expect.poll(() => placeIn(active())).toBe(await placeOf('Store fit-out', 'Status said'))
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
    await expect.poll(() => screen.getByRole('alert').query()?.textContent).toMatch(/another currency/)
    await userEvent.keyboard('{Escape}')
  })

  test('a status is a check-in; a group’s dates cannot be written', async () => {
    const { open } = await openTable()
    expect((await cellOf('Operations', 'Finish')).getAttribute('aria-readonly')).toBe('true')
    await goTo('Reseller contracts', 'Status said')
    await userEvent.keyboard('off{Enter}')
    await expect.poll(() => find(open.plan.reports, 'reseller-contracts')?.status).toBe('off track')
  })

  test('what is written stands while the row is scrolled out of sight and back', async () => {
    const { open, screen } = await openTable()
    await goTo('Type approval', 'Title')
    await userEvent.keyboard('Approval of')
    const grid = document.querySelector('.grid')
    grid?.scrollTo({ top: 2000 })
    await userEvent.keyboard(' the type')
    grid?.scrollTo({ top: 0 })
    await expect
      .element(screen.getByRole('textbox', { name: 'Title of Type approval' }))
      .toHaveValue('Approval of the type')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => item(open, 'type-approval').title).toBe('Approval of the type')
  })
})
