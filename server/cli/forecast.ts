// `forecast FILE [--runs N] [--seed S] …`, `forecast --sample`: how likely each date is, without a screen. FORECAST.md
// documents the JSON and the exit codes; other programs read them.

import { parseArgs } from 'node:util'
import { isDay } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
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

interface Asked {
  readonly file: string | undefined
  readonly asOf: Day | undefined
  readonly json: boolean
  readonly options: ForecastOptions
}

export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const asked = read(args)
  if (!asked.ok) return fail(`${asked.error} (--help says how.)`, 2)
  const { file, asOf, json, options } = asked.value
  const found = await planAt(file, asOf)
  if (!found.ok) return fail(found.error, 1)
  const base = baseFiguresOf(found.value.plan, found.value.moment)
  const input = forecastInput(base, options)
  const forecast = createForecast(base, input, runForecast(input))
  process.stdout.write(
    json ? `${JSON.stringify(forecastToJson(forecast), null, 2)}\n` : forecastToText(forecast),
  )
  return 0
}

function fail(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`)
  return code
}

function read(args: readonly string[]): Result<Asked, string> {
  const parsed = parse(args)
  if (typeof parsed === 'string') return err(parsed)
  const { values, positionals } = parsed
  const { runs, seed, shape, common } = defaultForecastOptions
  const asked = {
    runs: numberOf(values.runs, runs),
    seed: numberOf(values.seed, seed),
    shape: values.shape ?? shape,
    common: numberOf(values.common, common),
  }
  if (!isWhole(asked.runs, leastRuns, mostRuns))
    return err(`--runs takes a whole number from ${leastRuns} to ${mostRuns}, not “${values.runs ?? ''}”.`)
  if (!isWhole(asked.seed, 0, 2 ** 32 - 1))
    return err(`--seed takes a whole number from 0 to ${2 ** 32 - 1}, not “${values.seed ?? ''}”.`)
  if (!(asked.common >= 0 && asked.common <= 1))
    return err(`--common takes a number from 0 to 1, not “${values.common ?? ''}”.`)
  if (asked.shape !== 'pert' && asked.shape !== 'triangular')
    return err(`--shape is pert or triangular, not “${asked.shape}”.`)
  const asOf = values['as-of']
  if (asOf !== undefined && !isDay(asOf))
    return err(`--as-of takes a day such as 2026-03-05, and “${asOf}” is none.`)
  if (positionals.length !== (values.sample ? 0 : 1)) return err('Name one plan file, or --sample.')
  return ok({
    file: positionals[0],
    asOf,
    json: values.json === true,
    options: { ...asked, shape: asked.shape },
  })
}

/** What is given, or a sentence that says what cannot be read. */
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
  } catch (error) {
    // Node's own sentence, without its advice for arguments that begin with a dash.
    return `${String(error instanceof Error ? error.message : error).split('. ')[0] ?? ''}.`
  }
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  return text.trim() === '' ? NaN : Number(text)
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
