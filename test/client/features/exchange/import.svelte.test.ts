import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { Carried } from '../../../../client/state/carried.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import { now, openSample, violationsIn } from '../../parts/sample.ts'
import ImportCase from './ImportCase.svelte'

const csv = [
  'ID,Title,Owner,Start,Finish,Predecessors',
  '1,Build the stand,Ann,2026-12-01,2026-12-04,',
  '2,Open the stand,Product team,2026-12-07,2026-12-08,1',
  '3,Pay the stand,,31.02.2026,,9',
  ',,Ann,,,',
].join('\n')

const emptyPlan = () =>
  createMemoryPlan('{ "plumbline": 1, "plan": { "name": "Mine", "timeZone": "Europe/Berlin" } }', { now })

async function paste(screen: Awaited<ReturnType<typeof render>>, text: string) {
  const field = screen.getByRole('textbox', { name: 'Rows from a spreadsheet' })
  await field.fill(text)
  await screen.getByRole('button', { name: 'Read these rows' }).click()
}

function file(name: string, content: BlobPart): File {
  return new File([content], name)
}

/** As the browser hands a chosen file over; the test's own wire takes no 50 MB. */
async function choose(screen: Awaited<ReturnType<typeof render>>, chosen: File) {
  const input = screen.container.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('no file chooser')
  const transfer = new DataTransfer()
  transfer.items.add(chosen)
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await Promise.resolve()
}

test('P10: nothing is written before Accept; then all of it, with the first baseline and the first findings', async () => {
  await page.viewport(1440, 900)
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  await expect.element(screen.getByText('3 new, 1 left out', { exact: true })).toBeVisible()
  await expect.element(screen.getByText('It has no title.')).toBeVisible()
  await expect.element(screen.getByText(/31\.02\.2026” is a day that does not exist/)).toBeVisible()
  expect(open.plan.items.list).toHaveLength(0)
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.element(screen.getByText('3 rows imported')).toBeVisible()
  expect(open.plan.items.list).toHaveLength(3)
  expect(open.plan.baselines.list).toHaveLength(1)
  expect(open.plan.people.list).toHaveLength(0)
  await screen.getByRole('button', { name: 'Take all of it back' }).click()
  await expect.poll(() => open.plan.items.list.length).toBe(0)
  expect(open.plan.baselines.list).toHaveLength(0)
})

test('one undo, from anywhere, takes back the rows and the plan that was taken with them', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.poll(() => open.plan.baselines.list.length).toBe(1)
  await open.undo()
  expect(open.plan.items.list).toHaveLength(0)
  expect(open.plan.baselines.list).toHaveLength(0)
  expect(open.undoable).toBeUndefined()
  await open.redo()
  expect(open.plan.items.list).toHaveLength(3)
  expect(open.plan.baselines.list).toMatchObject([{ complete: true }])
})

test('an import that is stopped while it is written leaves nothing behind, and can be accepted after all', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  const stopAtOnce = new MutationObserver(() => {
    const buttons = [...screen.container.querySelectorAll('button')]
    buttons.find(({ textContent }) => textContent?.trim() === 'Stop')?.click()
  })
  stopAtOnce.observe(screen.container, { childList: true, subtree: true })
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.element(screen.getByText('Stopped. Nothing was written.')).toBeVisible()
  stopAtOnce.disconnect()
  expect([open.plan.items.list.length, open.plan.baselines.list.length]).toEqual([0, 0])
  expect(open.undoable).toBeUndefined()
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.element(screen.getByText('3 rows imported')).toBeVisible()
  await open.undo()
  expect([open.plan.items.list.length, open.plan.baselines.list.length]).toEqual([0, 0])
})

test('BA1: without the tick no baseline is taken; one undo removes all rows', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  await screen.getByRole('checkbox', { name: /These dates are our plan/ }).click()
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.poll(() => open.plan.items.list.length).toBe(3)
  expect(open.plan.baselines.list).toHaveLength(0)
  await open.undo()
  expect(open.plan.items.list).toHaveLength(0)
})

test('OW2: an owner nobody knows becomes a person only when asked', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  await screen.getByRole('checkbox', { name: /Make “Ann” a person/ }).click()
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await expect.poll(() => open.plan.people.list.map(({ name }) => name)).toEqual(['Ann'])
})

test('a column can be given another meaning in the head of the preview', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, 'Title,Mystery\nA,Ann\n')
  await screen.getByRole('combobox', { name: 'What “Mystery” means' }).selectOptions('owner')
  await expect.element(screen.getByRole('checkbox', { name: /Make “Ann” a person/ })).toBeVisible()
})

test('an ambiguous order of day and month is asked about before anything is shown', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, 'Title,Start\nA,03/04/2027\n')
  await expect.element(screen.getByText(/which comes first, day or month/)).toBeVisible()
  expect(screen.getByRole('button', { name: /Accept/ }).query()).toBeNull()
  await screen.getByText('Month first').click()
  await expect.element(screen.getByText('Thu 4 Mar', { exact: false })).toBeVisible()
})

test('the same rows again change nothing and say so', async () => {
  const open = await emptyPlan()
  const screen = await render(ImportCase, { open })
  await paste(screen, csv)
  await screen.getByRole('button', { name: 'Accept 3 rows' }).click()
  await screen.getByRole('button', { name: 'Another file' }).click()
  await paste(screen, csv)
  await expect.element(screen.getByText(/It was imported here before/)).toBeVisible()
  await expect.element(screen.getByText('3 as before, 1 left out')).toBeVisible()
  await expect.element(screen.getByText(/Nothing would change/).last()).toBeVisible()
})

test.each([
  ['plan.csv', Uint8Array.of(0x50, 0x4b, 3, 4), 'plan.csv is an Excel workbook'],
  ['plan.pdf', '%PDF-1.7', 'plan.pdf is a PDF'],
  ['picture.csv', Uint8Array.of(1, 2, 0, 3), 'picture.csv is no text file'],
  ['login.csv', '<!doctype html><html>{}</html>', 'login.csv is a web page'],
  ['board.json', '{ "cards": [] }', 'board.json is JSON, but no Plumbline plan'],
  ['empty.csv', '', 'empty.csv is empty'],
  ['heads.csv', 'Title,Owner\n', 'heads.csv has headers but no rows'],
  ['big.csv', new Uint8Array(50 * 1024 * 1024 + 1), 'big.csv has more than 50 MB'],
  ['long.csv', `Title,Owner\n${'A,Ann\n'.repeat(50_001)}`, 'long.csv has more than 50,000 rows'],
  ['prose.txt', 'Dear all {this} is no table', 'No table was found in prose.txt'],
])('%s gets a clear answer', async (name, content, answer) => {
  const screen = await render(ImportCase, { open: await emptyPlan() })
  await choose(screen, file(name, content))
  await expect.element(screen.getByText(answer, { exact: true })).toBeVisible()
  await expect.element(screen.getByText(/Nothing was written|nothing in it to import/)).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Choose a file' })).toBeVisible()
})

test('a plan file opens as a plan of its own; what is wrong in it is said with its place', async () => {
  const createFromFile = vi.fn<(text: string) => Promise<ReturnType<typeof err<readonly string[]>>>>(() =>
    Promise.resolve(err(['items[3].finish: “31.02.” is no day'])),
  )
  const screen = await render(ImportCase, { open: await emptyPlan(), createFromFile })
  await choose(screen, file('plan.json', '{ "plumbline": 1, "items": [] }'))
  await screen.getByRole('button', { name: 'Open as a new plan' }).click()
  await expect.element(screen.getByText('items[3].finish: “31.02.” is no day')).toBeVisible()
})

test('another device’s file of this plan joins it; one that may not is refused with what to do', async () => {
  const open = await emptyPlan()
  const carried = {
    lookAt: () => Promise.resolve(ok({ name: 'Market entry', known: true })),
    take: vi.fn<Carried['take']>(() => Promise.resolve(ok(`${open.id}.1`))),
  }
  const screen = await render(ImportCase, { open, carried })
  await choose(screen, file('plan.plumbline.json', '{"plumbline":"documents"}'))
  await screen.getByRole('button', { name: 'Bring together' }).click()
  await expect.element(screen.getByText('What the other device had done is in the plan now.')).toBeVisible()
  expect(carried.take).toHaveBeenCalledOnce()
  await screen.unmount()
  const refused = await render(ImportCase, {
    open,
    carried: { lookAt: () => Promise.resolve(err('otherEpoch')) },
  })
  await choose(refused, file('plan.plumbline.json', '{"plumbline":"documents"}'))
  await expect.element(refused.getByText(/The two may not be mixed/)).toBeVisible()
  await expect.element(refused.getByText('Nothing was written.')).toBeVisible()
})

test('a large file is read beside the page, 10,000 rows are shown, few of them drawn', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `${i + 1},Item number ${i + 1},2026-12-01`)
  const screen = await render(ImportCase, { open: await emptyPlan() })
  await choose(screen, file('many.csv', `ID,Title,Start\n${rows.join('\n')}\n`))
  await expect.element(screen.getByText('10,000 new', { exact: true })).toBeVisible()
  expect(screen.container.querySelectorAll('[data-row]').length).toBeLessThan(200)
})

test('Import passes axe in light and dark, empty and with a preview', async () => {
  await page.viewport(1440, 900)
  const screen = await render(ImportCase, { open: await openSample('mara') })
  expect(await violationsIn(screen.container)).toEqual([])
  await paste(screen, csv)
  await expect.element(screen.getByText('3 new, 1 left out', { exact: true })).toBeVisible()
  expect(await violationsIn(screen.container)).toEqual([])
})

test('on a phone nothing but the columns scrolls sideways', async () => {
  await page.viewport(390, 844)
  const screen = await render(ImportCase, { open: await emptyPlan() })
  await paste(screen, csv)
  await expect.element(screen.getByText('3 new, 1 left out', { exact: true })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
