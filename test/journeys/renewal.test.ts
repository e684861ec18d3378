// The product renewed under open tabs: nothing changes before somebody accepts, then every tab keeps what it holds and
// loads anew; and a part that cannot be loaded is said, with the way out.

import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  builtBoard,
  comment,
  commentOf,
  detailsIn,
  installed,
  openSample,
  openWorld,
  waitForSaved,
} from '../helpers/people.ts'
import { violationsOn } from '../helpers/axe-on-page.ts'
import type { World } from '../helpers/people.ts'

let clientDir: string
let world: World
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'plumbline-board-'))
  await cp(builtBoard, clientDir, { recursive: true })
  world = await openWorld({ clientDir })
})
afterAll(async () => {
  await world.close()
  await rm(clientDir, { recursive: true })
})

test('a newer version waits for a yes; given in one tab, all tabs keep what they hold and load it', async () => {
  const anna = await world.person()
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await waitForSaved(anna, 'On the relay')
  await installed(page)
  const other = await context.newPage()
  await other.goto(detailsIn(link))
  await comment(other, 'before the renewal')
  for (const tab of [page, other]) await tab.evaluate(() => Object.assign(window, { isOld: true }))

  await appendFile(join(clientDir, 'sw.js'), '\n// the next version\n')
  await world.restartRelay('SIGTERM')
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await other.getByText('A newer version is ready.').first().waitFor()
  await comment(other, 'while it waits')
  expect(await other.evaluate(() => 'isOld' in window)).toBe(true)
  await page.getByRole('button', { name: 'Reload with it' }).click()
  for (const tab of [page, other]) await tab.waitForFunction(() => !('isOld' in window))
  await commentOf(other, 'while it waits').first().waitFor()
  await expect.poll(() => commentOf(other, 'before the renewal').count()).toBe(1)
  await other.getByText('On the relay', { exact: true }).first().waitFor()
  await expect.poll(() => other.getByText('A newer version is ready.').count()).toBe(0)
  expect(anna.complaints).toEqual([])
})

test('what cannot be loaded says so in its place, tries again, and is there once it can; what was written is kept', async () => {
  const anna = await world.person({ serviceWorker: false })
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await page.goto(detailsIn(link))
  await comment(page, 'before the part was missing')
  const files = /(GapsScreen|PeriodsView|BoardScreen)/
  await context.route(files, (route) => route.abort())
  const { hash } = new URL(link)
  const show = (place: string) => page.evaluate((to) => (location.hash = to), hash.replace('/now', place))
  await show('/gaps')
  await page.getByText('Gaps could not be loaded').waitFor()
  await show('/history?view=periods')
  await page.getByText('Periods could not be loaded').waitFor()
  await show('/board')
  await page.getByText('Board could not be loaded').waitFor()
  await expect.poll(() => page.getByRole('heading', { name: 'Board', level: 1 }).count()).toBe(1)
  // It is said once, in its place, and nothing pretends to be on its way.
  await expect.poll(() => page.getByText('A part of the board could not be loaded').count()).toBe(0)
  await expect.poll(() => page.locator('main [aria-busy="true"]').count()).toBe(0)
  expect(await violationsOn(page)).toEqual([])
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('The board’s address does not answer.').waitFor()
  await context.setOffline(false)
  await context.unroute(files)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('region', { name: /^Not started/ }).waitFor()
  expect(anna.complaints).toEqual([])

  // What has no place of its own, such as the palette, is said above every screen.
  await context.route(/Palette/, (route) => route.abort())
  await page.keyboard.press('Control+k')
  await page.getByText('A part of the board could not be loaded').first().waitFor()
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.getByRole('region', { name: /^Not started/ }).waitFor()
  await page.goto(detailsIn(link))
  await commentOf(page, 'before the part was missing').first().waitFor()
})
