// A year of a large plan: every task is begun, reported on while it runs, and done; dates of what is to come are changed.
import { addDays, daysBetween } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { dayOfInstant, instantOf } from '../../shared/base/instant.ts'
import { must } from '../../shared/base/assert.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import { createChance } from './chance.ts'
import { generatePlan } from './generate-plan.ts'
import { generateSource } from './generate-source.ts'
import type { GeneratedSource } from './generate-source.ts'

const zone = 'Europe/Berlin'
const workingDays = 250

/** About a tenth of the work is under way on any day; four check-ins to one changed finish fill up to `count` entries. */
export function generateYear(items: number, count: number, around: Day): GeneratedSource {
  const chance = createChance(11)
  const plan = generatePlan(items, 1, around, workingDays)
  const source = generateSource(plan, around, 'as reported')
  const entries: SourceEntry[] = [...source.entries]
  const reports = plan.reports.list.filter(({ actualStart }) => actualStart !== undefined)
  const instant = (day: Day): number => instantOf(day, 420 + chance.below(600), zone)
  for (let n = entries.length; n < count; n++) {
    const { id, actualStart = around, checkIns, saidBy } = must(reports[chance.below(reports.length)])
    const length = Math.max(1, daysBetween(actualStart, dayOfInstant(must(checkIns.at(-1)).at, zone)))
    const by = saidBy ?? 'p0'
    if (n % 5 > 0) {
      const day = addDays(actualStart, chance.below(length))
      const percent = Math.floor((90 * daysBetween(actualStart, day)) / length)
      const body = { item: id, status: 'on track', percent }
      entries.push({ id: `said-${n}`, kind: 'checkIn', at: instant(day), by, body })
      continue
    }
    const at = instant(addDays(actualStart, -chance.below(20)))
    const [from, to] = [addDays(actualStart, length + chance.below(5)), addDays(actualStart, length)]
    const edits = [{ kind: 'item', id, field: 'finish', from, to, seen: [] }]
    entries.push({ id: `edit-${n}`, kind: 'change', at, by, body: { command: 'bench', edits } })
  }
  return { ...source, entries }
}
