// What the panel shows while a forecast is worked out, and how it is stopped and begun.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { now, violationsIn } from '../sample.ts'
import LikelyCase from './LikelyCase.svelte'

function planOf(count: number) {
  const items = Array.from({ length: count }, (_, i) => ({
    id: `i${i}`,
    title: `Task ${i}`,
    type: 'task',
    duration: 5,
  }))
  const end = { id: 'end', title: 'Opening', type: 'milestone' }
  const links = items.slice(0, 20).map(({ id }) => ({ id: `${id}-end`, from: id, to: 'end', type: 'FS' }))
  const file = { plumbline: 1, plan: { name: 'Large' }, items: [...items, end], links }
  return createMemoryPlan(JSON.stringify(file), { now })
}

test('a forecast that takes long tells how far it is, is stopped, and begun again', async () => {
  await page.viewport(1440, 900)
  const screen = await render(LikelyCase, { open: await planOf(4_500), itemId: 'end' })
  await expect
    .element(screen.getByRole('progressbar', { name: 'Playing the plan through' }), { timeout: 50_000 })
    .toBeVisible()
  await screen.getByRole('button', { name: 'Stop' }).click()
  await expect.element(screen.getByText(/^Stopped\. Nothing is known yet/)).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
  await screen.getByRole('button', { name: 'Play it through' }).click()
  await expect.element(screen.getByText(/^Opening: /), { timeout: 50_000 }).toBeVisible()
})

test('a very large plan is only played through when somebody asks', async () => {
  const screen = await render(LikelyCase, { open: await planOf(5_500), itemId: 'end' })
  await expect.element(screen.getByText(/^This plan is large/)).toBeVisible()
  await screen.getByRole('button', { name: 'Play it through' }).click()
  await expect.element(screen.getByRole('progressbar'), { timeout: 50_000 }).toBeVisible()
})
