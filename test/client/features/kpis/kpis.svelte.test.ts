import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { createKeyResult } from '../../../../shared/commands/create-key-result.ts'
import { violationsIn, openSample } from '../../parts/sample.ts'
import KpisCase from './KpisCase.svelte'

test('every department finds a measure by its own word', async () => {
  await page.viewport(1440, 900)
  const screen = await render(KpisCase, { open: await openSample('anna') })
  await screen.getByRole('searchbox').fill('enquir')
  await expect.element(screen.getByRole('button', { name: 'Open: Enquiries' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Open: Orders' }).query()).toBeNull()
})

test('KR.3: a reading that is entered is the value at once, and can be taken back', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const screen = await render(KpisCase, { open })
  await screen.getByRole('button', { name: 'Open: Resellers' }).click()
  const before = find(open.plan.readings, 'kpi-resellers')?.readings.length ?? 0
  await screen.getByRole('textbox', { name: 'Value' }).fill('31')
  await screen.getByRole('button', { name: 'Enter it' }).click()
  await expect.poll(() => find(open.plan.readings, 'kpi-resellers')?.readings.at(-1)?.value).toBe(31)
  await screen.getByRole('button', { name: /^Take back: 31/ }).click()
  await expect.poll(() => find(open.plan.readings, 'kpi-resellers')?.readings.length).toBe(before)
})

test('a value that is missing is asked for, nothing is entered', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  const screen = await render(KpisCase, { open })
  await screen.getByRole('button', { name: 'Open: Orders' }).click()
  await screen.getByRole('button', { name: 'Enter it' }).click()
  await expect.element(screen.getByText('Give the value.')).toBeVisible()
})

test('MP4: a word nobody has defined is matched to a measure', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('anna')
  await open.do(createKeyResult, { title: 'Prospects', objective: open.plan.objectives.list[0]?.id ?? null })
  const screen = await render(KpisCase, { open })
  const choose = screen.getByRole('combobox', { name: 'What “Prospects” means' })
  await choose.click()
  await userEvent.keyboard('enq{Enter}')
  await expect
    .poll(() => open.plan.keyResults.list.find(({ title }) => title === 'Prospects')?.kpiId)
    .toBe('kpi-enquiries')
  await expect.poll(() => screen.getByText('Words that nobody has defined').query()).toBeNull()
})

test('the curve has a text alternative and its figures as a table', async () => {
  await page.viewport(1440, 900)
  const screen = await render(KpisCase, { open: await openSample('anna') })
  await screen.getByRole('button', { name: 'Open: Resellers' }).click()
  await expect.element(screen.getByRole('img', { name: /The last reading is 20/ })).toBeVisible()
  await expect.poll(() => paintedPixels(screen.container.querySelector('canvas'))).toBeGreaterThan(100)
  await screen.getByRole('button', { name: 'As a table' }).click()
  await expect.element(screen.getByRole('columnheader', { name: 'expected' })).toBeVisible()
})

test.each([
  [1440, 900],
  [390, 844],
])('KPIs pass axe in light and dark at %i pixels, a measure opened', async (width, height) => {
  await page.viewport(width, height)
  const screen = await render(KpisCase, { open: await openSample('anna') })
  await screen.getByRole('button', { name: 'Open: Orders' }).click()
  await expect.element(screen.getByRole('form', { name: 'Enter a reading' })).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})

function paintedPixels(canvas: HTMLCanvasElement | null): number {
  const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
  return image === undefined ? 0 : image.data.filter((value, at) => at % 4 === 3 && value > 0).length
}
