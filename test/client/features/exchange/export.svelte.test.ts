import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { readPlanFile } from '../../../../shared/exchange/plan-file.ts'
import { openSample, violationsIn } from '../../parts/sample.ts'
import ExportCase from './ExportCase.svelte'

afterEach(() => vi.restoreAllMocks())

/** What is handed to the browser's downloads, instead of being saved. */
function catchDownloads(): Blob[] {
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file)
    return '#caught'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  return files
}

test('the plan file that is handed out is one that Import reads', async () => {
  const open = await openSample()
  const files = catchDownloads()
  const screen = await render(ExportCase, { open })
  await screen.getByRole('button', { name: 'Download the plan (JSON)' }).click()
  await expect.poll(() => files.length).toBe(1)
  const read = readPlanFile((await files[0]?.text()) ?? '')
  expect(read.ok && read.value.items.length).toBe(open.plan.items.list.length)
})

test('the table has a row for each item, and the mark for Excel unless it is taken off', async () => {
  const open = await openSample()
  const files = catchDownloads()
  const screen = await render(ExportCase, { open })
  await screen.getByRole('button', { name: 'Download the items (CSV)' }).click()
  await expect.poll(() => files.length).toBe(1)
  expect([...new Uint8Array((await files[0]?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(0, 3)]).toEqual([
    239, 187, 191,
  ])
  await screen.getByRole('checkbox', { name: /For Excel/ }).click()
  await screen.getByRole('button', { name: 'Download the items (CSV)' }).click()
  await expect.poll(() => files.length).toBe(2)
  expect((await files[1]?.text())?.startsWith('Id,')).toBe(true)
})

test('Export passes axe in light and dark, and fits a phone', async () => {
  await page.viewport(390, 844)
  const screen = await render(ExportCase, { open: await openSample() })
  expect(await violationsIn(screen.container)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
