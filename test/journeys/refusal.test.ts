// The relay refuses an edit: it leaves every tab's plan as a draft that loses nothing; what came with it is written again.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { run } from '../../server/cli/restore.ts'
import { backupSqlite } from '../../server/storage/sqlite-backup.ts'
import { closePeriod, faultsOf, ledgersOn } from '../helpers/ledgers.ts'
import {
  comment,
  commentOf,
  detailsIn,
  follow,
  installed,
  openSample,
  openWorld,
  waitForSaved,
} from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'
import { makeStrict } from '../helpers/strict-relay.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const pathIn = (link: string): string => /plan\/([^/]+)/.exec(link)?.[1] ?? ''
test('one of three words written offline is refused: the others arrive, it is a draft in both tabs, and tried again it arrives', async () => {
  const pieter = await world.person()
  const strict = await makeStrict(pieter.context, /ledger/, 'refuse me', 4422)
  const link = await openSample(world, pieter, 'Pieter de Vries')
  const { page, context } = pieter
  await waitForSaved(pieter, 'On the relay')
  await installed(page)
  await context.setOffline(true)
  await page.goto(detailsIn(link))
  await page.reload()
  for (const text of ['the first word', 'refuse me', 'the last word']) await comment(page, text)
  await page.getByText('Offline, 3 wait here').first().waitFor()
  const other = await context.newPage()
  await other.goto(detailsIn(link))
  await other.getByText('refuse me').first().waitFor()

  await context.setOffline(false)
  for (const tab of [page, other]) {
    await tab.getByText('The relay refused an edit.').first().waitFor()
    await expect.poll(() => commentOf(tab, 'refuse me').count()).toBe(0)
    await expect.poll(() => commentOf(tab, 'the last word').count()).toBe(1)
  }
  await waitForSaved(pieter, 'On the relay')
  const mara = await world.person()
  await follow(mara, link, 'Mara Lindqvist')
  await mara.page.goto(detailsIn(link))
  await mara.page.getByText('the last word').first().waitFor()
  await expect.poll(() => commentOf(mara.page, 'the first word').count()).toBe(1)
  await expect.poll(() => commentOf(mara.page, 'refuse me').count()).toBe(0)
  expect(await faultsOf(world, pathIn(link), 1)).toEqual([])

  // The tab that did not meet the refusal writes on the documents as they are now.
  await comment(other, 'from the other tab')
  await mara.page.getByText('from the other tab').first().waitFor()

  await page.getByRole('button', { name: 'Show what was refused' }).click()
  await page.getByText('“refuse me”').waitFor()
  strict.code = undefined
  await page.getByRole('button', { name: 'Try again' }).click()
  await mara.page.getByText('refuse me').first().waitFor()
  await page.getByText('Nothing is refused any more.').waitFor()
  await expect.poll(() => other.getByText('The relay refused an edit.').count()).toBe(0)
  expect(await faultsOf(world, pathIn(link), 1)).toEqual([])
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})

test('a refused field: the old value stands again, its draft says what was written and can be thrown away and brought back', async () => {
  const pieter = await world.person()
  await makeStrict(pieter.context, /work/, 'A refused title', 4422)
  const link = await openSample(world, pieter, 'Pieter de Vries')
  const { page } = pieter
  await waitForSaved(pieter, 'On the relay')
  await page.goto(detailsIn(link))
  const title = page.getByRole('textbox', { name: 'Title' })
  const before = await title.inputValue()
  await title.fill('A refused title')
  await title.press('Enter')
  await page.getByText('The relay refused an edit.').first().waitFor()
  await expect.poll(() => title.inputValue()).toBe(before)
  await waitForSaved(pieter, 'On the relay')
  await page.getByRole('button', { name: 'Show what was refused' }).click()
  await page.getByText(`${before}: title → A refused title`).waitFor()
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.getByText('Nothing is refused any more.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByText(`${before}: title → A refused title`).waitFor()
  await page.reload()
  await page.getByText('The relay refused an edit.').first().waitFor()
  expect(pieter.complaints).toEqual([])
})

test('what the relay never confirms is written again under a new client, and what came after it is seen too', async () => {
  const pieter = await world.person()
  const { page, context } = pieter
  await context.clock.install()
  const strict = await makeStrict(context, /ledger/, 'lose me', 'lose')
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  await page.goto(detailsIn(link))
  await waitForSaved(pieter, 'On the relay')
  const other = await context.newPage()
  await other.goto(detailsIn(link))
  await other.getByText('On the relay', { exact: true }).first().waitFor()
  await comment(page, 'lose me')
  await comment(page, 'and what hangs on it')
  // Whichever tab it was written in.
  for (const tab of [page, other])
    await tab.getByText('On this device, 1 waits for the relay').first().waitFor()
  expect(strict.refusals).toBeGreaterThan(0)
  strict.code = undefined
  await page.clock.fastForward(31_000)
  await waitForSaved(pieter, 'On the relay')
  const mara = await world.person()
  await follow(mara, link, 'Mara Lindqvist')
  await mara.page.goto(detailsIn(link))
  await commentOf(mara.page, 'lose me').first().waitFor()
  await expect.poll(() => commentOf(mara.page, 'and what hangs on it').count()).toBe(1)
  expect(await faultsOf(world, pathIn(link), 1)).toEqual([])
  await expect.poll(() => page.getByText('The relay refused').count()).toBe(0)
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})

test('the relay is taken back: unsent words are written again, the others are asked about in each tab, and come back when wanted', async () => {
  const [pieter, mara] = [await world.person(), await world.person()]
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await follow(mara, link, 'Mara Lindqvist')
  const { page, context } = pieter
  await waitForSaved(pieter, 'On the relay')
  await closePeriod(pieter, link, 'A period')
  await expect.poll(() => ledgersOn(pieter, pathIn(link))).toBe(2)
  for (const person of [pieter, mara]) await person.page.goto(detailsIn(link))
  await comment(page, 'in the copy')
  await waitForSaved(pieter, 'On the relay')
  await mara.page.getByText('in the copy').first().waitFor()
  await waitForSaved(mara, 'On the relay')
  const copy = join(world.relay.dataDir, 'copy.db')
  await backupSqlite(world.relay.dataDir, copy)

  await comment(page, 'after the copy')
  await mara.page.getByText('after the copy').first().waitFor()
  await waitForSaved(pieter, 'On the relay')
  const other = await context.newPage()
  await other.goto(detailsIn(link))
  await other.getByText('after the copy').first().waitFor()
  await installed(mara.page)
  await mara.context.setOffline(true)
  await comment(mara.page, 'never sent')
  await mara.page.getByText('On this device, 1 waits for the relay').first().waitFor()

  await world.restartRelay('SIGTERM', 0, () => run([copy, '--rewind', '--data', world.relay.dataDir]))
  for (const tab of [page, other]) {
    await tab.getByText('A change of yours is not in it').first().waitFor()
    await expect.poll(() => commentOf(tab, 'after the copy').count()).toBe(0)
    await tab.getByText('in the copy').first().waitFor()
  }
  await expect.poll(() => pathIn(page.url())).not.toBe(pathIn(link))
  await mara.context.setOffline(false)
  await page.getByText('never sent').first().waitFor()
  await expect.poll(() => commentOf(mara.page, 'after the copy').count()).toBe(0)
  await expect.poll(() => mara.page.getByText('is not in it').count()).toBe(0)
  await waitForSaved(mara, 'On the relay')

  await page.getByRole('button', { name: 'Show what was taken out' }).click()
  await page.getByText('“after the copy”').waitFor()
  await page.getByRole('button', { name: 'Write again' }).click()
  await mara.page.getByText('after the copy').first().waitFor()
  await page.getByText('Nothing is left to decide.').waitFor()
  await expect.poll(() => other.getByText('A change of yours is not in it').count()).toBe(0)
  expect(await faultsOf(world, pathIn(page.url()), 2)).toEqual([])
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})
