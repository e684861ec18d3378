import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import MenuCase from './MenuCase.svelte'

const more = page.getByRole('button', { name: 'More' })
const item = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) })

describe('Menu, by keys', () => {
  const run = vi.fn<(id: string) => void>()

  beforeEach(async () => {
    run.mockClear()
    await render(MenuCase, { onrun: run })
    await userEvent.tab()
  })

  test('Enter opens it on the first action, arrows go round, Enter runs and the focus is back', async () => {
    await userEvent.keyboard('{Enter}')
    await expect.element(item('Open')).toHaveFocus()
    await expect.element(more).toHaveAttribute('aria-expanded', 'true')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(item('Check in')).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect.element(item('Delete')).toHaveFocus()
    await userEvent.keyboard('{Home}{Enter}')
    expect(run.mock.calls).toEqual([['Open']])
    await expect.element(more).toHaveFocus()
    await expect.element(more).toHaveAttribute('aria-expanded', 'false')
  })

  test('arrow up opens it on the last action', async () => {
    await userEvent.keyboard('{ArrowUp}')
    await expect.element(item('Delete')).toHaveFocus()
  })

  test('a first letter goes to its action', async () => {
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(item('Open')).toHaveFocus()
    await userEvent.keyboard('d')
    await expect.element(item('Delete')).toHaveFocus()
  })

  test('Escape closes it and gives the focus back', async () => {
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(item('Open')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    await expect.element(more).toHaveFocus()
  })

  test('what cannot be done now is reachable, says why, and does nothing', async () => {
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(item('Open')).toHaveFocus()
    await userEvent.keyboard('{End}{ArrowUp}')
    await expect.element(item('Close')).toHaveFocus()
    await expect.element(page.getByText('Its predecessor is not done')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(run).not.toHaveBeenCalled()
    await expect.element(item('Close')).toBeVisible()
  })

  test('a press elsewhere closes it', async () => {
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('menu')).toBeVisible()
    await page.getByRole('button', { name: 'elsewhere' }).click()
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  })
})
