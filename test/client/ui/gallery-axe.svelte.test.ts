// look.md: all parts in all states pass axe, in both themes, on a desk and on a phone, closed and open.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import Gallery from '../../../client/ui/gallery/Gallery.svelte'
import { violations } from './axe-violations.ts'

const widths = { desk: 1440, phone: 390 }
const cases = (['light', 'dark'] as const).flatMap((theme) =>
  (['desk', 'phone'] as const).map((device) => [theme, device] as const),
)

beforeEach(() => {
  document.title = 'Parts'
  document.documentElement.lang = 'en'
})

afterEach(() => {
  delete document.documentElement.dataset['theme']
})

describe.each(cases)('look.md, axe over the gallery, %s on a %s', (theme, device) => {
  beforeEach(async () => {
    document.documentElement.dataset['theme'] = theme
    await page.viewport(widths[device], 900)
    await render(Gallery)
  })

  test('everything closed', async () => {
    await expect.element(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    expect(await violations()).toBe('')
  })

  test('no part is wider than its screen', () => {
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
  })

  test('details open', async () => {
    await page.getByRole('button', { name: 'Details' }).click()
    await expect.element(page.getByRole('dialog', { name: 'Type approval' })).toBeVisible()
    expect(await violations(page.getByRole('dialog', { name: 'Type approval' }).element())).toBe('')
  })

  test('a menu open', async () => {
    await page.getByRole('button', { name: 'Actions for Lead campaign' }).click()
    await expect.element(page.getByRole('menu')).toBeVisible()
    expect(await violations(page.getByRole('menu').element())).toBe('')
  })

  test('a list and a calendar open', async () => {
    await page.getByRole('combobox', { name: 'Waits for' }).click()
    await userEvent.keyboard('item 2')
    await expect.element(page.getByRole('listbox')).toBeVisible()
    expect(await violations(page.getByRole('combobox', { name: 'Waits for' }).element())).toBe('')
    expect(await violations(page.getByRole('listbox').element())).toBe('')
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Choose a day, New finish' }).click()
    await expect.element(page.getByRole('grid')).toBeVisible()
    expect(await violations(page.getByRole('dialog', { name: 'Choose a day, New finish' }).element())).toBe(
      '',
    )
  })

  test('a dialog open', async () => {
    await page.getByRole('button', { name: 'Dialog' }).click()
    await expect.element(page.getByRole('dialog', { name: /Delete this plan/ })).toBeVisible()
    expect(await violations(page.getByRole('dialog', { name: /Delete this plan/ }).element())).toBe('')
  })

  test('offline, with a toast', async () => {
    await page.getByRole('button', { name: 'Offline' }).click()
    await page.getByRole('button', { name: 'Toast' }).click()
    await expect.element(page.getByText('Customs release moved to Fri 11 Dec')).toBeVisible()
    expect(await violations(page.getByRole('region', { name: 'Messages' }).element())).toBe('')
    expect(await violations(page.getByRole('main').element())).toBe('')
  })
})
