/**
 * What people set without seeing each other (OW5 and its kin): both values are kept, one is in force, and whoever answers for
 * it chooses. Of an owner that is nobody of the two.
 */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import type { EntryId, ItemId, KpiId, PersonId } from '../plan/ids.ts'
import type { Reading } from '../plan/report.ts'
import type { BaseFigures } from './figures.ts'
import { isOther } from './gaps/two-readings.ts'
import { planner, presentOwnerOf, whoCanMend, whoStandsAbove } from './who-can-mend.ts'

export type Conflict = {
  readonly key: string
  /** Who chooses; undefined: nobody is known. */
  readonly person?: PersonId
  /** Oldest first. */
  readonly values: readonly ConflictValue[]
} & (
  | { readonly type: 'field'; readonly itemId: ItemId; readonly field: string }
  | { readonly type: 'reading'; readonly kpiId: KpiId; readonly day: Day }
)

export interface ConflictValue {
  /** The change or the reading that says it. */
  readonly id: EntryId
  readonly value: unknown
  readonly by?: PersonId
  readonly at: Instant
}

export function conflictsIn(base: BaseFigures): readonly Conflict[] {
  const { items, readings, kpis } = base.plan
  const fields = items.list.flatMap(({ id, conflicts }, index) =>
    (conflicts ?? []).map(({ field, values }): Conflict => {
      const person = field === 'owner' ? whoStandsAbove(base, index) : whoCanMend(base, index)
      return {
        type: 'field',
        key: `${id} ${field}`,
        itemId: id,
        field,
        ...(person !== undefined && { person }),
        values: values.map(({ changeId, ...said }) => ({ ...said, id: changeId })),
      }
    }),
  )
  const days = readings.list.flatMap(({ id, readings: said }) =>
    quarrels(said).map((ofDay): Conflict => {
      const person = presentOwnerOf(base.plan, find(kpis, id)?.owner) ?? planner(base)
      const day = ofDay[0]?.day ?? ''
      return {
        type: 'reading',
        key: `${id} ${day}`,
        kpiId: id,
        day,
        ...(person !== undefined && { person }),
        values: ofDay.map(({ id: reading, value, by, at }) => ({
          id: reading,
          value,
          at,
          ...(by !== undefined && { by }),
        })),
      }
    }),
  )
  return [...fields, ...days]
}

/** Readings of one day that different people or sources say differently: CO9 names the last two of them. */
function quarrels(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  return [...Map.groupBy(readings, ({ day }) => day).values()].filter((ofDay) => {
    const last = ofDay.at(-1)
    return ofDay.some((one) => last && one.value !== last.value && isOther(one, last))
  })
}
