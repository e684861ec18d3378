// Golden plans of the gap rules: test/plans/gap-RULE-name.json, plan files that say in `expect` which gaps of which rules
// they have: about what, who is asked, how urgent, in which words.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Json } from '../../shared/base/json.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../shared/exchange/plan-file.ts'
import type { Plan } from '../../shared/plan/plan.ts'

const folder = fileURLToPath(new URL('../plans/', import.meta.url))

const Expected = z.strictObject({
  /** The ids of the rules it is about, and what it shows: the title of its test. */
  about: z.string().regex(/^[A-Z]{2}\d+ /),
  /** All gaps of these rules are named below, and no others. */
  rules: z.array(z.string()).nonempty(),
  gaps: z.array(
    z.strictObject({
      rule: z.string(),
      /** `item tents` */
      about: z.string(),
      person: z.string().nullable(),
      severity: z.enum(['critical', 'serious', 'minor']),
      says: z.string(),
      mend: z.string(),
    }),
  ),
  /** Codes of what reading left out. */
  faults: z.array(z.string()).default([]),
})

export interface GoldenGaps {
  readonly file: string
  readonly plan: Plan
  readonly moment: Moment
  readonly expect: z.infer<typeof Expected>
}

export function goldenGaps(): readonly GoldenGaps[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('gap-') && file.endsWith('.json'))
    .sort()
    .map(readGolden)
}

function readGolden(file: string): GoldenGaps {
  const { expect, now, ...json } = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, Json>
  const read = planFileOfJson(json as Json)
  if (!read.ok) throw new Error(`${file}: ${read.error.map(({ message }) => message).join('; ')}`)
  const { plan } = planOfFile(read.value)
  const moment = liveMoment(plan.settings.timeZone, Date.parse(String(now)))
  return { file, plan, moment, expect: Expected.parse(expect) }
}
