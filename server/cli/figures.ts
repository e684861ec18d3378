// `figures FILE [--as-of DAY] [--json]`, `figures --sample`: every figure of a plan file without a screen. As of a day, what
// had been said by then (AG2). FIGURES.md documents the JSON and the exit codes; other programs read them.

import { readFile } from 'node:fs/promises'
import { must } from '../../shared/base/assert.ts'
import { isDay } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import type { FileTrouble, PlanFile } from '../../shared/exchange/plan-file.ts'
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

const usage = `Usage: npm run -s cli -- figures FILE [--as-of DAY] [--json]
       npm run -s cli -- figures --sample [--as-of DAY] [--json]

  FILE           a plan file, as Export writes it (shared/plan/FORMAT.md)
  --sample       the sample plan instead of a file
  --as-of DAY    as of the end of a day such as 2026-03-05; else the day that the file states, else now
  --json         everything as JSON (server/cli/FIGURES.md); else a few lines for a person
`

export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const asked = read(args)
  if (!asked.ok) return fail(`${asked.error} (--help says how.)`, 2)
  const figures = await compute(asked.value)
  if (!figures.ok) return fail(figures.error, 1)
  process.stdout.write(
    asked.value.json
      ? `${JSON.stringify(figuresToJson(figures.value), null, 2)}\n`
      : figuresToText(figures.value),
  )
  return 0
}

function fail(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`)
  return code
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
      if (!isDay(day))
        return err(
          `--as-of takes a day such as 2026-03-05${day === undefined ? '' : `, and “${day}” is none`}.`,
        )
      asOf = day
    } else if (arg.startsWith('-')) return err(`There is no option “${arg}”.`)
    else if (file !== undefined) return err(`One plan file at a time, not “${file}” and “${arg}”.`)
    else file = arg
  }
  if ((file === undefined) !== sample) return err('Name one plan file, or --sample.')
  return ok({ file, asOf, json })
}

async function compute({ file, asOf }: Asked): Promise<Result<Figures, string>> {
  const now = Date.now()
  const checked = file === undefined ? ok(samplePlan(now)) : await planFileAt(file)
  if (!checked.ok) return checked
  const { plan, asOf: stated } = planOfFile(checked.value)
  const day = asOf ?? stated
  const { timeZone } = plan.settings
  if (day === undefined) return ok(figuresOf(plan, liveMoment(timeZone, now)))
  const moment = momentAsOf(timeZone, day)
  return ok(figuresOf(assemblePlan(sourceAsOf(sourceOfFile(checked.value), moment.now)), moment))
}

function samplePlan(now: Instant): PlanFile {
  const read = planFileOfJson(samplePlanFile(now, Intl.DateTimeFormat().resolvedOptions().timeZone))
  return must(read.ok ? read.value : undefined)
}

async function planFileAt(path: string): Promise<Result<PlanFile, string>> {
  try {
    const read = readPlanFile(await readFile(path, 'utf8'))
    if (read.ok) return read
    return err(`“${path}” cannot be read as a plan. ${read.error.map(inPlace).join('\n')}`)
  } catch (error) {
    return err(`“${path}” ${reasons.get(codeOf(error)) ?? 'could not be read'}.`)
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'is not there: check its name and folder'],
  ['EISDIR', 'is a folder, not a plan file'],
  ['EACCES', 'may not be read by you'],
])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function inPlace({ path, message }: FileTrouble): string {
  return path === '' || message.includes(path) ? message : `${path}: ${message}`
}
