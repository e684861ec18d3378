import { createRawSnippet } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import ToastRegion from '../../../client/ui/ToastRegion.svelte'
import Dialog from '../../../client/ui/Dialog.svelte'
import { Toasts } from '../../../client/ui/toasts.svelte.ts'

const words = { region: 'Messages', dismiss: 'Dismiss' }

describe('Toasts', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  test('a line stands for six seconds, one with an action for ten, none while pointed at', () => {
    const toasts = new Toasts()
    toasts.say('Saved')
    toasts.say('Moved', { action: { label: 'Undo', run: () => {} } })
    vi.advanceTimersByTime(6_000)
    expect(toasts.list.map(({ text }) => text)).toEqual(['Moved'])
    toasts.pause()
    vi.advanceTimersByTime(60_000)
    expect(toasts.list).toHaveLength(1)
    toasts.resume()
    vi.advanceTimersByTime(10_000)
    expect(toasts.list).toHaveLength(0)
  })

  test('what was offered goes once it is done elsewhere, and nothing else', () => {
    const toasts = new Toasts()
    toasts.say('Moved', { action: { label: 'Undo', run: () => {}, about: 'a' } })
    toasts.say('Renamed', { action: { label: 'Undo', run: () => {}, about: 'b' } })
    toasts.say('Saved')
    toasts.settle('a')
    expect(toasts.list.map(({ text }) => text)).toEqual(['Renamed', 'Saved'])
  })

  test('three at most; the oldest goes', () => {
    const toasts = new Toasts()
    for (const text of ['1', '2', '3', '4']) toasts.say(text)
    expect(toasts.list.map(({ text }) => text)).toEqual(['2', '3', '4'])
  })
})

test('look.md: undo instead of are you sure; screen readers hear it politely, once', async () => {
  const toasts = new Toasts()
  const run = vi.fn<() => void>()
  await render(ToastRegion, { toasts, words })
  await expect.element(page.getByRole('status')).toHaveAttribute('aria-live', 'polite')
  toasts.say('Customs release moved', { action: { label: 'Undo', run } })
  await expect.element(page.getByRole('status').getByText('Customs release moved')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(run).toHaveBeenCalledOnce()
  await expect.element(page.getByText('Customs release moved')).not.toBeInTheDocument()
})

test('over a modal dialog they are seen and pressed too, and stay when it goes', async () => {
  const toasts = new Toasts()
  const run = vi.fn<() => void>()
  await render(ToastRegion, { toasts, words })
  const children = createRawSnippet(() => ({ render: () => '<p>Words</p>' }))
  const dialog = await render(Dialog, { title: 'Details', closeLabel: 'Close', onclose: run, children })
  toasts.say('Budget changed', { action: { label: 'Undo', run } })
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  expect(run).toHaveBeenCalledOnce()
  toasts.say('Give it a reason', { tone: 'behind' })
  await expect.element(page.getByRole('dialog').getByText('Give it a reason')).toBeVisible()
  await dialog.unmount()
  await expect.element(page.getByRole('status').getByText('Give it a reason')).toBeVisible()
})
