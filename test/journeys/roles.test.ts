// Who may enter: an invitation, roles that the relay holds and the board says, and their end within seconds.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { comment, commentOf, detailsIn, openSample, openWorld, waitForSaved } from '../helpers/people.ts'
import type { Person, World } from '../helpers/people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const settingsOf = (link: string): string => link.replace(/\/now.*/, '/settings')

async function invite({ page }: Person, link: string, role: string, whose: string): Promise<string> {
  await page.goto(settingsOf(link))
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('As', { exact: true }).selectOption({ label: role })
  await dialog.getByRole('combobox', { name: 'For' }).click()
  await page.getByRole('option', { name: whose }).click()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const secretLink = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  return secretLink
}

test('a reporter comes by invitation, reports and no more; made a viewer while away, what was written is a draft; removed, it is told', async () => {
  const mara = await world.person()
  const link = await openSample(world, mara, 'Mara Lindqvist')
  await waitForSaved(mara, 'On the relay')
  const invitation = await invite(
    mara,
    link,
    'Reporter: also checks in, comments and reports',
    'Pieter de Vries',
  )
  await mara.page.getByLabel('With the plan’s link alone').selectOption('none')
  await mara.page.getByText('Only invited devices come in.').waitFor()

  const stranger = await world.person()
  await stranger.page.goto(link)
  await stranger.page.getByText('This plan is by invitation').waitFor()

  // Nobody is asked who this is: the invitation says so. The secret is out of the address at once.
  const pieter = await world.person()
  await pieter.page.goto(invitation)
  await pieter.page.getByRole('heading', { name: 'My work' }).waitFor()
  expect(pieter.page.url()).not.toContain('/join/')
  await waitForSaved(pieter, 'On the relay')
  await pieter.page.goto(detailsIn(link))
  await comment(pieter.page, 'Said by a reporter')
  await waitForSaved(pieter, 'On the relay')
  await pieter.page.goto(settingsOf(link))
  await pieter.page.getByText('This device is a Reporter').waitFor()
  await pieter.page.getByText('This device may report, and not change the work.').waitFor()
  await expect.poll(() => pieter.page.getByRole('checkbox', { name: 'Saturday' }).isDisabled()).toBe(true)
  await expect
    .poll(() => pieter.page.getByRole('button', { name: 'Another device of mine' }).isEnabled())
    .toBe(true)
  await pieter.page.goto(link.replace(/\/now.*/, '/history?view=periods'))
  await pieter.page.getByRole('paragraph').filter({ hasText: 'Planners and owners may do this' }).waitFor()
  expect(
    await pieter.page.getByRole('button', { name: 'Close a period' }).getAttribute('aria-disabled'),
  ).toBe('true')

  await pieter.context.setOffline(true)
  await pieter.page.goto(detailsIn(link))
  await comment(pieter.page, 'Said while away')
  await mara.page.reload()
  const role = mara.page.getByLabel('Role of Pieter de Vries, Chrome on Linux')
  await role.selectOption('Viewer')
  await expect.poll(() => role.inputValue()).toBe('viewer')
  await pieter.context.setOffline(false)
  await pieter.page.getByText('The relay refused an edit.').waitFor()
  await pieter.page.getByText('This device may read this plan and not change it.').waitFor()
  await expect.poll(() => commentOf(pieter.page, 'Said while away').count()).toBe(0)
  await expect.poll(() => commentOf(pieter.page, 'Said by a reporter').count()).toBe(1)

  // What would let another device of his in is named, and taken back with it.
  await invite(mara, link, 'Viewer: reads', 'Pieter de Vries')
  await mara.page.getByRole('button', { name: 'Remove Pieter de Vries, Chrome on Linux' }).click()
  const sure = mara.page.getByRole('dialog')
  await expect
    .poll(() => sure.getByRole('checkbox', { name: 'Take back the open invitation' }).isChecked())
    .toBe(true)
  await sure.getByRole('button', { name: 'Remove' }).click()
  await mara.page.getByRole('heading', { name: 'Invitations that are open' }).waitFor({ state: 'detached' })
  await pieter.page.getByText('This device was removed from the plan').waitFor()
  expect([...mara.complaints, ...pieter.complaints, ...stranger.complaints]).toEqual([])
})
