// `forecast FILE [--runs N] [--seed S] …`, `forecast --sample`: how likely each date is, without a screen. FORECAST.md
// documents the JSON and the exit codes; other programs read them.

import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { baseFiguresOf } from '../../shared/engine/base-figures.ts'
import { createForecast } from '../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions, leastRuns, mostRuns } from '../../shared/engine/forecast/forecast-options.ts'
import type { ForecastOptions } from '../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../shared/engine/forecast/run-forecast.ts'
import { forecastToJson } from './forecast-json.ts'
import { forecastToText } from './forecast-text.ts'
import { planAt } from './plan-at.ts'
import { readPlanCall, refuseCall, refuseFile } from './plan-call.ts'
import type { PlanCall } from './plan-call.ts'

export const helps = true
export const summary =
  'prints how likely each date of a plan file is: FILE or --sample, --runs N, --seed S, --as-of DAY, --json'

const usage = `Usage: npm run -s cli -- forecast FILE [options]
       npm run -s cli -- forecast --sample [options]

  FILE             a plan file, as Export writes it (shared/plan/FORMAT.md)
  --sample         the sample plan instead of a file
  --runs N         how often the plan is played through, ${leastRuns} to ${mostRuns}; else ${defaultForecastOptions.runs}
  --seed S         a whole number; the same seed gives the same answer everywhere; else ${defaultForecastOptions.seed}
  --shape SHAPE    pert (else this) or triangular
  --common C       0 to 1: how far all tasks stretch and shrink together; else ${defaultForecastOptions.common}
  --as-of DAY      as of the end of a day such as 2026-03-05; else the day that the file states, else now
  --json           everything as JSON (server/cli/FORECAST.md); else a few lines for a person
`

export async function run(args: readonly string[]): Promise<number> {
  const call = readPlanCall(args, usage, ['runs', 'seed', 'shape', 'common'])
  if (!call.ok) return call.error
  const options = readOptions(call.value)
  if (!options.ok) return refuseCall(options.error)
  const { file, asOf, json } = call.value
  const found = await planAt(file, asOf)
  if (!found.ok) return refuseFile(found.error)
  const base = baseFiguresOf(found.value.plan, found.value.moment)
  const input = forecastInput(base, options.value)
  const forecast = createForecast(base, input, runForecast(input))
  process.stdout.write(
    json ? `${JSON.stringify(forecastToJson(forecast), null, 2)}\n` : forecastToText(forecast),
  )
  return 0
}

function readOptions({ option }: PlanCall): Result<ForecastOptions, string> {
  const otherwise = defaultForecastOptions
  const runs = numberOf(option('runs'), otherwise.runs)
  const seed = numberOf(option('seed'), otherwise.seed)
  const common = numberOf(option('common'), otherwise.common)
  const shape = option('shape') ?? otherwise.shape
  if (!isWhole(runs, leastRuns, mostRuns))
    return err(`--runs takes a whole number from ${leastRuns} to ${mostRuns}${not(option('runs'))}.`)
  if (!isWhole(seed, 0, 2 ** 32 - 1))
    return err(`--seed takes a whole number from 0 to ${2 ** 32 - 1}${not(option('seed'))}.`)
  if (!(common >= 0 && common <= 1))
    return err(`--common takes a number from 0 to 1${not(option('common'))}.`)
  if (shape !== 'pert' && shape !== 'triangular') return err(`--shape is pert or triangular${not(shape)}.`)
  return ok({ runs, seed, common, shape })
}

function not(given: string | undefined): string {
  return given === undefined || given === '' ? '' : `, not “${given}”`
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  return text.trim() === '' ? NaN : Number(text)
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
