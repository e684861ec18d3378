/** A plan file, or the sample, as the source of a new plan. Loaded when one is brought. */

import type { Instant } from '../../shared/base/instant.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { planFileOfJson, readPlanFile, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import type { PlanFile } from '../../shared/exchange/plan-file.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'

export interface NamedSource {
  readonly source: PlanSource
  readonly name: string
}

/** Or all that is wrong in it, each naming its place. */
export function fileSource(text: string): Result<NamedSource, readonly string[]> {
  const read = readPlanFile(text)
  return read.ok ? ok(named(read.value)) : err(read.error.map(({ message }) => message))
}

export function sampleSource(now: Instant): NamedSource {
  const read = planFileOfJson(samplePlanFile(now, Intl.DateTimeFormat().resolvedOptions().timeZone))
  if (!read.ok)
    throw new Error(`bug: the sample is no plan file: ${read.error.map(({ message }) => message).join('; ')}`)
  return named(read.value)
}

function named(file: PlanFile): NamedSource {
  const { name } = file.plan
  return { source: sourceOfFile(file), name: typeof name === 'string' ? name : '' }
}
