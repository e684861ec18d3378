/** A key result as JSON, with the reason wherever it has no figure. */

import type { Json, JsonObject } from '../../shared/base/json.ts'
import { find } from '../../shared/base/table.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { KeyResultFigures } from '../../shared/engine/key-results.ts'
import { plain } from './plain.ts'

const reasoned = [
  'value',
  'expected',
  'variance',
  'attained',
  'pace',
  'projection',
  'outlook',
  'shortfall',
] as const

export function keyResultToJson({ plan }: Figures, { work, ...figures }: KeyResultFigures): JsonObject {
  const keyResult = find(plan.keyResults, figures.id)
  const isHold = find(plan.kpis, keyResult?.kpiId)?.direction === 'hold'
  const reasons = reasoned.flatMap((field) =>
    figures[field] === null ? [[field, reasonFor(field, figures, isHold)] as const] : [],
  )
  return {
    ...(plain(figures) as JsonObject),
    objective: keyResult?.objectiveId ?? null,
    work: work.map((index): Json => plan.items.list[index]?.id ?? ''),
    reasons: Object.fromEntries(reasons),
  }
}

function reasonFor(
  field: (typeof reasoned)[number],
  figures: Omit<KeyResultFigures, 'work'>,
  isHold: boolean,
): string {
  if (figures.value === null && field !== 'expected') return 'no reading'
  if (figures.expected === null) return 'no start and target'
  if (isHold) return 'a goal to hold is judged by its band'
  switch (field) {
    case 'attained':
      return 'target equals start'
    case 'projection':
      return 'nothing elapsed yet'
    case 'pace':
      return 'nothing expected yet'
    default:
      return 'no projection'
  }
}
