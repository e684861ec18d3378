// The headless door (`figures`): what other programs read, and what it says to a person who asks for the wrong thing.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly complaint: string
}

function cli(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, 'figures', ...args],
      { maxBuffer: 2 ** 26 },
      (error, out, complaint) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaint })
      },
    )
  })
}

async function fileOf(plan: unknown): Promise<string> {
  const path = join(folder, 'plan.json')
  await writeFile(path, JSON.stringify(plan))
  return path
}

const chain = {
  plumbline: 1,
  plan: { name: 'Two tasks', currency: 'EUR', timeZone: 'UTC', start: '2026-03-02' },
  items: [
    { id: 'a', title: 'First', type: 'task', duration: 3 },
    { id: 'b', title: 'Second', type: 'task', duration: 2 },
  ],
  links: [{ id: 'ab', from: 'a', to: 'b', type: 'FS', lag: 0 }],
}

test('a plan file gives dates, floats and drivers as of a day', async () => {
  const { code, out } = await cli(await fileOf(chain), '--as-of', '2026-02-27', '--json')
  expect(code).toBe(0)
  const figures = JSON.parse(out)
  expect(figures.items.a).toMatchObject({
    start: '2026-03-02',
    finish: '2026-03-04',
    totalFloat: 0,
    critical: true,
  })
  expect(figures.items.b).toMatchObject({
    start: '2026-03-05',
    finish: '2026-03-06',
    lateFinish: '2026-03-06',
  })
  expect(figures.items.b.drivers).toEqual([{ type: 'link', linkId: 'ab', itemId: 'a' }])
  expect(figures.finish).toBe('2026-03-06')
  expect(figures.value.plan.cpi).toEqual({ value: null, reason: 'no costs recorded' })
  expect(figures.gaps.every((gap: { sentence: string }) => gap.sentence !== '')).toBe(true)
})

test('the day may stand in the file', async () => {
  const { out } = await cli(await fileOf({ ...chain, asOf: '2026-03-10' }), '--json')
  const figures = JSON.parse(out)
  expect(figures.moment.statusDate).toBe('2026-03-10')
  expect(figures.items.a.start).toBe('2026-03-11')
})

test('AG2 as of a past day only what had been said by then counts', async () => {
  const told = (id: string, at: number, percent: number): object => ({
    id,
    kind: 'checkIn',
    at,
    body: { item: 'a', percent, actualStart: '2026-03-02' },
  })
  const entries = [told('c1', Date.UTC(2026, 2, 3, 9), 30), told('c2', Date.UTC(2026, 2, 5, 9), 60)]
  const path = await fileOf({ ...chain, entries })
  const earned = async (day: string): Promise<unknown> =>
    JSON.parse((await cli(path, '--as-of', day, '--json')).out).items.a.value.ev
  expect(await earned('2026-03-02')).toBe(0)
  expect(await earned('2026-03-04')).toBeCloseTo(0.9, 9)
  expect(await earned('2026-03-05')).toBeCloseTo(1.8, 9)
})

test('groups, departments, gaps and faults say what a reader needs without the plan beside it', async () => {
  const items = [
    { id: 'g', title: 'Group', type: 'group', department: 'ops' },
    { id: 'a', title: 'First', type: 'task', parent: 'g', duration: 3, start: '2026-03-02' },
  ]
  const links = [{ id: 'ax', from: 'a', to: 'nothing', type: 'FS', lag: 0 }]
  const departments = [{ id: 'ops', name: 'Operations' }]
  const { out } = await cli(
    await fileOf({ ...chain, items, links, departments }),
    '--as-of',
    '2026-03-03',
    '--json',
  )
  const figures = JSON.parse(out)
  expect(figures.value.groups.g).toMatchObject({
    bac: 3,
    basis: 'duration',
    sv: { value: null, reason: 'no baseline' },
  })
  expect(figures.freshness.groups.g).toMatchObject({ inPlay: 1, live: 0, oldest: 'a' })
  expect(figures.freshness.departments.ops).toEqual(figures.freshness.groups.g)
  expect(figures.headline.sentences[0]).not.toBe('')
  expect(figures.faults[0]).toMatchObject({
    code: 'DANGLING',
    ids: ['nothing'],
    sentence: expect.stringMatching(/./),
  })
  expect(figures.gaps.every((gap: object) => 'personName' in gap)).toBe(true)
})

test('the sample says its headline to a person', async () => {
  const { code, out } = await cli('--sample')
  expect(code).toBe(0)
  expect(out).toContain('15 working days late. Finance, Marketing and Operations report on track.')
})

const two = ['a.json', 'b.json']
test.each([
  ['no file', [], 'Name one plan file, or --sample.'],
  ['two files', two, 'One plan file at a time, not “a.json” and “b.json”.'],
  ['an unknown option', ['--sample', '--colour'], 'There is no option “--colour”.'],
  [
    'a day that does not exist',
    ['--sample', '--as-of', '2026-02-31'],
    '--as-of takes a day such as 2026-03-05, and “2026-02-31” is none.',
  ],
  ['no day', ['--sample', '--as-of'], '--as-of takes a day such as 2026-03-05.'],
])('%s: the call is wrong, and told in one sentence', async (_what, args, words) => {
  expect(await cli(...args)).toEqual({ code: 2, out: '', complaint: `${words} (--help says how.)\n` })
})

test.each([
  ['hello', 'This is no plan file: it does not begin with “{”.'],
  [
    '{ "plumbline": 1, "items": [',
    'The file ends in the middle: it was not written or copied to its end. Export it again.',
  ],
  ['{ "plumbline": 1, items: [] }', /The file is not valid JSON: line 1, character \d+\./],
  ['{ "cards": [] }', 'This is no plan file: “plumbline”: 1 is missing at its top.'],
  [
    '{ "plumbline": 99 }',
    'The file was written by a newer Plumbline (format 99; this one reads up to 1). Update Plumbline, then open it again.',
  ],
  [
    '{ "plumbline": 1, "items": [{ "id": "a", "start": "31.02.2026" }] }',
    /items\[0\]\.start: “31\.02\.2026” is not a day/,
  ],
  ['', 'The file is empty.'],
])('a file of %s is refused with what it is and what to do', async (content, words) => {
  const path = join(folder, 'bad.json')
  await writeFile(path, content)
  const { code, out, complaint } = await cli(path, '--json')
  expect([code, out]).toEqual([1, ''])
  expect(complaint).toMatch(words)
  expect(complaint.startsWith(`“${path}” cannot be read as a plan. `)).toBe(true)
  expect(complaint.trimEnd().split('\n')).toHaveLength(1)
})

test('a file that is not there, and a folder, are told apart', async () => {
  const nowhere = join(folder, 'nowhere.json')
  expect(await cli(nowhere)).toEqual({
    code: 1,
    out: '',
    complaint: `“${nowhere}” is not there: check its name and folder.\n`,
  })
  expect((await cli(folder)).complaint).toBe(`“${folder}” is a folder, not a plan file.\n`)
})

test('--help says how', async () => {
  const { code, out, complaint } = await cli('--help')
  expect([code, complaint]).toEqual([0, ''])
  for (const word of ['FILE', '--sample', '--as-of DAY', '--json', 'FIGURES.md']) expect(out).toContain(word)
})

test('--as-of wins over the day in the file', async () => {
  const { out } = await cli(await fileOf({ ...chain, asOf: '2026-03-10' }), '--as-of', '2026-02-27', '--json')
  expect(JSON.parse(out).moment.statusDate).toBe('2026-02-27')
})
