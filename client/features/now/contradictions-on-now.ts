import type { Figures } from '../../../shared/engine/figures.ts'
import type { Gap } from '../../../shared/engine/gaps/gap.ts'

/**
 * Contradictions whose first reader has had a working day (HO3), as the engine lists them. Where the plan's own money
 * contradicts, its departments' parts of the same stand in Gaps.
 */
export function contradictionsOnNow(figures: Figures): readonly Gap[] {
  const { today } = figures.moment
  const ofPlan = new Set(figures.gaps.flatMap(({ rule, about }) => (about.kind === 'plan' ? [rule] : [])))
  return figures.gaps.filter((gap) => {
    if (gap.about.kind === 'department' && ofPlan.has(gap.rule)) return false
    const from = gap.facts['showOnNowFrom']
    return gap.rule.startsWith('CO') && (typeof from !== 'string' || from <= today)
  })
}
