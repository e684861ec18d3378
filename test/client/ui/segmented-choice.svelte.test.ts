import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import SegmentedChoice from '../../../client/ui/SegmentedChoice.svelte'

const options = ['Yes', 'Not sure', 'Later', 'Blocked', 'Done'].map((label) => ({ value: label, label }))

test('SegmentedChoice is one stop for Tab; arrows move and choose', async () => {
  const onchange = vi.fn<(value: string) => void>()
  const shown = await render(SegmentedChoice, {
    legend: 'Done by Fri 4 Dec?',
    options,
    value: 'Yes',
    onchange,
  })
  await userEvent.tab()
  await expect.element(page.getByRole('radio', { name: 'Yes' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  expect(onchange.mock.calls).toEqual([['Not sure']])
  await shown.rerender({ value: 'Not sure' })
  await userEvent.keyboard('{ArrowDown}')
  expect(onchange.mock.lastCall).toEqual(['Later'])
})

test('look.md: its answers are 44 px high for a thumb and share the rows, three and two', async () => {
  await page.viewport(390, 800)
  await render(SegmentedChoice, { legend: 'Done?', options, value: undefined, onchange: () => {} })
  const boxes = options.map(({ label }) =>
    page.getByText(label, { exact: true }).element().closest('label')?.getBoundingClientRect(),
  )
  expect(Math.min(...boxes.map((box) => box?.height ?? 0))).toBeGreaterThanOrEqual(44)
  expect(new Set(boxes.slice(0, 3).map((box) => box?.top)).size).toBe(1)
  expect(boxes[3]?.width).toBeGreaterThan(boxes[0]?.width ?? Infinity)
})

test('a refused choice is taken back: what is shown is what is given', async () => {
  await render(SegmentedChoice, { legend: 'Done?', options, value: 'Yes', onchange: () => {} })
  await page.getByText('Later', { exact: true }).click()
  await expect.element(page.getByRole('radio', { name: 'Yes' })).toBeChecked()
  await expect.element(page.getByRole('radio', { name: 'Later' })).not.toBeChecked()
})
