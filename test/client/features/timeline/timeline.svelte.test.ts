import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openSample, violationsIn } from '../../parts/sample.ts'
import { chart, focusRow, onDesk, planOf, row, said } from './timeline-case.ts'

const titles = () =>
  [...document.querySelectorAll('[role=rowheader] [data-open]')].map((found) => found.textContent)

test('a row says its three sets of dates, how late, and how much of it was announced', async () => {
  await onDesk(await openSample())
  await expect
    .poll(() => said('Type approval'))
    .toMatch(
      /Regulatory, Mara Lindqvist, agreed .+, promised .+, forecast at the earliest .+, 15 days late, 5 of them announced, decides the end \(critical chain\), blocked, waits for/,
    )
})

test('it is a treegrid: one stop for Tab, arrows walk, fold and unfold; Enter opens', async () => {
  const opened = vi.fn<(id: string) => void>()
  await onDesk(await openSample(), { opened })
  await focusRow('Regulatory')
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(row('Regulatory')).toHaveAttribute('aria-expanded', 'false')
  expect(titles()).not.toContain('Type approval')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}jj')
  await expect.element(row('Type approval')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(opened.mock.calls).toEqual([['type-approval']])
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(row('Regulatory')).toHaveFocus()
  expect(document.querySelectorAll('[role=row][tabindex="0"]')).toHaveLength(1)
})

test('the keys zoom, go to today and show the whole plan', async () => {
  await onDesk(await openSample())
  await focusRow('Regulatory')
  const width = () => chart().scrollWidth
  const whole = width()
  await userEvent.keyboard('+')
  await expect.poll(width).toBeGreaterThan(whole)
  await userEvent.keyboard('0')
  await expect.poll(width).toBe(whole)
  await userEvent.keyboard('++')
  await expect.poll(width).toBeGreaterThan(whole * 1.5)
  chart().scrollLeft = 0
  await userEvent.keyboard('t')
  await expect.poll(() => chart().scrollLeft).toBeGreaterThan(300)
})

test('a filter leaves what matches with its groups, and says so when nothing does', async () => {
  await onDesk(await openSample())
  const search = page.getByRole('searchbox', { name: 'Find work or person' })
  await search.fill('type appr')
  await expect.poll(titles).toEqual(['Regulatory', 'Type approval'])
  await search.fill('nothing is called this')
  await expect.element(page.getByText('No work matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => titles().length).toBeGreaterThan(10)
  await page.getByRole('combobox', { name: 'Which work' }).selectOptions('blocked')
  await expect.poll(titles).toEqual(['Regulatory', 'Type approval'])
})

test('the chosen item’s drivers stand out, the critical chain is heavier', async () => {
  await onDesk(await openSample(), { selected: 'type-approval' })
  await expect.poll(() => document.querySelectorAll('.links .driver').length).toBe(1)
  await expect.element(row('Type approval')).toHaveAttribute('aria-selected', 'true')
  expect(document.querySelectorAll('.links .critical').length).toBeGreaterThan(2)
})

test('ten thousand rows draw a bounded number of nodes, also far down and far in', async () => {
  const groups = Array.from({ length: 1000 }, (_, n) => ({ id: `g${n}`, type: 'group' }))
  const tasks = groups.flatMap(({ id }, n) =>
    Array.from({ length: 9 }, (_, k) => ({
      id: `${id}-${k}`,
      parent: id,
      order: `b${k}`,
      start: `20${String(20 + (n % 15)).padStart(2, '0')}-0${1 + k}-06`,
      duration: 5,
    })),
  )
  // One that a thousand others wait for: its row must stay a picture too.
  const links = tasks.slice(1, 1001).map(({ id }) => ({ id: `l-${id}`, from: 'g0-0', to: id }))
  await onDesk(await planOf([...groups, ...tasks], links))
  await expect.element(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '10001')
  const nodes = () => chart().querySelectorAll('*').length
  await expect.poll(nodes).toBeGreaterThan(300)
  expect(nodes()).toBeLessThan(2500)
  expect(chart().querySelectorAll('[role=row]').length).toBeLessThan(60)
  await focusRow('g0')
  await userEvent.keyboard('{End}')
  await expect.element(page.getByRole('rowheader', { name: 'g999-8', exact: true })).toBeInViewport()
  await userEvent.keyboard('+++++')
  await expect.poll(() => chart().scrollWidth).toBeGreaterThan(20_000)
  await expect.poll(nodes).toBeLessThan(2500)
})

test('the Timeline passes axe in light and dark', async () => {
  const screen = await onDesk(await openSample(), { selected: 'type-approval' })
  expect(await violationsIn(screen.container)).toEqual([])
})

test('on a phone it is a list: late, this week, next; within the width, and it passes axe', async () => {
  const opened = vi.fn<(id: string) => void>()
  const screen = await onDesk(await openSample(), { opened })
  await page.viewport(390, 844)
  await expect.element(page.getByRole('heading', { name: /^Late\b/ })).toBeVisible()
  await page.getByRole('button', { name: 'Type approval' }).click()
  expect(opened.mock.calls).toEqual([['type-approval']])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  expect(await violationsIn(screen.container)).toEqual([])
})

test('on paper it is a table whose head with the axis comes again on each page', async () => {
  await onDesk(await openSample())
  window.dispatchEvent(new Event('beforeprint'))
  const paper = document.querySelector('.paper table')
  expect(paper?.querySelector('thead .time-axis')).not.toBeNull()
  expect(paper?.querySelectorAll('tbody tr').length).toBeGreaterThan(30)
  window.dispatchEvent(new Event('afterprint'))
  await expect.poll(() => document.querySelector('.paper')).toBeNull()
})

test.each([
  ['nothing at all', [], /No work yet/],
  ['work without dates', [{ id: 'a' }], /Nothing has dates yet/],
  ['no agreed plan', [{ id: 'a', start: '2026-11-23', duration: 2 }], /No agreed plan yet/],
])('%s says what is missing and what to do', async (_name, items, words) => {
  await onDesk(await planOf(items))
  await expect.element(page.getByText(words)).toBeVisible()
  await expect.element(page.getByRole('main').getByRole('button').last()).toBeVisible()
})

test('a plan of one milestone is drawn, and so is one of fifteen years', async () => {
  await onDesk(await planOf([{ id: 'm', type: 'milestone', finish: '2026-12-01' }]))
  await expect.poll(() => said('m')).toContain('milestone')
  expect(document.querySelectorAll('.marks.milestone .bar')).toHaveLength(1)
  await onDesk(
    await planOf([
      { id: 'first', start: '2020-01-06', duration: 5 },
      { id: 'last', start: '2035-01-08', duration: 5 },
    ]),
  )
  await focusRow('first')
  await userEvent.keyboard('0')
  await expect
    .poll(() => [...document.querySelectorAll('.time-axis')].some((one) => one.textContent.includes('2034')))
    .toBe(true)
})

test('a circle of links is said on its rows, and the rest is drawn', async () => {
  await onDesk(
    await planOf(
      [
        { id: 'a', duration: 2 },
        { id: 'b', duration: 2 },
        { id: 'c', start: '2026-12-01', duration: 2 },
      ],
      [
        { id: 'x', from: 'a', to: 'b' },
        { id: 'y', from: 'b', to: 'a' },
      ],
    ),
  )
  await expect.poll(() => said('a')).toMatch(/circle of links/)
  await expect.poll(() => said('c')).toMatch(/forecast/)
})
