import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import SheetCase from './SheetCase.svelte'

const opener = page.getByRole('button', { name: 'open' })
const sheet = page.getByRole('dialog', { name: 'Type approval' })
const title = page.getByRole('heading', { name: 'Type approval' })

describe('Sheet on a desk', () => {
  test('look.md: stands beside the content, not over it, and is not modal', async () => {
    await page.viewport(1440, 800)
    await render(SheetCase)
    await opener.click()
    await expect.element(title).toHaveFocus()
    const main = page.getByRole('main').element().getBoundingClientRect()
    const box = sheet.element().getBoundingClientRect()
    expect(Math.round(box.left)).toBeGreaterThanOrEqual(Math.floor(main.right))
    expect(sheet.element().matches(':modal')).toBe(false)
    await page.getByRole('button', { name: 'other' }).click()
    await expect.element(sheet).toBeVisible()
  })

  test('Escape closes it and the focus is where it came from', async () => {
    await page.viewport(1440, 800)
    await render(SheetCase)
    await opener.click()
    await expect.element(title).toHaveFocus()
    await userEvent.keyboard('{Tab}{Escape}')
    await expect.element(sheet).not.toBeInTheDocument()
    await expect.element(opener).toHaveFocus()
  })

  test('following a list, it leaves the focus there', async () => {
    await page.viewport(1440, 800)
    await render(SheetCase, { focus: 'keep' })
    await opener.click()
    await expect.element(sheet).toBeVisible()
    await expect.element(opener).toHaveFocus()
  })

  test('what is long in it scrolls there: the page stays as high as the window', async () => {
    await page.viewport(1440, 800)
    await render(SheetCase, { isLong: true })
    await opener.click()
    await expect.element(page.getByText('Heard, not seen')).toBeInTheDocument()
    expect(document.documentElement.scrollHeight).toBe(800)
  })
})

describe('Sheet on a phone', () => {
  test('comes from the bottom, is modal, closes by Escape and by a press beside it, and gives the focus back', async () => {
    await page.viewport(390, 800)
    await render(SheetCase)
    await opener.click()
    await expect.element(title).toHaveFocus()
    expect(sheet.element().matches(':modal')).toBe(true)
    await expect.poll(() => Math.round(sheet.element().getBoundingClientRect().bottom)).toBe(800)
    await userEvent.keyboard('{Escape}')
    await expect.element(sheet).not.toBeInTheDocument()
    await expect.element(opener).toHaveFocus()
    await opener.click()
    await expect.element(sheet).toBeVisible()
    await userEvent.click(document.documentElement, { position: { x: 100, y: 20 }, force: true })
    await expect.element(sheet).not.toBeInTheDocument()
  })

  test('turning the phone into a desk makes it a panel and back', async () => {
    await page.viewport(390, 800)
    await render(SheetCase)
    await opener.click()
    await expect.poll(() => sheet.element().matches(':modal')).toBe(true)
    await page.viewport(1440, 800)
    await expect.poll(() => sheet.element().matches(':modal')).toBe(false)
    await expect.element(sheet).toBeVisible()
  })
})
