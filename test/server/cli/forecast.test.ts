// The headless door (`forecast`): what other programs read, and what it says to a person who asks for the wrong thing.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url))
let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-cli-'))
  file = join(folder, 'plan.json')
  await writeFile(file, JSON.stringify(plan))
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly complaint: string
}

const cli = (...args: readonly string[]): Promise<Ended> => run('forecast', ...args)

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { maxBuffer: 2 ** 26 }, (error, out, complaint) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaint })
    })
  })
}

const plan = {
  plumbline: 1,
  plan: { name: 'Two tasks', timeZone: 'UTC', start: '2026-03-02' },
  items: [
    {
      id: 'a',
      title: 'First',
      type: 'task',
      duration: 3,
      estimate: { optimistic: 2, likely: 3, pessimistic: 9 },
    },
    { id: 'b', title: 'Second', type: 'task', duration: 2 },
    { id: 'end', title: 'Opening', type: 'milestone', finish: '2026-03-09' },
  ],
  links: [
    { id: 'ab', from: 'a', to: 'b', type: 'FS', lag: 0 },
    { id: 'be', from: 'b', to: 'end', type: 'FS', lag: 0 },
  ],
}
const asOf = ['--as-of', '2026-02-27'] as const

test('FC1: gives days, chances, criticality and causes as of a day', async () => {
  const { code, out } = await cli(file, ...asOf, '--json')
  expect(code).toBe(0)
  const forecast = JSON.parse(out)
  expect(Object.keys(forecast)).toEqual([
    'forecast',
    'plan',
    'moment',
    'options',
    'finish',
    'causes',
    'items',
    'keyResults',
    'estimates',
  ])
  expect(forecast.options).toEqual({ runs: 5_000, seed: 1, shape: 'pert', common: 0 })
  expect(forecast.estimates).toEqual({ estimated: 1, assumed: 1, estimatedDays: 3, assumedDays: 2 })
  const { end } = forecast.items
  expect(Object.keys(end)).toEqual([
    'title',
    'type',
    'p10',
    'p50',
    'p80',
    'p90',
    'mean',
    'spread',
    'committed',
    'baseline',
    'criticality',
    'causes',
  ])
  expect(end).toMatchObject({ committed: { day: '2026-03-09' }, baseline: null, criticality: 1 })
  expect(end.committed.chance).toBeGreaterThan(0.5)
  expect(end.causes[0]).toMatchObject({ id: 'a' })
})

test('FC5: the same seed and runs give the same answer, another seed another', async () => {
  const [one, same, other] = await Promise.all([
    cli(file, ...asOf, '--runs', '1000', '--seed', '3', '--json'),
    cli(file, ...asOf, '--runs', '1000', '--seed', '3', '--json'),
    cli(file, ...asOf, '--runs', '1000', '--seed', '4', '--json'),
  ])
  expect(same.out).toBe(one.out)
  expect(other.out).not.toBe(one.out)
})

test('says it in sentences without --json', async () => {
  const { out } = await cli(file, ...asOf)
  expect(out).toMatch(/^Opening: .+\.$/m)
  expect(out).toMatch(/^ {2}As promised, by Mon 9 Mar: .+\.$/m)
  expect(out).toMatch(/^ {2}What makes it uncertain: First/m)
  expect(out).toContain('1 of 2 estimates are assumed.')
})

test.for([
  [['--runs', '10'], '--runs takes a whole number from 1000 to 1000000, not “10”.'],
  [['--runs', 'many'], '--runs takes a whole number from 1000 to 1000000, not “many”.'],
  [['--seed=-1'], '--seed takes a whole number from 0 to 4294967295, not “-1”.'],
  [['--common', '2'], '--common takes a number from 0 to 1, not “2”.'],
  [['--shape', 'normal'], '--shape is pert or triangular, not “normal”.'],
  [['--as-of', 'yesterday'], '--as-of takes a day such as 2026-03-05, and “yesterday” is none.'],
  [['--sample'], 'Name one plan file, or --sample.'],
  [['other.json'], /^One plan file at a time, not “.+” and “other\.json”\./],
  [['--fast'], 'There is no option “--fast”. (--help says how.)'],
] as const)('refuses %s and says why', async ([args, sentence]) => {
  const { code, out, complaint } = await cli(file, ...args)
  expect([code, out]).toEqual([2, ''])
  expect(complaint).toMatch(sentence)
})

test.for(['nowhere.json', '.'])(
  'a file that cannot be read (%s) is named in the words of `figures`',
  async (name) => {
    const [forecast, figures] = await Promise.all([
      cli(join(folder, name)),
      run('figures', join(folder, name)),
    ])
    expect(forecast).toEqual(figures)
    expect([forecast.code, forecast.out]).toEqual([1, ''])
    expect(forecast.complaint).toMatch(/^“.+” is .+\.\n$/)
  },
)
