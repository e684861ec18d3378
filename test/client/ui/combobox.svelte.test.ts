import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import ComboboxCase from './ComboboxCase.svelte'

const people = [
  { value: 'al', label: 'Anna Lind' },
  { value: 'jw', label: 'Jonas Weber' },
  { value: 'aw', label: 'Anna Weber' },
]
const field = page.getByRole('combobox', { name: 'Owner' })
const option = (name: string) => page.getByRole('option', { name })

describe('Combobox, by keys', () => {
  test('typing filters, arrows choose, Enter takes; the focus never leaves the field', async () => {
    const onvalue = vi.fn<(value: string | undefined) => void>()
    await render(ComboboxCase, { options: people, onvalue })
    await userEvent.tab()
    await userEvent.keyboard('anna')
    await expect.element(option('Anna Lind')).toBeVisible()
    await expect.element(option('Jonas Weber')).not.toBeInTheDocument()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(field).toHaveAttribute('aria-activedescendant', option('Anna Weber').element().id)
    await userEvent.keyboard('{Enter}')
    expect(onvalue.mock.calls).toEqual([['aw']])
    await expect.element(field).toHaveValue('Anna Weber')
    await expect.element(field).toHaveFocus()
    await expect.element(field).toHaveAttribute('aria-expanded', 'false')
  })

  test('arrow down opens it at the chosen one', async () => {
    await render(ComboboxCase, { options: people, start: 'jw', onvalue: () => {} })
    await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(option('Jonas Weber')).toHaveAttribute('aria-selected', 'true')
    await expect.element(field).toHaveAttribute('aria-activedescendant', option('Jonas Weber').element().id)
  })

  test('Escape closes it and leaves what was', async () => {
    const onvalue = vi.fn<(value: string | undefined) => void>()
    await render(ComboboxCase, { options: people, start: 'jw', onvalue })
    await userEvent.tab()
    await userEvent.keyboard('anna{Escape}')
    await expect.element(field).toHaveValue('Jonas Weber')
    await expect.element(page.getByRole('option').first()).not.toBeInTheDocument()
    expect(onvalue).not.toHaveBeenCalled()
  })

  test('leaving a half-typed name changes nothing; emptying the field clears', async () => {
    const onvalue = vi.fn<(value: string | undefined) => void>()
    await render(ComboboxCase, { options: people, start: 'jw', onvalue })
    await userEvent.tab()
    await userEvent.keyboard('ann{Tab}')
    expect(onvalue).not.toHaveBeenCalled()
    await expect.element(field).toHaveValue('Jonas Weber')
    await userEvent.tab({ shift: true })
    await userEvent.keyboard('{Backspace}{Tab}')
    expect(onvalue.mock.calls).toEqual([[undefined]])
  })

  test('offers to make what is not there, and says when nothing fits', async () => {
    const oncreate = vi.fn<(query: string) => void>()
    await render(ComboboxCase, { options: people, onvalue: () => {}, oncreate })
    await userEvent.tab()
    await userEvent.keyboard('Mara')
    await expect.element(option('Add Mara')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(oncreate.mock.calls).toEqual([['Mara']])
  })

  test('nothing fits: it says so', async () => {
    await render(ComboboxCase, { options: people, onvalue: () => {} })
    await userEvent.tab()
    await userEvent.keyboard('zzz')
    await expect.element(page.getByText('Nobody is called “zzz”')).toBeVisible()
  })

  test('ten thousand options: few in the document, all reachable and counted', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      value: `${at}`,
      label: `Item ${at}`,
      group: at < 5_000 ? 'Sales' : 'Product',
    }))
    await render(ComboboxCase, { options: many, onvalue: () => {} })
    await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}{ArrowUp}')
    await expect.element(option('Item 9999')).toHaveAttribute('aria-posinset', '10000')
    await expect.element(option('Item 9999')).toBeInViewport()
    await expect.element(page.getByRole('group', { name: 'Product' })).toBeInTheDocument()
    expect(page.getByRole('option').elements().length).toBeLessThan(40)
  })
})

test('in surroundings that are zoomed, as on a wall, its list stands under its field', async () => {
  const { container } = await render(ComboboxCase, { options: people, onvalue: () => {} })
  container.style.cssText = 'zoom: 1.45; padding: 40px 0 0 90px; width: 240px'
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}')
  const apart = (): number => {
    const [list, own] = [page.getByRole('listbox'), field].map((one) => one.element().getBoundingClientRect())
    return Math.abs((list?.x ?? 0) - (own?.x ?? 0)) + Math.abs((list?.y ?? 0) - (own?.bottom ?? 0))
  }
  await expect.poll(apart).toBeLessThan(20)
})
