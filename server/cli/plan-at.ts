/** A plan file, or the sample, at a moment: the day asked for, else the one that the file states, else now (AG2). */

import { readFile } from 'node:fs/promises'
import { must } from '../../shared/base/assert.ts'
import type { Day } from '../../shared/base/day.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import type { FileTrouble, PlanFile } from '../../shared/exchange/plan-file.ts'
import { sourceAsOf } from '../../shared/plan/past/plan-past.ts'
import { assemblePlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'

export interface PlanAt {
  readonly plan: Plan
  readonly moment: Moment
}

/** Without `file` the sample. The error is one sentence for each trouble, and names the file. */
export async function planAt(
  file: string | undefined,
  asOf: Day | undefined,
): Promise<Result<PlanAt, string>> {
  const now = Date.now()
  const checked = file === undefined ? ok(samplePlan(now)) : await planFileAt(file)
  if (!checked.ok) return checked
  const { plan, asOf: stated } = planOfFile(checked.value)
  const { timeZone } = plan.settings
  const day = asOf ?? stated
  if (day === undefined) return ok({ plan, moment: liveMoment(timeZone, now) })
  const moment = momentAsOf(timeZone, day)
  return ok({ plan: assemblePlan(sourceAsOf(sourceOfFile(checked.value), moment.now)), moment })
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
