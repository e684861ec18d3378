// The relay refuses an edit: it leaves every tab's plan as a draft that loses nothing; what came with it is written again.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openReader } from '../../shared/doc/reader.ts'
import { openDocs } from '../../shared/doc/plan-docs.ts'
import { follow, openSample, openWorld, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'
import { readRoom } from '../helpers/relay-writer.ts'
import { makeStrict } from '../helpers/strict-relay.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const pathIn = (link: string): string => /plan\/([^/]+)/.exec(link)?.[1] ?? ''
const detailsIn = (link: string): string => `${link.split('?')[0] ?? ''}?item=meter-data`

async function comment(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a comment' }).fill(text)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText(text).first().waitFor()
}

const says = (page: Page, text: string): Promise<number> => page.locator('li p', { hasText: text }).count()

test('one of three words written offline is refused: the others arrive, it is a draft in both tabs, and tried again it arrives', async () => {
  const pieter = await world.person()
  const strict = await makeStrict(pieter.context, /ledger/, 'refuse me', 4422)
  const link = await openSample(world, pieter, 'Pieter de Vries')
  const { page, context } = pieter
  await waitForSaved(pieter, 'On the relay')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
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
    await expect.poll(() => says(tab, 'refuse me')).toBe(0)
    expect(await says(tab, 'the last word')).toBe(1)
  }
  await waitForSaved(pieter, 'On the relay')
  const mara = await world.person()
  await follow(mara, link, 'Mara Lindqvist')
  await mara.page.goto(detailsIn(link))
  await mara.page.getByText('the last word').first().waitFor()
  expect(await says(mara.page, 'the first word')).toBe(1)
  expect(await says(mara.page, 'refuse me')).toBe(0)
  expect(await faultsOf(pathIn(link))).toEqual([])

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
  expect(await faultsOf(pathIn(link))).toEqual([])
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})

/** What a new device finds wrong with the plan, signatures and chains included. */
async function faultsOf(path: string): Promise<readonly unknown[]> {
  const room = (name: string) => readRoom(world.relay.wsUrl, `${path}.${name}`)
  const docs = {
    ...openDocs(),
    charter: await room('charter'),
    work: await room('work'),
    ledger: await room('ledger.0'),
  }
  const reader = openReader(docs, path.split('.')[0] ?? '')
  reader.verify()
  return reader.source.faults ?? []
}
