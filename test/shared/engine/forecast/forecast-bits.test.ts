import { expect, test } from 'vitest'
import { runForecast } from '../../../../shared/engine/forecast/run-forecast.ts'
import { bitsOf, inputOfBits, knownBits } from './forecast-bits.ts'

// The same hashes are expected in Chromium, by its worker: test/client/state/forecast.svelte.test.ts.
test.for(['pert', 'triangular'] as const)('FC5 AG1: the same seed gives the same bits, %s', (shape) => {
  expect(bitsOf(runForecast(inputOfBits(shape)))).toBe(knownBits[shape])
})

test('FC5: another seed gives others, within what chance allows', () => {
  const input = inputOfBits('pert')
  const [one, other] = [1, 2].map((seed) =>
    runForecast({ ...input, options: { ...input.options, runs: 5_000, seed } }),
  )
  const end = input.role.length
  const mean = (outcome: typeof one): number => (outcome?.sum[end] ?? 0) / (outcome?.runs ?? 1)
  const deviation = Math.sqrt((one?.sumOfSquares[end] ?? 0) / 5_000 - mean(one) ** 2)
  expect(mean(one)).not.toBe(mean(other))
  expect(Math.abs(mean(one) - mean(other))).toBeLessThan((4 * deviation * Math.SQRT2) / Math.sqrt(5_000))
})
