// Runs every golden plan of the forecast: test/plans/forecast-*.json state their days and chances, with seed 1 and 5,000 runs.
import { describe, expect, test } from 'vitest'
import type { Forecast } from '../../../../shared/engine/forecast/forecast.ts'
import { goldenPlans } from '../../../helpers/golden-plan.ts'
import { forecastFor } from './forecast-case.ts'

describe('golden plans', () => {
  test.for(goldenPlans('forecast-').map((golden) => [golden.expect.about, golden] as const))(
    '%s',
    ([, { plan, moment, expect: expected }]) => {
      const forecast = forecastFor(plan, moment)
      const actual = Object.entries(expected.items).map(([id, fields]) => {
        const answers = answersOf(forecast, forecast.base.structure.indexOf(id) ?? -1)
        return [id, Object.fromEntries(Object.keys(fields).map((name) => [name, answers[name]]))]
      })
      expect({ items: Object.fromEntries(actual), finish: forecast.end?.p50 }).toEqual({
        items: expected.items,
        finish: expected.finish,
      })
    },
  )
})

/** Chances and shares as whole percents. */
function answersOf(forecast: Forecast, index: number): Record<string, unknown> {
  const found = forecast.item(index)
  const percent = (share: number | undefined): number | null =>
    share === undefined ? null : Math.round(share * 100)
  return {
    p10: found?.p10 ?? null,
    p50: found?.p50 ?? null,
    p80: found?.p80 ?? null,
    p90: found?.p90 ?? null,
    mean: found?.mean ?? null,
    committed: percent(found?.committed?.chance),
    baseline: percent(found?.baseline?.chance),
    criticality: percent(found?.criticality),
    causes: Object.fromEntries(
      (forecast.causesOf(index) ?? []).map((cause) => [
        forecast.base.plan.items.list[cause.index]?.id,
        percent(cause.share),
      ]),
    ),
  }
}
