// Gaps: every one of thousands can be reached, and only those in sight are in the document.

import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'
import { now, openSample, violationsIn } from '../../parts/sample.ts'
import GapsCase from './GapsCase.svelte'

const drawn = () => document.querySelectorAll('main [data-row]').length
const inFocus = () => document.activeElement?.textContent?.trim() ?? ''

/** The sample with this many more departments’ worth of initiatives that say nothing of themselves. */
function openMany(count: number) {
  const file = structuredClone(samplePlanFile(now, 'Europe/Berlin')) as unknown as {
    items: Record<string, unknown>[]
  }
  const like = file.items.find(({ type }) => type === 'initiative')
  for (let at = 0; at < count; at++) file.items.push({ ...like, id: `more-${at}`, title: `More ${at}` })
  return createMemoryPlan(JSON.stringify(file), { now, me: 'amira' })
}

test('thousands of gaps: all in the list, a screenful in the document, also unfolded', async () => {
  await page.viewport(1440, 900)
  const open = await openMany(3000)
  expect(open.figures.gaps.length).toBeGreaterThan(3000)
  const screen = await render(GapsCase, { open })
  await expect.poll(drawn).toBeGreaterThan(5)
  expect(drawn()).toBeLessThan(60)
  const rowsBefore = setSize()
  await screen
    .getByRole('button', { name: /^Show all \d,\d{3}$/ })
    .first()
    .click()
  await expect.poll(setSize).toBeGreaterThan(rowsBefore + 2999)
  expect(drawn()).toBeLessThan(60)
})

test('look.md: j and k walk the lines and pass over the names; Enter opens what a gap is about', async () => {
  await page.viewport(1440, 900)
  const opened = vi.fn<(itemId: string) => void>()
  const screen = await render(GapsCase, { open: await openSample('amira'), openItem: opened })
  const stop = document.querySelector<HTMLElement>('main [data-row][tabindex="0"]')
  expect(stop?.querySelector('h2')).toBeNull()
  stop?.focus()
  const lines = new Set<string>()
  for (let step = 0; step < 40; step++) {
    lines.add(inFocus())
    expect(document.activeElement?.querySelector('h2')).toBeNull()
    await userEvent.keyboard('j')
  }
  const heads = screen.getByRole('heading', { level: 2 }).elements()
  expect(heads.length).toBeGreaterThan(1)
  expect(lines.size).toBeGreaterThan(heads.length)
  const about = document.querySelector<HTMLElement>('main [data-row]:has([data-about])')
  about?.focus()
  await userEvent.keyboard('{Enter}')
  expect(opened.mock.calls).toEqual([[about?.querySelector<HTMLElement>('[data-about]')?.dataset['about']]])
})

test('from a button of a line, j goes on to the next line', async () => {
  await page.viewport(1440, 900)
  await render(GapsCase, { open: await openSample('amira') })
  const button = document.querySelector<HTMLElement>('main [data-row] .action button')
  button?.focus()
  await userEvent.keyboard('j')
  await expect.poll(() => document.activeElement?.hasAttribute('data-row')).toBe(true)
  expect(document.activeElement?.contains(button)).toBe(false)
})

test('the filter leaves what matches, and says so where nothing does', async () => {
  await page.viewport(1440, 900)
  const screen = await render(GapsCase, { open: await openSample('amira') })
  const all = setSize()
  await screen.getByRole('searchbox', { name: 'Filter gaps' }).fill('type appr')
  await expect.poll(setSize).toBeLessThan(all)
  for (const line of document.querySelectorAll('main [data-row] .title'))
    expect(line.textContent).toMatch(/type approval/i)
  await screen.getByRole('searchbox', { name: 'Filter gaps' }).fill('no such words')
  await expect.element(screen.getByText('No gap matches')).toBeVisible()
})

test.each([
  [390, 844],
  [1440, 900],
])('passes axe in light and dark at %i × %i, unfolded', async (width, height) => {
  await page.viewport(width, height)
  const screen = await render(GapsCase, { open: await openMany(20) })
  await screen
    .getByRole('button', { name: /^Show all/ })
    .first()
    .click()
  expect(await violationsIn(screen.container)).toEqual([])
})

function setSize(): number {
  return Number(document.querySelector('main [data-row]')?.getAttribute('aria-setsize') ?? 0)
}
