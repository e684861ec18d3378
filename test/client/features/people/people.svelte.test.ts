import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../../shared/base/table.ts'
import { setItem } from '../../../../shared/commands/set-item.ts'
import type { Question } from '../../../../shared/engine/explain/explanation.ts'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { now, openSample, violationsIn } from '../../parts/sample.ts'
import PeopleCase from './PeopleCase.svelte'

test('HO2: people stand by department and name, never by lateness', async () => {
  await page.viewport(1440, 900)
  const open = await openSample()
  const screen = await render(PeopleCase, { open })
  await expect.element(screen.getByText('Tomas Berg', { exact: true })).toBeVisible()
  expect(screen.container.textContent).not.toMatch(/\blate\b/)
})

test('a person is added with a name', async () => {
  const open = await openSample()
  const screen = await render(PeopleCase, { open })
  await screen.getByRole('button', { name: 'Add a person' }).click()
  await screen.getByRole('textbox', { name: 'Name' }).fill('Ann Example')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByText('Ann Example', { exact: true })).toBeVisible()
  expect(open.plan.people.list.some(({ name }) => name === 'Ann Example')).toBe(true)
})

test('OW3: who has left is marked so; all they own is handed over as one command', async () => {
  const open = await openSample()
  const owner = open.plan.items.list.find((item) => item.owner?.type === 'person')?.owner
  const person = find(open.plan.people, owner?.type === 'person' ? owner.id : undefined)
  if (!person) throw new Error('nobody owns anything in the sample')
  const heir = open.plan.people.list.find(({ id, left }) => id !== person.id && !left)
  const screen = await render(PeopleCase, { open })
  await screen.getByRole('button', { name: `Edit: ${person.name}` }).click()
  await screen.getByRole('button', { name: 'Has left' }).click()
  await expect.poll(() => find(open.plan.people, person.id)?.left).toBe(true)
  const field = screen.getByRole('combobox', { name: /Hand over/ })
  await field.fill(heir?.name ?? '')
  await screen
    .getByRole('option')
    .filter({ hasText: heir?.name ?? '' })
    .click()
  await screen.getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect.poll(() => open.undoable?.command).toBe('many')
  await open.undo()
  expect(
    open.plan.items.list.some((item) => item.owner?.type === 'person' && item.owner.id === person.id),
  ).toBe(true)
})

test('People passes axe in light and dark, with a person opened', async () => {
  const screen = await render(PeopleCase, { open: await openSample('tomas') })
  await screen.getByRole('button', { name: 'Edit: Tomas Berg' }).click()
  expect(await violationsIn(screen.container)).toEqual([])
})

test('on a phone nothing scrolls sideways', async () => {
  await page.viewport(390, 844)
  const screen = await render(PeopleCase, { open: await openSample() })
  await screen.getByRole('button', { name: 'Edit: Tomas Berg' }).click()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})

test('CA1: from a week that is too full to the work in it', async () => {
  await page.viewport(1440, 900)
  const open = await openSample('tomas')
  const task = open.plan.items.list.find(({ id }) => id === 'store-fit-out')
  const owner = task?.owner?.type === 'person' ? find(open.plan.people, task.owner.id) : undefined
  if (!task || !owner) throw new Error('the sample has no store fit-out with an owner')
  await open.do(setItem, { item: task.id, effort: 400 })
  const asked: Question[] = []
  const screen = await render(PeopleCase, { open, explain: (_title, question) => asked.push(question) })
  await screen.getByRole('button', { name: `Edit: ${owner.name}` }).click()
  // The first of them stands open already.
  await screen.getByRole('button', { name: 'Where does this come from?' }).first().click()
  expect(asked).toMatchObject([{ figure: 'overload', of: { type: 'person week', id: owner.id } }])
  await screen
    .getByRole('button', { name: /too much/ })
    .first()
    .click()
  await expect
    .element(screen.getByRole('button', { name: new RegExp(`^${task.title}`) }).first())
    .toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
})

test('of four hundred people few are drawn; who is being written about stays; two departments may share a name', async () => {
  await page.viewport(1440, 900)
  const people = Array.from({ length: 400 }, (_, i) => ({
    id: `p${i}`,
    name: `Person ${String(i).padStart(3, '0')}`,
    department: i % 2 ? 'd1' : 'd2',
  }))
  const departments = ['d1', 'd2'].map((id) => ({ id, name: 'Sales' }))
  const open = await createMemoryPlan(JSON.stringify({ plumbline: 1, plan: {}, departments, people }), {
    now,
  })
  const screen = await render(PeopleCase, { open })
  const names = () =>
    [...screen.container.querySelectorAll('.title')].map(({ textContent }) => textContent.trim())
  await expect.poll(() => names().length).toBeGreaterThan(5)
  expect(names().length).toBeLessThan(60)
  expect(await violationsIn(screen.container)).toEqual([])
  await screen.getByRole('button', { name: 'Edit: Person 001' }).click()
  await screen.getByRole('textbox', { name: 'Name' }).fill('Half written')
  await screen
    .getByRole('button', { name: 'Edit: Person 003' })
    .element()
    .closest('[data-row]')
    ?.dispatchEvent(new Event('focusin', { bubbles: true }))
  document.scrollingElement?.scrollTo(0, 1_000_000)
  await expect.element(screen.getByText('Person 398', { exact: true })).toBeInTheDocument()
  expect(names()).toContain('Person 001')
  await expect.element(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Half written')
})
