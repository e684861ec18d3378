/** The dictionary as a list: each measure with its goals, its present value and how that stands against its curve. */

import { find } from '../../../shared/base/table.ts'
import { readingFreshness } from '../../../shared/engine/reading-freshness.ts'
import type { ReadingFreshness } from '../../../shared/engine/reading-freshness.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { KeyResultFigures } from '../../../shared/engine/key-results.ts'
import type { KeyResult, Kpi } from '../../../shared/plan/goal.ts'
import type { Reading } from '../../../shared/plan/report.ts'
import { fold } from '../../ui/match-options.ts'

export interface KpiGoal {
  readonly keyResult: KeyResult
  readonly figures: KeyResultFigures
}

export interface KpiRow {
  readonly kpi: Kpi
  /** Goals read from it, the worst first. */
  readonly goals: readonly KpiGoal[]
  readonly freshness: ReadingFreshness
  /** By day, oldest first, none of the future. */
  readonly readings: readonly Reading[]
}

const worse = { red: 0, amber: 1, green: 2, none: 3 }

export function kpiRows(figures: Figures): readonly KpiRow[] {
  const { plan, moment, schedule } = figures
  const goalsOf = new Map<string, KpiGoal[]>()
  plan.keyResults.list.forEach((keyResult, at) => {
    const own = figures.keyResults[at]
    if (keyResult.kpiId === undefined || own === undefined) return
    const goals = goalsOf.get(keyResult.kpiId) ?? []
    goalsOf.set(keyResult.kpiId, [...goals, { keyResult, figures: own }])
  })
  return plan.kpis.list
    .map((kpi): KpiRow => ({
      kpi,
      goals: (goalsOf.get(kpi.id) ?? []).toSorted((a, b) => worse[a.figures.light] - worse[b.figures.light]),
      freshness: readingFreshness(plan, kpi, schedule.axis, moment),
      readings: (find(plan.readings, kpi.id)?.readings ?? []).filter(({ day }) => day <= moment.today),
    }))
    .toSorted((a, b) => a.kpi.name.localeCompare(b.kpi.name))
}

/** By its name, its definition and every department's word. */
export function matchesKpi({ kpi }: KpiRow, query: string): boolean {
  const words = [kpi.name, kpi.definition ?? '', ...Object.values(kpi.aliases)]
  return fold(words.join('\n')).includes(fold(query.trim()))
}
