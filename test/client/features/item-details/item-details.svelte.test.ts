import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { must } from '../../../../shared/base/assert.ts'
import { addDays } from '../../../../shared/base/day.ts'
import type { Day } from '../../../../shared/base/day.ts'
import { find } from '../../../../shared/base/table.ts'
import { renameItem } from '../../../../shared/commands/rename-item.ts'
import { setDates } from '../../../../shared/commands/set-dates.ts'
import { setItem } from '../../../../shared/commands/set-item.ts'
import { setOwner } from '../../../../shared/commands/set-owner.ts'
import type { Question } from '../../../../shared/engine/explain/explanation.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'
import { now, openSample, violationsIn } from '../../parts/sample.ts'
import DetailsCase from './DetailsCase.svelte'

test('CN3: a new duration shows what it moves before it is saved, and undo takes it back', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'meter-data' })
  const before = find(open.plan.items, 'meter-data')?.finish
  const field = screen.getByRole('textbox', { name: 'Working days' })
  await field.fill('5')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText(/(Moves Launch by|Brings Launch forward)/)).toBeVisible()
  expect(find(open.plan.items, 'meter-data')?.finish).toBe(before)
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => find(open.plan.items, 'meter-data')?.finish).not.toBe(before)
  await open.undo()
  expect(find(open.plan.items, 'meter-data')?.finish).toBe(before)
})

test('a finish before the start is refused with what helps; where two made one together, the item says so', async () => {
  await page.viewport(1440, 900)
  const file = structuredClone(samplePlanFile(now, 'Europe/Berlin')) as unknown as {
    items: { readonly id: string; readonly start?: Day; finish?: Day }[]
  }
  const [item] = file.items.filter(({ id }) => id === 'support-handbook')
  const start = must(item?.start)
  if (item) item.finish = addDays(start, -4)
  const open = await createMemoryPlan(JSON.stringify(file), { now, me: 'tomas' })
  const screen = await render(DetailsCase, { open, itemId: 'support-handbook' })
  await expect.element(screen.getByText(/the finish on .+ is before the start/)).toBeVisible()
  const finish = screen.getByRole('textbox', { name: 'Finish' })
  await finish.fill(addDays(start, -1))
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText(/Choose a later finish, or move the start first\./)).toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: 'Save', exact: true }))
    .toHaveAttribute('aria-disabled', 'true')
  await finish.fill(addDays(start, 4))
  await userEvent.keyboard('{Enter}')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => open.plan.faults).toEqual([])
  expect(screen.getByText(/is before the start/).query()).toBeNull()
})

test('a chosen owner can be saved in sight, whatever stands beneath it', async () => {
  await page.viewport(390, 700)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'meter-data' })
  await screen.getByRole('combobox', { name: 'Owner' }).fill('Tomas')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('If you save this: Owner')).toBeInViewport({ ratio: 1 })
  await expect.element(screen.getByText('No date moves.')).toBeVisible()
  const save = screen.getByRole('button', { name: 'Save' })
  await expect.element(save).toBeInViewport({ ratio: 1 })
  await save.click()
  await expect.poll(() => find(open.plan.items, 'meter-data')?.owner).toEqual({ type: 'person', id: 'tomas' })
  await expect.element(screen.getByRole('button', { name: 'Check in' })).toBeVisible()
})

test('a change that is typed and not saved is handed on when the details close; one that is saved is not', async () => {
  const open = await openSample('tomas')
  const before = find(open.plan.items, 'meter-data')?.finish
  const left: (string | undefined)[] = []
  const onleft = (unsaved: { readonly what: string } | undefined) => left.push(unsaved?.what)
  const type = async () => {
    const screen = await render(DetailsCase, { open, itemId: 'meter-data', onleft })
    await screen.getByRole('textbox', { name: 'Working days' }).fill('6')
    await userEvent.keyboard('{Enter}')
    return screen
  }
  await (await type()).unmount()
  const saved = await type()
  await saved.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => find(open.plan.items, 'meter-data')?.finish).not.toBe(before)
  await saved.unmount()
  expect(left).toEqual(['Working days', undefined])
})

test('AC1: a late milestone is answered where it stands, with a person and a day, and the answer stands there', async () => {
  await page.viewport(390, 844)
  const open = await openSample('anna')
  const screen = await render(DetailsCase, { open, itemId: 'launch' })
  await screen.getByRole('button', { name: 'Answer' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Answer: Launch' })
  await dialog.getByRole('button', { name: 'Give this answer' }).click()
  await expect.element(dialog.getByText('Choose a day.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'What will be done' }).fill('Rent storage abroad until spring.')
  const due = addDays(open.figures.moment.today, 14)
  await dialog
    .getByRole('combobox', { name: 'Done by' })
    .or(dialog.getByLabelText('Done by'))
    .first()
    .fill(due)
  await userEvent.keyboard('{Enter}')
  await dialog.getByRole('button', { name: 'Give this answer' }).click()
  await expect.element(screen.getByText('Rent storage abroad until spring.').first()).toBeVisible()
  expect(open.figures.gaps.filter(({ rule, about }) => rule === 'AC1' && about.id === 'launch')).toEqual([])
  expect(await violationsIn(screen.container)).toEqual([])
})

test('what it hangs on stands around it as a list of links, each with how', async () => {
  const open = await openSample('anna')
  const screen = await render(DetailsCase, { open, itemId: 'type-approval' })
  const before = screen.getByRole('list', { name: 'Waits for', exact: true })
  await expect
    .element(before.getByRole('button', { name: /Store meter data in the country.*critical/ }))
    .toBeVisible()
  await expect
    .element(
      screen
        .getByRole('list', { name: 'Waits for this' })
        .getByText(/starts when this is finished/)
        .first(),
    )
    .toBeVisible()
})

test('History says who changed what from what to what, and that it was taken back', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'meter-data' })
  await open.do(setOwner, { item: 'meter-data', owner: { type: 'person', id: 'tomas' } })
  await open.do(renameItem, { item: 'meter-data', title: 'Keep meter data in the country' })
  await open.do(setItem, { item: 'meter-data', budget: 20_000 })
  await open.do(setDates, { item: 'meter-data', finish: '2026-12-11' })
  await screen.getByText('History').click()
  await expect
    .element(screen.getByText('Tomas Berg changed the owner from “Product team” to Tomas Berg'))
    .toBeVisible()
  await expect
    .element(
      screen.getByText(
        'Tomas Berg changed the title from “Store meter data in the country” to “Keep meter data in the country”',
      ),
    )
    .toBeVisible()
  await expect.element(screen.getByText(/Tomas Berg (set|changed) the budget .*€\s?20,000/)).toBeVisible()
  await expect.element(screen.getByText(/Tomas Berg changed the finish from .+ to Fri 11 Dec$/)).toBeVisible()
  await open.undo()
  await expect
    .element(screen.getByText(/the finish from Fri 11 Dec to .+, taking a change back/))
    .toBeVisible()
})

test('every figure of an item asks where it comes from', async () => {
  await page.viewport(1440, 900)
  const asked: string[] = []
  const screen = await render(DetailsCase, {
    open: await openSample('tomas'),
    itemId: 'type-approval',
    explain: (_title: string, question: Question) => asked.push(question.figure),
  })
  const figures = screen.getByRole('button', { name: /Where does this come from/ })
  for (const figure of figures.elements()) await userEvent.click(figure)
  expect(asked).toEqual(['delay', 'totalFloat', 'pv', 'ev', 'ac'])
})

test('a comment is added and stands in the list', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'type-approval' })
  await screen.getByRole('textbox', { name: 'Write a comment' }).fill('The office calls back on Friday.')
  await screen.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.element(screen.getByText('The office calls back on Friday.')).toBeVisible()
})

test('an item that is gone says so and what became of it', async () => {
  const open = await openSample('tomas')
  const screen = await render(DetailsCase, { open, itemId: 'nowhere' })
  await expect
    .element(screen.getByText('The link is of another plan, or it was removed for good.'))
    .toBeVisible()
})

test('details pass axe in light and dark', async () => {
  await page.viewport(1440, 900)
  const screen = await render(DetailsCase, { open: await openSample('tomas'), itemId: 'type-approval' })
  expect(await violationsIn(screen.container)).toEqual([])
})
