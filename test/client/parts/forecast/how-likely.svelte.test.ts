import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { setDates } from '../../../../shared/commands/set-dates.ts'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { now, openSample, violationsIn } from '../sample.ts'
import LikelyCase from './LikelyCase.svelte'

const patient = { timeout: 40_000 }

test('FC1: says in tens when the headline milestone comes, what makes it uncertain, and what is assumed', async () => {
  await page.viewport(1440, 900)
  const opened: string[] = []
  const open = await openSample('anna')
  const screen = await render(LikelyCase, { open, openItem: (id: string) => opened.push(id) })
  await expect
    .element(screen.getByText(/^Launch: 1 in 10 by .+, (half|8 in 10|9 in 10) by .+\.$/))
    .toBeVisible()
  await expect
    .element(screen.getByText(/^As planned and promised, by .+: none of the tries\.$/))
    .toBeVisible()
  await expect.element(screen.getByText(/^All \d+ estimates are assumed\./), patient).toBeVisible()
  await expect
    .element(screen.getByRole('img', { name: /^20 tries, from .+ to .+: 0 of them by .+\.$/ }))
    .toBeVisible()
  await expect.element(screen.getByText(/^Orders: no try reaches/)).toBeVisible()
  await screen.getByRole('button', { name: 'Store meter data in the country' }).click()
  expect(opened).toEqual(['meter-data'])
})

test('FC1: its drawing is a table too', async () => {
  const open = await openSample('anna')
  const screen = await render(LikelyCase, { open, itemId: 'launch' })
  await screen.getByText('As a table').click(patient)
  await expect.element(screen.getByRole('cell', { name: '9 in 10' })).toBeVisible()
  expect(screen.getByRole('row').elements()).toHaveLength(8)
})

test('FC2: best, likely and worst are saved once they are three and in order, and the chances follow', async () => {
  const open = await openSample('tomas')
  const screen = await render(LikelyCase, { open, itemId: 'meter-data' })
  const type = async (name: string, value: string) => {
    await screen.getByRole('textbox', { name }).fill(value)
    await userEvent.keyboard('{Enter}')
  }
  const estimate = () => find(open.plan.items, 'meter-data')?.estimate
  await expect.element(screen.getByText('Assumed: 9, 10, 13. Give your own.')).toBeVisible()
  await type('Best', '8')
  await expect.element(screen.getByText('Give all three, then it counts.')).toBeVisible()
  await type('Likely', '12')
  await type('Worst', '9')
  await expect.element(screen.getByText('Best is at most likely, likely at most worst.')).toBeVisible()
  expect(estimate()).toBeUndefined()
  await type('Worst', '40')
  await expect.poll(estimate).toEqual({ optimistic: 8, likely: 12, pessimistic: 40 })
  await expect.element(screen.getByText(/^19 of 20 estimates are assumed\./), patient).toBeVisible()
  await screen.getByRole('button', { name: 'Take it out' }).click(patient)
  await expect.poll(estimate).toBeUndefined()
})

test('FC1: a screen that is left and opened again shows the plan as it is then', async () => {
  const open = await openSample('tomas')
  const first = await render(LikelyCase, { open, itemId: 'launch' })
  await expect.element(first.getByText(/^Launch: /), patient).toBeVisible()
  const before = first.getByText(/^Launch: /).element().textContent
  await first.unmount()
  await open.do(setDates, { item: 'meter-data', duration: 30 })
  const again = await render(LikelyCase, { open, itemId: 'launch' })
  await expect.element(again.getByText(/Worked out /), patient).toBeVisible()
  expect(again.getByText(/^Launch: /).element().textContent).not.toBe(before)
})

test('FC1: what is done says nothing; a plan without dates says what it needs', async () => {
  const open = await openSample('tomas')
  const done = open.plan.reports.list.find(({ status }) => status === 'done')
  const screen = await render(LikelyCase, { open, itemId: done?.id ?? '' })
  expect(screen.container.textContent).not.toContain('How likely?')
  const empty = await createMemoryPlan(
    JSON.stringify({
      plumbline: 1,
      plan: { name: 'Empty' },
      items: [{ id: 'a', title: 'Permit', type: 'task' }],
    }),
    { now },
  )
  const second = await render(LikelyCase, { open: empty })
  await expect.element(second.getByText(/^Give tasks a start and a finish/)).toBeVisible()
})

test('How likely? passes axe in light and dark, on a desk and on a phone', async () => {
  const open = await openSample('anna')
  const screen = await render(LikelyCase, { open, itemId: 'distribution' })
  await expect.element(screen.getByText(/^Distribution to the shops: /), patient).toBeVisible()
  for (const width of [1440, 390]) {
    await page.viewport(width, 844)
    expect(await violationsIn(screen.container)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  }
})
