// `figures FILE [--as-of DAY] [--json]`, `figures --sample`: every figure of a plan file without a screen. As of a day, what
// had been said by then (AG2). The JSON is documented in figures-json.ts and stays as it is; other programs read it.

import { readFile } from 'node:fs/promises'
import { isDay } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import { sourceAsOf } from '../../shared/exchange/source-as-of.ts'
import { assemblePlan } from '../../shared/plan/assemble/assemble-plan.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'
import { figuresToJson } from './figures-json.ts'
import { figuresToText } from './figures-text.ts'

export const summary =
  'prints every figure, date, float and gap of a plan file: FILE or --sample, --as-of DAY, --json'

interface Asked {
  readonly file: string | undefined
  readonly asOf: Day | undefined
  readonly json: boolean
}

export async function run(args: readonly string[]): Promise<number> {
  const asked = read(args)
  const figures = asked.ok ? await compute(asked.value) : asked
  if (!figures.ok) {
    process.stderr.write(`${figures.error}\n`)
    return 2
  }
  const json = asked.ok && asked.value.json
  process.stdout.write(
    json ? `${JSON.stringify(figuresToJson(figures.value), null, 2)}\n` : figuresToText(figures.value),
  )
  return 0
}

function read(args: readonly string[]): Result<Asked, string> {
  let file: string | undefined
  let asOf: Day | undefined
  let sample = false
  let json = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--json') json = true
    else if (arg === '--sample') sample = true
    else if (arg === '--as-of') {
      const day = args[++i]
      if (!isDay(day)) return err(`--as-of takes a day such as 2026-03-05, not “${day ?? ''}”.`)
      asOf = day
    } else if (arg.startsWith('-'))
      return err(`There is no option “${arg}”. Usage: figures FILE [--as-of DAY] [--json]`)
    else file = arg
  }
  if ((file === undefined) !== sample)
    return err('Name one plan file, or --sample. Usage: figures FILE [--as-of DAY] [--json]')
  return ok({ file, asOf, json })
}

async function compute({ file, asOf }: Asked): Promise<Result<Figures, string>> {
  const now = Date.now()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined)
  if (file !== undefined && text === undefined) return err(`“${file}” could not be read. Is the name right?`)
  const checked = text === undefined ? planFileOfJson(samplePlanFile(now, zone)) : readPlanFile(text)
  if (!checked.ok) return err(checked.error.map(({ message }) => message).join('\n'))
  const { plan, asOf: stated } = planOfFile(checked.value)
  const day = asOf ?? stated
  const { timeZone } = plan.settings
  if (day === undefined) return ok(figuresOf(plan, liveMoment(timeZone, now)))
  const moment = momentAsOf(timeZone, day)
  return ok(figuresOf(assemblePlan(sourceAsOf(sourceOfFile(checked.value), moment.now)), moment))
}
