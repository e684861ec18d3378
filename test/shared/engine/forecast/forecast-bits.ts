// Every bit of a forecast of a plan of 400 items, as one hash: of days, sums and covariances. The same in Node and in Chromium.
import { hashText } from '../../../../shared/base/hash.ts'
import { instantOf } from '../../../../shared/base/instant.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { forecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import type { ForecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import type { ForecastOutcome } from '../../../../shared/engine/forecast/run-tally.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { createTable } from '../../../../shared/base/table.ts'
import { generatePlan } from '../../../bench/generate-plan.ts'

export const knownBits = {
  pert: 'ApXpyMRdigF6FUS9HBhxyKbalnIfx1-n2hP2_EOnUpw',
  triangular: 'qo64OofLU4o5C1ul2nB3OThHPbDy8KMRN7QDDyrsOs4',
}

/** A third of the tasks with three points of their own; all stretched together a little. */
export function inputOfBits(shape: 'pert' | 'triangular'): ForecastInput {
  const plan = generatePlan(400, 1, '2026-03-04')
  const items = plan.items.list.map((item, i) =>
    i % 3 === 0 && item.type === 'task'
      ? { ...item, estimate: { optimistic: 2 + (i % 5) / 3, likely: 5, pessimistic: 6 + (i % 11) } }
      : item,
  )
  const moment = liveMoment('Europe/Berlin', instantOf('2026-03-04', 600, 'Europe/Berlin'))
  const base = baseFiguresOf({ ...plan, items: createTable(items) }, moment)
  return forecastInput(base, { runs: 1_000, seed: 7, shape, common: 0.1 })
}

/** Numbers as the shortest text that gives the same bits back. */
export function bitsOf(outcome: ForecastOutcome): string {
  return hashText(
    JSON.stringify(
      Object.values(outcome).map((member) =>
        ArrayBuffer.isView(member) ? [...(member as Float64Array)] : member,
      ),
    ),
  )
}
