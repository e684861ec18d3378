// The forecast in Chromium, in the worker that the board uses.
import { expect, test } from 'vitest'
import { find } from '../../../shared/base/table.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { forecastOfPlan } from '../../../client/state/forecast/plan-forecast.svelte.ts'
import { runAside } from '../../../client/state/forecast/run-aside.ts'
import { bitsOf, inputOfBits, knownBits } from '../../shared/engine/forecast/forecast-bits.ts'
import { openSample } from '../parts/sample.ts'

const forever = new AbortController().signal
/** A worker on a busy machine is slow, not broken. */
const patient = { timeout: 40_000 }

test.for(['pert', 'triangular'] as const)(
  'FC5 AG1: its worker gives the bits that Node gives, %s',
  async (shape) => {
    const outcome = await runAside(inputOfBits(shape), forever, () => {})
    expect(bitsOf(outcome)).toBe(knownBits[shape])
  },
)

test('it tells how far it is, and ends at once when it is stopped', async () => {
  const input = inputOfBits('pert')
  const long = { ...input, options: { ...input.options, runs: 1_000_000 } }
  const stop = new AbortController()
  const told: number[] = []
  const run = runAside(long, stop.signal, (done) => {
    told.push(done)
    if (told.length === 3) stop.abort()
  })
  await expect(run).rejects.toThrow('Stopped')
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBeLessThan(1_000_000)
})

test('FC1: a plan’s forecast is kept while nothing it rests on changes, and worked out again when something does', async () => {
  const open = await openSample('anna')
  const desk = forecastOfPlan(open)
  expect(forecastOfPlan(open)).toBe(desk)
  const unwatch = desk.watch()
  await expect.poll(() => desk.forecast, patient).toBeDefined()
  const launch = open.figures.structure.indexOf('launch') ?? -1
  const before = desk.forecast?.item(launch)?.p50 ?? ''
  expect(before > (open.figures.schedule.finishDay(launch) ?? '')).toBe(true)

  await open.do(renameItem, { item: 'launch', title: 'Opening day' })
  expect(desk.isOld).toBe(false)
  expect(desk.forecast?.base).toBe(open.figures)

  await open.do(setDates, { item: 'meter-data', duration: 20 })
  expect(find(open.plan.items, 'launch')?.title).toBe('Opening day')
  expect(desk.isOld).toBe(true)
  // What was known stays until the new one is there.
  expect(desk.forecast?.item(launch)?.p50).toBe(before)
  unwatch()
  const unwatchAgain = desk.watch()
  await expect.poll(() => desk.isOld, patient).toBe(false)
  expect((desk.forecast?.item(launch)?.p50 ?? '') > before).toBe(true)
  unwatchAgain()
})

test('stopped by a person it waits until it is asked', async () => {
  const desk = forecastOfPlan(await openSample())
  const unwatch = desk.watch()
  desk.stop()
  expect(desk.work).toEqual({ type: 'waits', why: 'stopped' })
  desk.ask()
  await expect.poll(() => desk.forecast, patient).toBeDefined()
  expect(desk.work).toEqual({ type: 'idle' })
  unwatch()
})
