// A plan of which nothing is done yet, every task of it drawn: what a forecast of that size costs at most.
import { createTable } from '../../shared/base/table.ts'
import { baseFiguresOf } from '../../shared/engine/base-figures.ts'
import { forecastInput } from '../../shared/engine/forecast/forecast-input.ts'
import type { ForecastInput } from '../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../shared/engine/forecast/forecast-options.ts'
import { momentAsOf } from '../../shared/engine/moment.ts'
import { generatePlan } from './generate-plan.ts'

/** With the milliseconds that the snapshot for the worker took. */
export function forecastPlan(count: number): { readonly input: ForecastInput; readonly snapshot: number } {
  const plan = { ...generatePlan(count, 1), reports: createTable([]) }
  const base = baseFiguresOf(plan, momentAsOf(plan.settings.timeZone, '2025-10-01'))
  const start = performance.now()
  const input = forecastInput(base, defaultForecastOptions)
  return { input, snapshot: performance.now() - start }
}

export function whatIsRun(count: number, { options, isMilestone, mode }: ForecastInput): string {
  const tasks = mode.reduce((sum, one, node) => sum + (one >= 2 && isMilestone[node] === 0 ? 1 : 0), 0)
  return `${count.toLocaleString('en')} items (${tasks.toLocaleString('en')} drawn) × ${options.runs.toLocaleString('en')} runs`
}
