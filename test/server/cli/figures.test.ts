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

test.each([
  ['a file that is not there', ['nowhere.json'], /could not be read/],
  ['no file', [], /Name one plan file, or --sample/],
  ['an unknown option', ['--sample', '--colour'], /no option “--colour”/],
  ['a day that does not exist', ['--sample', '--as-of', '2026-02-31'], /takes a day such as 2026-03-05/],
])('%s gets a clear answer', async (_what, args, words) => {
  const { code, out, complaint } = await cli(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(complaint).toMatch(words)
})

test('a file of a newer version is refused with what to do', async () => {
  const { code, complaint } = await cli(await fileOf({ ...chain, plumbline: 99 }))
  expect(code).toBe(2)
  expect(complaint).toMatch(/newer/i)
})
