// Everything by keys (look.md, Keyboard): rows, open, edit, owner, check in, move, filter, undo; the focus is never lost.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { drawn, openSample, openWorld } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
let mara: Person
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  mara = await world.person()
  mara.page.setDefaultTimeout(8000)
  await openSample(world, mara, 'Mara Lindqvist')
})

/** What has the focus, as somebody who listens would hear it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
    const row = element?.closest('[data-row]')
    return (label ?? element?.getAttribute('aria-label') ?? (row ?? element)?.textContent ?? '').trim()
  })

async function strike(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key)
}

test('Gaps: j k walk the rows, e and o lead into the field, Escape back to the row', async () => {
  const { page, complaints } = mara
  await strike(page, 'g g')
  await drawn(page, 'Gaps')
  await expect.poll(() => focused(page)).toBe('Gaps')
  await strike(page, 'j')
  const first = await focused(page)
  await strike(page, 'j')
  const second = await focused(page)
  expect(second).not.toBe(first)
  await strike(page, 'k')
  await expect.poll(() => focused(page)).toBe(first)
  const row = page.getByRole('button', { name: /^Type approval was last heard of/ })
  await row.focus()
  await strike(page, 'e')
  await expect.poll(() => focused(page)).toBe('Title')
  await strike(page, 'Escape')
  await expect.poll(() => focused(page)).toMatch(/^Type approval was last heard of/)
  await strike(page, 'o')
  await expect.poll(() => focused(page)).toMatch(/^Owner/)
  // The first Escape closes the list of people, the second the details.
  await strike(page, 'Escape')
  await strike(page, 'Escape')
  await expect.poll(() => focused(page)).toMatch(/^Type approval was last heard of/)
  await strike(page, '/')
  await expect.poll(() => focused(page)).toMatch(/^Filter gaps/)
  expect(complaints).toEqual([])
})

test('a gap that is mended gives its place, and the focus, to the next', async () => {
  const { page, complaints } = mara
  await strike(page, 'g g')
  await page.getByRole('button', { name: 'Accept', exact: true }).first().focus()
  await strike(page, 'Enter')
  await page
    .getByText(/^Handover accepted/)
    .first()
    .waitFor()
  await expect.poll(() => focused(page)).not.toBe('')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  await strike(page, 'u')
  await page
    .getByText(/^Taken back/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})

test('c asks how it stands; the answer sent, the focus is on its Undo', async () => {
  const { page, complaints } = mara
  await strike(page, 'g g')
  await page.getByRole('button', { name: /^Type approval was last heard of/ }).focus()
  await strike(page, 'c')
  await drawn(page, 'My work')
  await expect.poll(() => focused(page)).toBe('Yes')
  await strike(page, 'ArrowRight')
  await expect.poll(() => focused(page)).toBe('Not sure')
  await page.getByRole('button', { name: 'Send' }).first().focus()
  await strike(page, 'Enter')
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await expect.poll(() => focused(page)).toBe('Undo')
  await strike(page, 'Enter')
  await page
    .getByText(/^Taken back/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})

test('m on another screen takes the card up on the Board; arrows, Enter and undo keep the focus on it', async () => {
  const { page, complaints } = mara
  await strike(page, 'g m')
  await drawn(page, 'My work')
  const card = page.getByRole('button', { name: 'Data protection filing' })
  await card.focus()
  await strike(page, 'm')
  await drawn(page, 'Board')
  await page.getByText(/^Data protection filing → Not started/).waitFor()
  await strike(page, 'ArrowRight')
  await page.getByText(/^Data protection filing → On track/).waitFor()
  await strike(page, 'Enter')
  await page.getByText('Data protection filing moved to On track').waitFor()
  await expect.poll(() => focused(page)).toMatch(/^Data protection filing/)
  await strike(page, 'o')
  await expect.poll(() => focused(page)).toMatch(/^Owner/)
  await strike(page, 'Escape')
  await strike(page, 'Escape')
  await expect.poll(() => focused(page)).toMatch(/^Data protection filing/)
  await strike(page, 'u')
  await page
    .getByText(/^Taken back/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})

test('? shows the keys and Ctrl K everything; both give the focus back', async () => {
  const { page, complaints } = mara
  await strike(page, 'g m')
  const card = page.getByRole('button', { name: 'Data protection filing' })
  await card.focus()
  await strike(page, '?')
  await page.getByRole('heading', { name: 'Keys' }).waitFor()
  await strike(page, 'Escape')
  await expect.poll(() => focused(page)).toBe('Data protection filing')
  await strike(page, 'Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('labels')
  await strike(page, 'ArrowDown')
  await strike(page, 'Enter')
  await page.getByRole('heading', { name: 'Labels' }).waitFor()
  await strike(page, 'Escape')
  await expect.poll(() => focused(page)).toBe('Data protection filing')
  expect(complaints).toEqual([])
})
