// Plain http over a network (`npm start -- --lan`): no locks, no WebCrypto, no service worker. Editing, several tabs and
// syncing work, and the board says what does not and where to turn.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { lanAddresses } from '../../server/welcome.ts'
import { comment, commentOf, detailsIn, openSample, openWorld, waitForSaved } from '../helpers/people.ts'
import type { World } from '../helpers/people.ts'

const [address] = lanAddresses()

let world: World
beforeAll(async () => {
  world = await openWorld({ lan: true })
})
afterAll(() => world.close())

// A machine without a network has no address but its own name for itself, which is a secure origin.
test.skipIf(address === undefined)(
  'two people and two tabs on the machine’s own network address',
  async () => {
    const anna = await world.person()
    const { page, context } = anna
    const link = await openSample(world, anna, 'Mara Lindqvist', `http://${address}:${world.relay.port}/`)
    expect(
      await page.evaluate(() => [isSecureContext, 'locks' in navigator, crypto.subtle === undefined]),
    ).toEqual([false, false, true])
    await page.getByText('On plain http this board cannot be installed').first().waitFor()
    await page.goto(detailsIn(link))
    await comment(page, 'in the first tab')
    await waitForSaved(anna, 'On the relay')
    const tab = await context.newPage()
    await tab.goto(detailsIn(link))
    await comment(tab, 'in the second tab')
    await commentOf(page, 'in the second tab').first().waitFor()
    const pieter = await world.person()
    await pieter.page.goto(detailsIn(link))
    await pieter.page.getByRole('button', { name: 'Pieter de Vries' }).click()
    await comment(pieter.page, 'on another device')
    for (const seen of [page, tab]) await commentOf(seen, 'on another device').first().waitFor()
    await page.reload()
    for (const text of ['in the first tab', 'in the second tab', 'on another device'])
      await commentOf(page, text).first().waitFor()
    await waitForSaved(anna, 'On the relay')
    expect([...anna.complaints, ...pieter.complaints]).toEqual([])
  },
)
