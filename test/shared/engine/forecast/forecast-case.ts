// A forecast of a plan the way every caller makes one.
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { createForecast } from '../../../../shared/engine/forecast/forecast.ts'
import type { Forecast } from '../../../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import type { ForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../../../shared/engine/forecast/run-forecast.ts'
import type { Moment } from '../../../../shared/engine/moment.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'

export function forecastFor(plan: Plan, moment: Moment, options: Partial<ForecastOptions> = {}): Forecast {
  const base = baseFiguresOf(plan, moment)
  const input = forecastInput(base, { ...defaultForecastOptions, ...options })
  return createForecast(base, input, runForecast(input))
}
