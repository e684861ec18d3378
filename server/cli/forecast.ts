// `forecast FILE [--runs N] [--seed S] [--shape pert|triangular] [--common C] [--as-of DAY] [--json]`, `forecast --sample`:
// how likely each date is, without a screen (scheduling.md 9). The same file, day, seed and runs give the same answer on
// every machine; without a day it is of now. The JSON is documented in forecast-json.ts and stays as it is.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isDay } from '../../shared/base/day.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { baseFiguresOf } from '../../shared/engine/base-figures.ts'
import { createForecast } from '../../shared/engine/forecast/forecast.ts'
import type { Forecast } from '../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions, leastRuns, mostRuns } from '../../shared/engine/forecast/forecast-options.ts'
import type { ForecastOptions } from '../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../shared/engine/forecast/run-forecast.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import { sourceAsOf } from '../../shared/exchange/source-as-of.ts'
import { assemblePlan } from '../../shared/plan/assemble/assemble-plan.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'
import { forecastToJson } from './forecast-json.ts'
import { forecastToText } from './forecast-text.ts'

export const summary =
  'prints how likely each date of a plan file is: FILE or --sample, --runs N, --seed S, --as-of DAY, --json'

const usage =
  'Usage: forecast FILE [--runs N] [--seed S] [--shape pert|triangular] [--common 0…1] [--as-of DAY] [--json]'

interface Asked {
  readonly file: string | undefined
  readonly asOf: string | undefined
  readonly json: boolean
  readonly options: ForecastOptions
}

export async function run(args: readonly string[]): Promise<number> {
  const asked = read(args)
  const forecast = asked.ok ? await compute(asked.value) : asked
  if (!forecast.ok) {
    process.stderr.write(`${forecast.error}\n`)
    return 2
  }
  const json = asked.ok && asked.value.json
  process.stdout.write(
    json ? `${JSON.stringify(forecastToJson(forecast.value), null, 2)}\n` : forecastToText(forecast.value),
  )
  return 0
}

function read(args: readonly string[]): Result<Asked, string> {
  const parsed = parse(args)
  if (parsed === undefined) return err(`That could not be read. ${usage}`)
  const { values, positionals } = parsed
  const { runs, seed, shape, common } = defaultForecastOptions
  const options = {
    runs: numberOf(values.runs, runs),
    seed: numberOf(values.seed, seed),
    shape: values.shape ?? shape,
    common: numberOf(values.common, common),
  }
  if (!Number.isInteger(options.runs) || options.runs < leastRuns || options.runs > mostRuns)
    return err(`--runs takes a whole number from ${leastRuns} to ${mostRuns}, not “${values.runs ?? ''}”.`)
  if (!Number.isInteger(options.seed) || options.seed < 0 || options.seed >= 2 ** 32)
    return err(`--seed takes a whole number from 0 to ${2 ** 32 - 1}, not “${values.seed ?? ''}”.`)
  if (!(options.common >= 0 && options.common <= 1))
    return err(`--common takes a number from 0 to 1, not “${values.common ?? ''}”.`)
  if (options.shape !== 'pert' && options.shape !== 'triangular')
    return err(`--shape is pert or triangular, not “${options.shape}”.`)
  const asOf = values['as-of']
  if (asOf !== undefined && !isDay(asOf)) return err(`--as-of takes a day such as 2026-03-05, not “${asOf}”.`)
  if (positionals.length !== (values.sample ? 0 : 1)) return err(`Name one plan file, or --sample. ${usage}`)
  return ok({
    file: positionals[0],
    asOf,
    json: values.json === true,
    options: { ...options, shape: options.shape },
  })
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    runs: text,
    seed: text,
    shape: text,
    common: text,
    'as-of': text,
    json: flag,
    sample: flag,
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    return undefined
  }
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  return text.trim() === '' ? NaN : Number(text)
}

async function compute({ file, asOf, options }: Asked): Promise<Result<Forecast, string>> {
  const now = Date.now()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined)
  if (file !== undefined && text === undefined) return err(`“${file}” could not be read. Is the name right?`)
  const checked = text === undefined ? planFileOfJson(samplePlanFile(now, zone)) : readPlanFile(text)
  if (!checked.ok) return err(checked.error.map(({ message }) => message).join('\n'))
  const { plan, asOf: stated } = planOfFile(checked.value)
  const day = asOf ?? stated
  const { timeZone } = plan.settings
  const moment = day === undefined ? liveMoment(timeZone, now) : momentAsOf(timeZone, day)
  const shown = day === undefined ? plan : assemblePlan(sourceAsOf(sourceOfFile(checked.value), moment.now))
  const base = baseFiguresOf(shown, moment)
  const input = forecastInput(base, options)
  return ok(createForecast(base, input, runForecast(input)))
}
