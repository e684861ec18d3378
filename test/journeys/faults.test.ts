// What can happen to a device: its store cleared or full, a tab that dies, a newer tab, a wrong clock. Each is said in
// words, and nothing is lost that the save state did not call in memory.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import {
  addressOf,
  comment,
  commentOf,
  detailsIn,
  installed,
  openSample,
  openWorld,
  waitForSaved,
} from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the store is cleared under an open plan: everything is written to it again, and opens offline', async () => {
  const anna = await world.person()
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await page.goto(detailsIn(link))
  await comment(page, 'before it was cleared')
  await waitForSaved(anna, 'On the relay')
  await installed(page)

  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(addressOf(world)).origin,
    storageTypes: 'indexeddb',
  })
  await context.setOffline(true)
  await comment(page, 'after it was cleared')
  await expect.poll(() => rowsStored(page)).toBeGreaterThan(0)
  await page.reload()
  await page.getByText('after it was cleared').first().waitFor()
  await expect.poll(() => commentOf(page, 'before it was cleared').count()).toBe(1)
  // The same device with the same key: it goes on speaking for the same person, on the same chain.
  await comment(page, 'and after a reload')
  await context.setOffline(false)
  await waitForSaved(anna, 'On the relay')
  expect(anna.complaints).toEqual([])
})

test('the device is full: it is said with what to do, the relay still gets the edit, and space heals it', async () => {
  const anna = await world.person()
  const link = await openSample(world, anna)
  await waitForSaved(anna, 'On the relay')
  const mara = await world.person()
  const { page, context } = mara
  const devtools = await context.newCDPSession(page)
  const { origin } = new URL(addressOf(world))
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await page.goto(detailsIn(link))
  await page.getByRole('button', { name: 'Mara Lindqvist' }).click()
  await comment(page, 'while the device is full')
  await page.getByText('This device is full').first().waitFor()
  await page.getByText('On the relay, not on this device').first().waitFor()
  await anna.page.goto(detailsIn(link))
  await anna.page.getByText('while the device is full').first().waitFor()
  await page.getByRole('button', { name: 'Save as a file' }).click()
  await page.getByRole('heading', { name: 'Export', level: 1 }).waitFor()

  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await waitForSaved(mara, 'On the relay')
  await expect.poll(() => page.getByText('This device is full').count()).toBe(0)
  expect(await rowsStored(page)).toBeGreaterThan(0)
  expect(mara.complaints).toEqual([])
})

test('a tab that dies right after a command has it on the device', async () => {
  const anna = await world.person()
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await page.goto(detailsIn(link))
  await waitForSaved(anna, 'On the relay')
  await installed(page)
  await context.setOffline(true)
  await page.reload()
  await comment(page, 'just before the end')
  await page.getByText('Comment added').waitFor()
  await crash(page)
  const after = await context.newPage()
  await after.goto(detailsIn(link))
  await after.getByText('just before the end').first().waitFor()
  await after.getByText('Offline, 1 waits here').first().waitFor()
  await expect.poll(() => commentOf(after, 'just before the end').count()).toBe(1)
})

test('the tab that holds the sockets dies: the other takes them over with nothing lost', async () => {
  const anna = await world.person()
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await waitForSaved(anna, 'On the relay')
  const other = await context.newPage()
  await other.goto(detailsIn(link))
  // It shows the relay that the first tab is joined with.
  await other.getByText('On the relay', { exact: true }).first().waitFor()
  await comment(other, 'through the first tab')
  await other.getByText('On the relay', { exact: true }).first().waitFor()
  await crash(page)
  await comment(other, 'through its own sockets')
  await other.getByText('On the relay', { exact: true }).first().waitFor()
  const mara = await world.person()
  await mara.page.goto(detailsIn(link))
  await mara.page.getByRole('button', { name: 'Just looking' }).click()
  await mara.page.getByText('through its own sockets').first().waitFor()
  await expect.poll(() => commentOf(mara.page, 'through the first tab').count()).toBe(1)
})

test('a newer version opens the store in another tab: this one lets it, goes on, and says what to do', async () => {
  const anna = await world.person()
  const { page, context } = anna
  const link = await openSample(world, anna, 'Mara Lindqvist')
  await page.goto(detailsIn(link))
  await waitForSaved(anna, 'On the relay')
  await installed(page)
  const newer = await context.newPage()
  await newer.goto(`${addressOf(world)}healthz`)
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('plumbline', 990)
        opening.onerror = () => reject(new Error('not opened'))
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
  )
  await page.getByText('A newer Plumbline is open in another tab.').first().waitFor()
  await context.setOffline(true)
  await comment(page, 'in the older tab')
  // It is shown before it is signed and written.
  await page.getByText('Comment added').waitFor()
  await page.reload()
  await page.getByText('in the older tab').first().waitFor()
  expect(anna.complaints).toEqual([])
})

const wrongClocks = [
  ['ahead', 2 * 86_400_000],
  ['behind', -2 * 86_400_000],
] as const

test.each(wrongClocks.slice(0, Number(process.env['CLOCK_ROUNDS'] ?? 1)))(
  'a clock two days %s: said in every tab; ages, today and what is written are right',
  async (word, offset) => {
    const anna = await world.person()
    const { page, context } = anna
    await context.clock.install({ time: Date.now() + offset })
    const link = await openSample(world, anna, 'Mara Lindqvist')
    await page.goto(detailsIn(link))
    await page.getByText(`This device’s clock is 2 days ${word}`).first().waitFor()
    await comment(page, 'by a wrong clock')
    await waitForSaved(anna, 'On the relay')
    const other = await context.newPage()
    await other.goto(detailsIn(link))
    await other.getByText(`This device’s clock is 2 days ${word}`).first().waitFor()
    const right = await world.person()
    await right.page.goto(detailsIn(link))
    await right.page.getByRole('button', { name: 'Just looking' }).click()
    await right.page.getByText('by a wrong clock').first().waitFor()
    for (const seen of [page, other, right.page]) {
      const line = commentOf(seen, 'by a wrong clock').first()
      await expect.poll(() => line.innerText()).toMatch(/just now|min|today/i)
    }
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toBe(await right.page.getByRole('heading', { level: 1 }).textContent())
    expect([...anna.complaints, ...right.complaints]).toEqual([])
  },
)

/** The tab's process ends at once, as if killed. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // It never answers: the process that would is gone.
  devtools.send('Page.crash').catch(() => undefined)
  await crashed
}

/** Rows of documents in the device's store. */
function rowsStored(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('plumbline')
        opening.onerror = () => reject(new Error('not opened'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('updates').objectStore('updates').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
}
