import type { Figures } from '../../../shared/engine/figures.ts'
import type { Gap } from '../../../shared/engine/gaps/gap.ts'

/** Contradictions whose first reader has had a working day (HO3): the plan's first, then by severity as the engine lists them. */
export function contradictionsOnNow(figures: Figures): readonly Gap[] {
  const { today } = figures.moment
  return figures.gaps.filter((gap) => {
    const from = gap.facts['showOnNowFrom']
    return gap.rule.startsWith('CO') && (typeof from !== 'string' || from <= today)
  })
}
