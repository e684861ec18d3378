/** More work in a week than a person has hours, while the plan's end waits for some of it (CA2). */

import { overHours } from '../capacity.ts'
import type { BaseFigures } from '../figures.ts'
import { overloads } from '../gaps/overload.ts'
import { planner } from '../who-can-mend.ts'
import { thresholdOf } from './breach.ts'
import type { Breach } from './breach.ts'

export function loadBreaches(base: BaseFigures): readonly Breach[] {
  return overloads(base).flatMap(({ person, worst, isCritical }) => {
    if (!isCritical) return []
    const { week, load, capacity } = worst
    const threshold = thresholdOf(base.plan, 'load', overHours)
    if (load - capacity <= threshold) return []
    const breach: Breach = {
      about: { kind: 'person', id: person },
      measure: 'load',
      size: load - capacity,
      threshold,
      person: planner(base) ?? person,
      facts: { week, load, capacity },
    }
    return [breach]
  })
}
