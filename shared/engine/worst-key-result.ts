/** The key result that Now speaks of: it falls shortest of its target for its size; with none short, the first. */

import { find } from '../base/table.ts'
import type { BaseFigures } from './figures.ts'
import type { KeyResultFigures } from './key-results.ts'

export function worstKeyResult({ plan, keyResults }: BaseFigures): KeyResultFigures | undefined {
  const share = (one: KeyResultFigures): number => {
    const target = Math.abs(find(plan.keyResults, one.id)?.targetValue ?? 0)
    return one.bySlip && target > 0 ? Math.abs(one.shortfall ?? 0) / target : 0
  }
  return keyResults.toSorted((a, b) => share(b) - share(a))[0]
}
