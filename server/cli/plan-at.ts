/** A plan file, or the sample, at a moment: the day asked for, else the one that the file states, else now (AG2). */

import { readFile } from 'node:fs/promises'
import type { Day } from '../../shared/base/day.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import { sourceAsOf } from '../../shared/exchange/source-as-of.ts'
import { assemblePlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'

export interface PlanAt {
  readonly plan: Plan
  readonly moment: Moment
}

/** Without `file` the sample. The error is a sentence that names the file. */
export async function planAt(
  file: string | undefined,
  asOf: Day | undefined,
): Promise<Result<PlanAt, string>> {
  const now = Date.now()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined)
  if (file !== undefined && text === undefined)
    return err(`“${file}” could not be read: check its name and folder.`)
  const read = text === undefined ? planFileOfJson(samplePlanFile(now, zone)) : readPlanFile(text)
  if (!read.ok)
    return err(
      `“${file ?? ''}” cannot be read as a plan. ${read.error.map(({ message }) => message).join('\n')}`,
    )
  const { plan, asOf: stated } = planOfFile(read.value)
  const { timeZone } = plan.settings
  const day = asOf ?? stated
  if (day === undefined) return ok({ plan, moment: liveMoment(timeZone, now) })
  const moment = momentAsOf(timeZone, day)
  return ok({ plan: assemblePlan(sourceAsOf(sourceOfFile(read.value), moment.now)), moment })
}
