/** Of several readings of one day lets one stand (CO9): the others, which say something else, are taken back. */

import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { EntryId, KpiId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { append } from './edits.ts'

export interface SettleReading {
  readonly kpi: KpiId
  readonly day: Day
  /** The one that stands. */
  readonly reading: EntryId
}

export const settleReading: Command<SettleReading> = {
  name: 'reading.settle',
  title: 'Choose between two readings',
  run({ kpi, day, reading }, context) {
    const unknown = demandKnown(context.plan, 'kpi', kpi)
    if (unknown) return refuse(unknown)
    const ofDay = find(context.plan.readings, kpi)?.readings.filter((one) => one.day === day) ?? []
    const chosen = ofDay.find(({ id }) => id === reading)
    if (!chosen) return refuse({ code: 'NOTHING_TO_CHOOSE', facts: {} })
    return plan(
      ofDay
        .filter(({ value }) => value !== chosen.value)
        .map(({ id }) => append('withdrawal', { entry: id })),
    )
  },
}
