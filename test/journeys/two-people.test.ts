// Two people on one plan: both edit while one is away, one reloads offline, the relay is killed; both end at the same words.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgeEntry, ledgerRoomOf } from '../helpers/intruder.ts'
import { drawn, follow, openSample, openWorld, waitForSaved } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function go({ page }: Person, place: string): Promise<void> {
  await page.getByRole('link', { name: place }).first().click()
}

/** Starts the first item offered on My work; gives its row's button count before. */
async function startOne(person: Person): Promise<number> {
  const { page } = person
  await go(person, 'My work')
  const starts = page.getByRole('button', { name: 'Start today' })
  await starts.first().waitFor()
  const before = await starts.count()
  await starts.first().click()
  await expect.poll(() => starts.count()).toBe(before - 1)
  return before
}

/** Two browsers and a relay on a busy machine. */
const patient = { timeout: 30_000 }

async function readNow(person: Person): Promise<string> {
  await go(person, 'Now')
  await person.page.getByRole('heading', { name: /heading for/ }).waitFor()
  return person.page.locator('main').innerText()
}

/** What Now says to everybody: what is new since this device last looked, and when it played the plan through, are its own. */
const figures = async (person: Person): Promise<string> => {
  await readNow(person)
  // How likely it is follows a moment later: until then it says that the plan has changed.
  await person.page.getByText(/Worked out /).waitFor()
  return (await readNow(person))
    .replace(/Since you last looked[\s\S]*?(?=Said \/ Measured)/, '')
    .replace(/Worked out [^.]*\./, '')
}

const startsLeft = async (person: Person): Promise<number> => {
  await go(person, 'My work')
  await drawn(person.page, 'My work')
  return person.page.getByRole('button', { name: 'Start today' }).count()
}

test('both edit while one is offline and reloads; after both are back they read the same (P5, P11)', async () => {
  const pieter = await world.person()
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  const mara = await world.person()
  await follow(mara, link, 'Mara Lindqvist')
  await waitForSaved(mara, 'On the relay')
  await mara.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))

  await mara.context.setOffline(true)
  await mara.page.reload()
  await mara.page.getByRole('heading', { name: /heading for/ }).waitFor()
  await waitForSaved(mara, 'Offline, all sent')
  await go(mara, 'My work')
  await mara.page.getByText('Later', { exact: true }).first().click()
  await mara.page.getByText('Send', { exact: true }).first().click()
  await mara.page.getByText('Saved on this device').first().waitFor()
  await mara.page.reload()
  await drawn(mara.page, 'My work')

  const before = await startOne(pieter)
  await waitForSaved(pieter, 'On the relay')
  await mara.context.setOffline(false)
  await waitForSaved(mara, 'On the relay')
  // Each has what the other did, so that agreeing is not both having nothing.
  await expect.poll(() => readNow(pieter), patient).toMatch(/Since you last looked[\s\S]*Mara Lindqvist: /)
  await expect.poll(() => readNow(mara), patient).toMatch(/Since you last looked[\s\S]*Pieter de Vries: /)
  expect(await figures(mara)).toBe(await figures(pieter))
  // AG1: and both know it of each other.
  await pieter.page.getByText('Same figures as Mara Lindqvist ✓').waitFor()
  await mara.page.getByText('Same figures as Pieter de Vries ✓').waitFor()
  await expect.poll(() => startsLeft(pieter)).toBe(before - 1)
  expect([...pieter.complaints, ...mara.complaints]).toEqual([])
})

test('what said On the relay is there after the relay was killed (P4)', async () => {
  const pieter = await world.person()
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  const before = await startOne(pieter)
  await waitForSaved(pieter, 'On the relay')
  const said = await figures(pieter)
  // Pieter's device is gone with its copy, so only the relay can answer the next person.
  await pieter.context.close()
  await world.restartRelay('SIGKILL')
  const other = await world.person()
  await follow(other, link, 'Pieter de Vries')
  await waitForSaved(other, 'On the relay')
  await expect.poll(() => startsLeft(other)).toBe(before - 1)
  await expect.poll(() => figures(other)).toBe(said)
  expect(other.complaints).toEqual([])
})

test('somebody with the link says in another’s name that it is done: shown as false, and counts for nothing (P7)', async () => {
  const pieter = await world.person()
  const link = await openSample(world, pieter, 'Pieter de Vries')
  await waitForSaved(pieter, 'On the relay')
  const said = await figures(pieter)
  const { wsUrl } = world.relay
  await forgeEntry(wsUrl, ledgerRoomOf(link), 'type-approval', (envelope) => ({
    ...envelope,
    id: 'never-said',
    kind: 'checkIn',
    at: Date.now(),
    n: envelope.n + 10_000,
    body: { item: 'meter-data', status: 'done', actualStart: '2026-01-05', actualFinish: '2026-01-06' },
  }))
  const anna = await world.person()
  await follow(anna, link, 'Anna Lund')
  for (const person of [pieter, anna]) {
    await go(person, 'Gaps')
    await person.page.getByText('A report’s signature is false').waitFor()
    await expect.poll(() => figures(person)).toBe(said)
  }
  // What is said after it counts, reaches the other, and does not vouch for what stands before it.
  await startOne(pieter)
  await waitForSaved(pieter, 'On the relay')
  const now = await figures(pieter)
  expect(now).not.toBe(said)
  expect(now).toContain('15 working days late')
  await expect.poll(() => figures(anna), patient).toBe(now)
  await pieter.page.reload()
  await go(pieter, 'Gaps')
  await pieter.page.getByText('A report’s signature is false').waitFor()
  expect([...pieter.complaints, ...anna.complaints]).toEqual([])
})
