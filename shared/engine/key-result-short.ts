/** Key results whose outlook misses the target beyond tolerance (KR2): the shortfall as a share of the way to go. */

import type { Day } from '../base/day.ts'
import type { KeyResultId } from '../plan/ids.ts'
import type { BaseFigures } from './figures.ts'

export interface ShortKeyResult {
  readonly position: number
  readonly id: KeyResultId
  readonly outlook: number
  readonly target: number
  readonly shortfall: number
  /** Shortfall as a share of the way from start to target. */
  readonly share: number
  readonly day: Day
  readonly bySlip: boolean
}

export function* shortKeyResults({ plan, keyResults }: BaseFigures): Iterable<ShortKeyResult> {
  for (const [position, { id, outlook, shortfall, bySlip }] of keyResults.entries()) {
    const { startValue, targetValue: target, targetDay: day } = plan.keyResults.list[position] ?? {}
    if (outlook === null || shortfall === null || startValue === undefined) continue
    if (target === undefined || day === undefined || target === startValue) continue
    const share = shortfall / Math.abs(target - startValue)
    if (share <= plan.settings.policies.toleranceMoney) continue
    yield { position, id, outlook, target, shortfall, share, day, bySlip }
  }
}
