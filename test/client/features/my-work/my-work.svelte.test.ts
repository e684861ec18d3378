import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { addComment } from '../../../../shared/commands/add-comment.ts'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import twoOwners from '../../../plans/gap-OW5-two-owners.json?raw'
import { violationsIn, openSample } from '../../parts/sample.ts'
import MyWorkCase from './MyWorkCase.svelte'

test('story 2: two taps say that it is done by its day; undo takes it back', async () => {
  const open = await openSample('mara')
  const screen = await render(MyWorkCase, { open })
  await expect.element(screen.getByText('Done by Tue 24 Nov?')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Send' }).query()).toBeNull()

  await screen.getByText('Not sure', { exact: true }).click()
  await screen.getByRole('button', { name: 'Send' }).click()
  await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect.element(screen.getByText('1 person waits for this')).toBeVisible()
  expect(find(open.plan.reports, 'type-approval')?.status).toBe('at risk')

  await screen.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => find(open.plan.reports, 'type-approval')?.status).toBe('blocked')
})

test('story 2.4: unstarted work asks whether it started, and starts today', async () => {
  const open = await openSample('pieter')
  const screen = await render(MyWorkCase, { open })
  await screen.getByRole('button', { name: 'Start today' }).first().click()
  await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
  expect(find(open.plan.reports, 'customs-release')?.actualStart).toBe('2026-11-23')
})

test('a request’s link asks its one question first, whoever owns the item', async () => {
  const open = await openSample('mara')
  const screen = await render(MyWorkCase, { open, checkIn: 'customs-release' })
  await expect.element(screen.getByText('You are asked')).toBeVisible()
  await expect.element(screen.getByText(/Pieter de Vries’s/)).toBeVisible()
})

test('nobody named: which of these people are you, or just looking', async () => {
  const open = await openSample()
  const screen = await render(MyWorkCase, { open })
  await screen.getByRole('button', { name: 'Say who I am' }).click()
  await screen.getByRole('button', { name: 'Mara Lindqvist' }).click()
  await expect.poll(() => open.me).toBe('mara')
})

test('OW5 two owners set apart stand before whoever answers for it; choosing one is a change on record', async () => {
  const open = await createMemoryPlan(twoOwners, { now: Date.UTC(2026, 2, 5, 10), me: 'cy' })
  const screen = await render(MyWorkCase, { open })
  await expect.element(screen.getByText(/two values for its owner/)).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
  await screen.getByRole('button', { name: 'Take this: Ann Ray' }).click()
  await expect.poll(() => find(open.plan.items, 'tents')?.owner).toEqual({ type: 'person', id: 'ann' })
  await expect.poll(() => screen.getByText('Set apart: choose one').query()).toBeNull()
})

test('who is called in a comment finds it in My work until they comment there', async () => {
  const open = await openSample('anna')
  const about = { kind: 'item', id: 'launch' } as const
  await open.do(addComment, { about, text: 'Can you go first, @Pieter?' })
  await open.speakFor('pieter')
  const screen = await render(MyWorkCase, { open })
  await expect.element(screen.getByText('“Can you go first, @Pieter?”')).toBeVisible()
  await open.do(addComment, { about, text: 'I can.' })
  await expect.poll(() => screen.getByText('You were called').query()).toBeNull()
})

test('My work passes axe in light and dark', async () => {
  const screen = await render(MyWorkCase, { open: await openSample('pieter') })
  expect(await violationsIn(screen.container)).toEqual([])
})

describe('told on this device', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    location.hash = ''
  })

  /** My work of somebody at a relay that offers this key, with this answer of the browser to whether it may. */
  async function shown(offer: object | undefined, permission: NotificationPermission, asked = permission) {
    location.hash = `#/plan/${'A'.repeat(22)}.1/my-work`
    const answer = vi.fn<() => Promise<Response>>(async () => {
      if (!offer) throw new TypeError('no network')
      return Response.json(offer)
    })
    vi.stubGlobal('fetch', answer)
    vi.stubGlobal('Notification', { permission, requestPermission: async () => asked })
    const open = await openSample('mara')
    Object.defineProperty(open, 'access', {
      value: { role: 'planner', wasNotInvited: false, ask: async () => ({ type: 'away' }) },
    })
    const screen = await render(MyWorkCase, { open })
    await expect.poll(() => answer.mock.settledResults.length).toBeGreaterThan(0)
    return screen
  }

  const key = 'B'.repeat(87)

  test('is offered where the relay sends any; what goes wrong is said, and nothing has changed', async () => {
    const closed = await shown({ key }, 'default')
    await closed.getByRole('button', { name: 'Tell me here' }).click()
    await expect.element(closed.getByText(/closed without an answer/)).toBeVisible()
    await closed.unmount()
    // This page has no worker that could be told.
    const without = await shown({ key }, 'default', 'granted')
    await without.getByRole('button', { name: 'Tell me here' }).click()
    await expect.element(without.getByText(/could not reach its push service/)).toBeVisible()
    expect(await violationsIn(without.container)).toEqual([])
  })

  test('where the browser blocks it, how to allow it', async () => {
    const screen = await shown({ key }, 'denied')
    await expect.element(screen.getByText(/This browser blocks messages from here/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Tell me here' }).query()).toBeNull()
  })

  test.each([
    ['sends none', {}],
    ['is away', undefined],
  ])('nothing of it stands where the relay %s', async (_how, offer) => {
    const screen = await shown(offer, 'default')
    await expect.element(screen.getByRole('heading', { name: 'My work' })).toBeVisible()
    expect(screen.getByText('Tell me on this device').query()).toBeNull()
  })
})
