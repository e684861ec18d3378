import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renamePlan } from '../../../../shared/commands/rename-plan.ts'
import { openSample } from '../../parts/sample.ts'
import { chart, datesOf, focusRow, onDesk, planOf, row } from './timeline-case.ts'

// Mon 23 Nov 2026 is today.
const chain = [
  { id: 'a', start: '2026-11-24', finish: '2026-11-25' },
  { id: 'b', start: '2026-11-26', finish: '2026-11-27' },
  { id: 'c', start: '2026-12-01', finish: '2026-12-02' },
]
const chained = () => planOf(chain, [{ id: 'x', from: 'a', to: 'b' }])

test('m and arrows move by working days with the impact shown; Enter promises it, undo takes it back (P3, CN3)', async () => {
  const open = await openSample()
  await onDesk(open)
  const before = datesOf(open, 'meter-data')
  const title = 'Store meter data in the country'
  await focusRow(title)
  await userEvent.keyboard('m{ArrowDown}')
  await expect.element(page.getByText(/Moves Launch by 5 days/).last()).toBeVisible()
  await expect.element(page.getByText(/items move, .+ people/).last()).toBeVisible()
  await expect.poll(() => document.querySelectorAll('.way').length).toBeGreaterThan(2)
  expect(datesOf(open, 'meter-data')).toEqual(before)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => datesOf(open, 'meter-data').finish).not.toBe(before.finish)
  await expect.element(row(title)).toHaveFocus()
  await open.undo()
  expect(datesOf(open, 'meter-data')).toEqual(before)
})

test('Shift and arrows stretch the finish, Alt the start; over a weekend to the next working day', async () => {
  const open = await chained()
  await onDesk(open)
  await focusRow('b')
  await userEvent.keyboard('m{Shift>}{ArrowRight}{/Shift}{Alt>}{ArrowRight}{/Alt}{Enter}')
  await expect.poll(() => datesOf(open, 'b')).toEqual({ start: '2026-11-27', finish: '2026-11-30' })
})

test('Escape leaves everything as it was', async () => {
  const open = await chained()
  await onDesk(open)
  await focusRow('b')
  await userEvent.keyboard('m{ArrowRight}{ArrowRight}')
  await expect.element(page.getByText('b: 30 Nov – 1 Dec')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(page.getByText('b: 30 Nov – 1 Dec').query()).toBeNull()
  expect(datesOf(open, 'b')).toEqual({ start: '2026-11-26', finish: '2026-11-27' })
})

test('l and arrows link to another row; ← → choose how; a circle is refused in words', async () => {
  const open = await chained()
  await onDesk(open)
  await focusRow('b')
  await userEvent.keyboard('l{ArrowDown}')
  await expect.element(page.getByText('c starts when b is finished')).toBeVisible()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByText('c starts when b starts')).toBeVisible()
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  await expect
    .poll(() => open.plan.links.list.map(({ from, to, type }) => `${from} ${type} ${to}`))
    .toContain('b FS c')
  await focusRow('b')
  await userEvent.keyboard('l{ArrowUp}')
  await expect.element(page.getByText(/They would wait for each other in a circle/).last()).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(open.plan.links.list).toHaveLength(2)
})

test('letters find the row to link to', async () => {
  const open = await openSample()
  await onDesk(open)
  await focusRow('Technical file')
  await userEvent.keyboard('lenq')
  await expect.element(page.getByText('Enquiry desk starts when Technical file is finished')).toBeVisible()
  await userEvent.keyboard('{Escape}')
})

test('a hand moves a bar over the weekend, and stretches it by its edge', async () => {
  const open = await chained()
  await onDesk(open)
  const { width, dayWidth } = await pointAt('b')
  await drag('[data-marks]', { x: width / 2 }, 4 * dayWidth)
  await expect.poll(() => datesOf(open, 'b')).toEqual({ start: '2026-11-30', finish: '2026-12-01' })
  await pointAt('b')
  await drag('[data-edge=finish]', { x: 6 }, dayWidth)
  await expect.poll(() => datesOf(open, 'b').finish).toBe('2026-12-02')
})

test('Escape in the middle of a drag leaves everything as it was', async () => {
  const open = await chained()
  await onDesk(open)
  const { dayWidth } = await pointAt('b')
  const bar = document.querySelector('[data-marks]')
  const at = bar?.getBoundingClientRect()
  const pointer = (type: string, by = 0) =>
    new PointerEvent(type, { bubbles: true, clientX: (at?.x ?? 0) + 20 + by, clientY: (at?.y ?? 0) + 8 })
  bar?.dispatchEvent(pointer('pointerdown'))
  window.dispatchEvent(pointer('pointermove', 4 * dayWidth))
  await expect.element(page.getByText('b: 30 Nov – 1 Dec')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  window.dispatchEvent(pointer('pointerup', 4 * dayWidth))
  expect(page.getByText('b: 30 Nov – 1 Dec').query()).toBeNull()
  expect(datesOf(open, 'b')).toEqual({ start: '2026-11-26', finish: '2026-11-27' })
})

test('a dot at the end draws a link, finish to start by default', async () => {
  const open = await chained()
  await onDesk(open)
  await pointAt('b')
  const target = document.querySelector('[data-row="2"]')?.getBoundingClientRect()
  const dot = document.querySelector('[data-dot=end]')
  if (!target || !dot) throw new Error('nothing to link')
  const from = dot.getBoundingClientRect()
  await userEvent.dragAndDrop(dot, chart(), {
    sourcePosition: { x: 8, y: 8 },
    targetPosition: {
      x: from.x - chart().getBoundingClientRect().x + 10,
      y: target.y - chart().getBoundingClientRect().y + 16,
    },
  })
  await expect
    .poll(() => open.plan.links.list.map(({ from: a, to, type }) => `${a} ${type} ${to}`))
    .toContain('b FS c')
})

test('a click on a bar opens it; a group refuses to be moved, in words', async () => {
  const opened = vi.fn<(id: string) => void>()
  const open = await openSample()
  await onDesk(open, { opened })
  await focusRow('Regulatory')
  await userEvent.keyboard('m{ArrowRight}')
  await expect
    .element(page.getByText(/“Regulatory” is a group: its dates come from the work inside it/).last())
    .toBeVisible()
  await userEvent.keyboard('{Escape}')
  await pointAt('Technical file')
  await userEvent.click(document.querySelector('[data-marks]') ?? chart())
  expect(opened.mock.calls).toEqual([['technical-file']])
})

test('work without dates is listed; its button places it, Enter promises that', async () => {
  const open = await planOf([...chain, { id: 'someday' }])
  await onDesk(open)
  await page.getByRole('button', { name: 'Give someday dates' }).click()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await expect.poll(() => datesOf(open, 'someday')).toEqual({ start: '2026-11-24', finish: '2026-11-30' })
})

test('what somebody else changes meanwhile moves under the hand', async () => {
  const open = await chained()
  await onDesk(open)
  await focusRow('b')
  await userEvent.keyboard('m{ArrowRight}')
  await open.do(renamePlan, { name: 'Renamed by somebody' })
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => datesOf(open, 'b').start).toBe('2026-11-27')
})

/** The pointer over a row's bar: handles appear. Pixels. */
async function pointAt(title: string): Promise<{ readonly width: number; readonly dayWidth: number }> {
  const at = row(title).element()
  const bar = document
    .querySelector(`[data-drawing="${at.getAttribute('data-row')}"] .bar`)
    ?.getBoundingClientRect()
  const box = chart().getBoundingClientRect()
  if (!bar) throw new Error(`${title} has no bar`)
  await userEvent.hover(chart(), {
    position: { x: bar.x - box.x + bar.width / 2, y: bar.y - box.y + bar.height / 2 },
  })
  await expect.poll(() => document.querySelector('[data-marks]')).not.toBeNull()
  const days = 2
  return { width: bar.width, dayWidth: bar.width / days }
}

async function drag(handle: string, from: { readonly x: number }, by: number): Promise<void> {
  const source = document.querySelector(handle)
  if (!source) throw new Error(`${handle} is not there`)
  const at = source.getBoundingClientRect()
  const box = chart().getBoundingClientRect()
  await userEvent.dragAndDrop(source, chart(), {
    sourcePosition: { x: from.x, y: at.height / 2 },
    targetPosition: { x: at.x - box.x + from.x + by, y: at.y - box.y + at.height / 2 },
  })
}
