// Edit → all figures and gaps recomputed, on a generated plan in memory: the same code in Node and in Chromium.

import { addDays } from '../../shared/base/day.ts'
import { changeTable } from '../../shared/base/table.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import { liveMoment } from '../../shared/engine/moment.ts'
import { instantOf } from '../../shared/base/instant.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { createChance } from './chance.ts'
import { generatePlan } from './generate-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'

export function measureEdits(count: number, edits: number, target: number | undefined): readonly BenchRow[] {
  const chance = createChance(7)
  let plan = generatePlan(count, 1, around)
  const moment = liveMoment(plan.settings.timeZone, instantOf(around, 600, plan.settings.timeZone))
  const first = performance.now()
  let figures = figuresOf(plan, moment)
  const fresh = performance.now() - first
  const times: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    plan = edited(plan, chance.below(plan.items.list.length), edit)
    const before = performance.now()
    figures = figuresOf(plan, moment, figures)
    times.push(performance.now() - before)
  }
  const what = `${count.toLocaleString('en')} items`
  return [
    { what: `${what}: all figures and gaps from nothing`, value: fresh, unit: 'ms' },
    { what: `${what}: edit → all figures and gaps, p50`, value: quantile(times, 0.5), unit: 'ms' },
    {
      what: `${what}: edit → all figures and gaps, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      ...(target !== undefined && { target }),
    },
  ]
}

/** Dates, then owners, then budgets of items by chance. */
function edited(plan: Plan, index: number, edit: number): Plan {
  const item = plan.items.list[index]
  if (!item) return plan
  const people = plan.people.list
  const owner = people[edit % Math.max(1, people.length)]
  const change =
    edit % 3 === 0 && item.finish !== undefined
      ? { finish: addDays(item.finish, (edit % 7) + 1) }
      : edit % 3 === 1 && owner
        ? { owner: { type: 'person' as const, id: owner.id } }
        : { budget: (item.budget ?? 0) + 1000 }
  return { ...plan, items: changeTable(plan.items, [{ ...item, ...change }]) }
}
