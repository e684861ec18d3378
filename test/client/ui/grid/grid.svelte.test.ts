import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../../client/ui/base.css'
import { cellAt } from '../../../../client/ui/grid/grid-pointer.ts'
import GridCase from './GridCase.svelte'

const drawn = () => document.querySelectorAll('.body [data-cell]').length
const cell = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-row="${row}"] [data-cell="${column}"]`)
const active = () => {
  const spot = cellAt(document.activeElement)
  return spot && `${spot.row}:${spot.column}`
}
const scrollTo = (to: ScrollToOptions) => document.querySelector('.grid')?.scrollTo(to)

test('of ten thousand rows and sixty columns only what is in sight is in the document, wherever it is scrolled', async () => {
  await page.viewport(1200, 800)
  await render(GridCase, { rows: 10_000, columns: 60 })
  await expect.poll(drawn).toBeGreaterThan(150)
  for (const to of [{ top: 0 }, { top: 160_000 }, { left: 3000 }, { top: 319_000, left: 7000 }]) {
    scrollTo(to)
    await expect.poll(() => document.querySelector('.grid')?.scrollTop).toBeDefined()
    expect(drawn()).toBeLessThan(480)
  }
  const grid = document.querySelector('.grid')
  expect(grid?.getAttribute('aria-rowcount')).toBe('10001')
  expect(grid?.getAttribute('aria-colcount')).toBe('61')
})

test('what is drawn is what is in sight, and each cell says where it stands', async () => {
  await page.viewport(1200, 800)
  const screen = await render(GridCase, { rows: 10_000, columns: 60 })
  scrollTo({ top: 160_000, left: 3000 })
  const shown = screen.getByRole('gridcell', { name: '5005/30', exact: true })
  await expect.element(shown).toBeInViewport()
  await expect.element(shown).toHaveAttribute('aria-colindex', '31')
  expect(shown.element().closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('5007')
})

test('the cell with the focus keeps it, however far its row and column are scrolled away', async () => {
  await page.viewport(1200, 800)
  await render(GridCase, { rows: 10_000, columns: 60 })
  cell(0, 0)?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}')
  await expect.poll(active).toBe('1:3')
  scrollTo({ top: 200_000, left: 5000 })
  await expect.poll(() => cell(6250, 42)).not.toBeNull()
  await expect.poll(active).toBe('1:3')
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(active).toBe('2:3')
  await expect.poll(() => document.querySelector('.grid')?.scrollTop).toBeLessThan(100)
})

test('rows that are scrolled into sight take over elements where they stand; once it rests they stand as they read', async () => {
  await page.viewport(1200, 800)
  await render(GridCase, { rows: 10_000, columns: 60 })
  await expect.poll(drawn).toBeGreaterThan(150)
  const elements = () => [...document.querySelectorAll('.body [role=row]')]
  const rows = () => elements().map((row) => Number(row.getAttribute('aria-rowindex')))
  scrollTo({ top: 1600 })
  await expect.poll(() => Math.max(...rows())).toBeGreaterThan(70)
  const before = new Set(elements())
  scrollTo({ top: 1920 })
  await expect.poll(() => Math.max(...rows())).toBeGreaterThan(82)
  // Ten rows of new words, and not one new element.
  expect(elements().filter((row) => !before.has(row))).toEqual([])
  // The first row of the grid has the focus’s place, and is drawn behind the others.
  const inSight = () => rows().slice(0, -1)
  await expect.poll(() => inSight().every((row, at, all) => at === 0 || row > (all[at - 1] ?? 0))).toBe(true)
})

test('scrolling watches nothing anew', async () => {
  await page.viewport(1200, 800)
  await render(GridCase, { rows: 10_000, columns: 60 })
  await expect.poll(drawn).toBeGreaterThan(150)
  const watched = vi.spyOn(ResizeObserver.prototype, 'observe')
  scrollTo({ top: 160_000 })
  await expect.poll(() => cell(5000, 1)).not.toBeNull()
  expect(watched).not.toHaveBeenCalled()
  watched.mockRestore()
})
