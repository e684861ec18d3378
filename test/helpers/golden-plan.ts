// Golden plans: plan files in the product's own format with one member more, `expect`, saying what follows from them.
// Without `now` (an ISO time, live) they are looked at as of `asOf`.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Json } from '../../shared/base/json.ts'
import { liveMoment, momentAsOf } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../shared/exchange/plan-file.ts'
import type { Plan } from '../../shared/plan/plan.ts'

const folder = fileURLToPath(new URL('../plans/', import.meta.url))

const Expected = z.strictObject({
  /** Rule ids and what the plan shows: the title of its test. */
  about: z.string().regex(/^[A-Z]{2}\d+(\.\d+)?[ ,]/),
  /** Only what is named here is compared. */
  items: z.record(z.string(), z.record(z.string(), z.json())),
  finish: z.string().optional(),
  /** `CYCLE a b c`: the code and the ids it names. */
  faults: z.array(z.string()).default([]),
})
export type Expected = z.infer<typeof Expected>

export interface GoldenPlan {
  readonly file: string
  readonly plan: Plan
  readonly moment: Moment
  readonly expect: Expected
}

/** All golden plans whose file name begins so. */
export function goldenPlans(prefix: string): readonly GoldenPlan[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.json'))
    .map(readGoldenPlan)
}

function readGoldenPlan(file: string): GoldenPlan {
  const { expect, now, ...json } = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, Json>
  const read = planFileOfJson(json as Json)
  if (!read.ok)
    throw new Error(`${file}: ${read.error.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
  const { plan, asOf } = planOfFile(read.value)
  const zone = plan.settings.timeZone
  if (typeof now === 'string')
    return { file, plan, moment: liveMoment(zone, Date.parse(now)), expect: Expected.parse(expect) }
  if (asOf === undefined) throw new Error(`${file}: say asOf or now`)
  return { file, plan, moment: momentAsOf(zone, asOf), expect: Expected.parse(expect) }
}
