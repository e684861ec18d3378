import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import DayPickerCase from './DayPickerCase.svelte'

const field = page.getByRole('textbox', { name: 'Finish' })
const focused = () => document.activeElement?.getAttribute('aria-label')

async function shown(props: { min?: string; locale?: string } = {}) {
  const onvalue = vi.fn<(day: string | undefined) => void>()
  await render(DayPickerCase, { onvalue, ...props })
  await userEvent.tab()
  return onvalue
}

describe('DayPicker, typed', () => {
  test('tells back in full what it understands, and Enter takes it', async () => {
    const onvalue = await shown()
    await expect.element(field).toHaveValue('Fri 11 Dec')
    await userEvent.keyboard('4 dec')
    await expect.element(page.getByText('Friday, 4 December 2026')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(onvalue.mock.calls).toEqual([['2026-12-04']])
    await expect.element(field).toHaveValue('Fri 4 Dec')
  })

  test('what is no day is kept, marked, and explained; Escape brings back what was', async () => {
    const onvalue = await shown()
    await userEvent.keyboard('31.02.{Tab}')
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    await expect.element(page.getByText(/“31.02.” is not a day/)).toBeVisible()
    await expect.element(field).toHaveValue('31.02.')
    await field.click()
    await userEvent.keyboard('{Escape}')
    await expect.element(field).toHaveValue('Fri 11 Dec')
    expect(onvalue).not.toHaveBeenCalled()
  })

  test('emptied, it clears', async () => {
    const onvalue = await shown()
    await userEvent.keyboard('{Backspace}{Enter}')
    expect(onvalue.mock.calls).toEqual([[undefined]])
  })

  test('a day before the first one allowed is none', async () => {
    const onvalue = await shown({ min: '2026-12-01' })
    await userEvent.keyboard('30 nov{Enter}')
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    expect(onvalue).not.toHaveBeenCalled()
  })
})

describe('DayPicker, calendar by keys', () => {
  test('arrow down opens it at the value; arrows, Home, End and Page keys move; Enter takes', async () => {
    const onvalue = await shown()
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(focused).toBe('Friday, 11 December 2026')
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(focused).toBe('Saturday, 12 December 2026, no work')
    await userEvent.keyboard('{Home}')
    await expect.poll(focused).toBe('Monday, 7 December 2026')
    await userEvent.keyboard('{PageUp}')
    await expect.poll(focused).toBe('Saturday, 7 November 2026, no work')
    await userEvent.keyboard('{Shift>}{PageDown}{/Shift}')
    await expect.poll(focused).toBe('Sunday, 7 November 2027, no work')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(onvalue.mock.calls).toEqual([['2027-11-14']])
    await expect.element(field).toHaveFocus()
    await expect.element(page.getByRole('grid')).not.toBeInTheDocument()
  })

  test('weeks begin with the day of the locale', async () => {
    await shown({ locale: 'en-US' })
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('columnheader').first()).toHaveAttribute('abbr', 'Sunday')
  })

  test('Escape closes the calendar and nothing else', async () => {
    const onvalue = await shown()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('grid')).toBeVisible()
    await expect.poll(focused).toBe('Friday, 11 December 2026')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('grid')).not.toBeInTheDocument()
    expect(onvalue).not.toHaveBeenCalled()
    await expect.element(field).toHaveFocus()
  })
})
