/** The targets of an item's value as its baseline, where it has none yet: taken when it is decided. */

import { readValueKey, valueKey } from '../plan/governance.ts'
import type { Edit } from '../plan/edit.ts'
import type { Item } from '../plan/item.ts'
import { setField } from './edits.ts'

export function freezeTargets({ id, values = {} }: Item): readonly Edit[] {
  const points = Object.entries(values).flatMap(([key, amount]) => {
    const point = readValueKey(key)
    return point ? [{ ...point, amount }] : []
  })
  const frozen = new Set(points.flatMap(({ kind, measure }) => (measure === 'baseline' ? [kind] : [])))
  return points.flatMap(({ kind, measure, day, amount }) =>
    measure === 'target' && !frozen.has(kind)
      ? [setField('item', id, `values.${valueKey(kind, 'baseline', day)}`, amount)]
      : [],
  )
}
