// `figures FILE [--as-of DAY] [--json]`, `figures --sample`: every figure of a plan file without a screen. As of a day, what
// had been said by then (AG2). FIGURES.md documents the JSON and the exit codes; other programs read them.

import { figuresOf } from '../../shared/engine/figures.ts'
import { figuresToJson } from './figures-json.ts'
import { figuresToText } from './figures-text.ts'
import { planAt } from './plan-at.ts'
import { readPlanCall, refuseFile } from './plan-call.ts'

export const helps = true
export const summary =
  'prints every figure, date, float and gap of a plan file: FILE or --sample, --as-of DAY, --json'

const usage = `Usage: npm run -s cli -- figures FILE [--as-of DAY] [--json]
       npm run -s cli -- figures --sample [--as-of DAY] [--json]

  FILE           a plan file, as Export writes it (shared/plan/FORMAT.md)
  --sample       the sample plan instead of a file
  --as-of DAY    as of the end of a day such as 2026-03-05; else the day that the file states, else now
  --json         everything as JSON (server/cli/FIGURES.md); else a few lines for a person
`

export async function run(args: readonly string[]): Promise<number> {
  const call = readPlanCall(args, usage)
  if (!call.ok) return call.error
  const { file, asOf, json } = call.value
  const found = await planAt(file, asOf)
  if (!found.ok) return refuseFile(found.error)
  const figures = figuresOf(found.value.plan, found.value.moment)
  process.stdout.write(json ? `${JSON.stringify(figuresToJson(figures), null, 2)}\n` : figuresToText(figures))
  return 0
}
