import { expect, test } from 'vitest'
import { chanceBy, dayReached } from '../../../../shared/engine/forecast/outcome-days.ts'
import type { ForecastOutcome } from '../../../../shared/engine/forecast/run-tally.ts'

test('FC5 quantiles by nearest rank: of three runs the second is the middle one, and the last the eighth of ten', () => {
  const none = new Float64Array()
  const outcome: ForecastOutcome = {
    runs: 3,
    firstDay: Int32Array.of(10),
    shift: Uint8Array.of(0),
    countsFrom: Int32Array.of(0, 4),
    counts: Uint32Array.of(1, 1, 0, 1),
    sum: none,
    sumOfSquares: none,
    critical: new Uint32Array(),
    drawn: new Int32Array(),
    covariance: none,
    drawnVariance: none,
    targetVariance: none,
  }
  expect([0.01, 0.33, 0.5, 0.67, 0.8, 1].map((share) => dayReached(outcome, 0, share))).toEqual([
    10, 10, 11, 13, 13, 13,
  ])
  expect([9, 10, 11, 12, 13].map((day) => chanceBy(outcome, 0, day))).toEqual([0, 1 / 3, 2 / 3, 2 / 3, 1])
})
