/** Each person's weeks to come: hours of work against the hours there are, and what that work is (CA), for `figures --json`. */

import type { Json, JsonObject } from '../../shared/base/json.ts'
import { capacityOf, isOverloaded } from '../../shared/engine/capacity.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { plain } from './plain.ts'

export function capacityToJson(figures: Figures): JsonObject {
  const { people, items } = figures.plan
  const capacity = capacityOf(figures)
  return Object.fromEntries(
    people.list.map(({ id, hoursPerWeek, left, away }, position): readonly [string, Json] => {
      const weeks = capacity.weeksOf(position).map(({ week, load, capacity: hours }) => ({
        week,
        load,
        capacity: hours,
        overloaded: isOverloaded({ load, capacity: hours }),
        work: capacity
          .workIn(position, week)
          .map((work): Json => ({ item: items.list[work.index]?.id ?? '', hours: work.hours })),
      }))
      return [id, { hoursPerWeek, left, away: plain(away), weeks }]
    }),
  )
}
