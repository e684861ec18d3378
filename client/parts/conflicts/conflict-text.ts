/** What was set apart, in words: of which field, and each value as that field is read. */

import type { Json } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import type { Conflict, ConflictValue } from '../../../shared/engine/conflicts.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { conflicts as say } from '../../text/en/conflicts.ts'
import { fieldText } from '../item/change-text.ts'

export function conflictText(conflict: Conflict, { words, telling }: Speech): string {
  if (conflict.type === 'reading') {
    const kpi = telling.kpi(conflict.kpiId) ?? conflict.kpiId
    return say.readings(kpi, words.days.day(conflict.day, telling.today))
  }
  const { field } = conflict
  return say.field(fieldText({ field, from: null, to: null }, words, telling)?.name ?? field)
}

export function valueText(conflict: Conflict, value: unknown, { words, telling }: Speech): string {
  if (conflict.type === 'reading')
    return words.values.measured(Number(value), telling.kpiMeasure(conflict.kpiId), telling.currency)
  if (value === null) return say.none
  const { field } = conflict
  const told = fieldText({ field, from: null, to: value as Json }, words, telling)
  return told?.after ?? (typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** The value that counts until somebody chooses: of readings the last, of a field the one that stands in it. */
export function isInForce(conflict: Conflict, { id, value }: ConflictValue, plan: Plan): boolean {
  if (conflict.type === 'reading') return conflict.values.at(-1)?.id === id
  const item = find(plan.items, conflict.itemId)
  if (conflict.field === 'owner') {
    const { owner } = item ?? {}
    return owner?.type === 'person' ? owner.id === value : owner === undefined && value === null
  }
  const stands: unknown = item && Reflect.get(item, conflict.field)
  return (stands ?? null) === value
}
