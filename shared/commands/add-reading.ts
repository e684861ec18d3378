/** What a KPI measured on a day; as a department's own number where one reports it. */

import type { Day } from '../base/day.ts'
import type { DepartmentId, KpiId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandHappened, demandKnown, demandNumber, demandShort, mostLetters } from './demands.ts'
import { append } from './edits.ts'

export interface AddReading {
  readonly kpi: KpiId
  readonly value: number
  /** Absent: today. */
  readonly day?: Day
  readonly department?: DepartmentId
  readonly source?: string
}

export const addReading: Command<AddReading> = {
  name: 'reading.add',
  title: 'Add reading',
  run({ kpi, value, day, department, source }, context) {
    const refusal =
      demandKnown(context.plan, 'kpi', kpi) ??
      demandNumber('the value', value, { least: -1e15 }) ??
      demandHappened('the day', day, context) ??
      demandKnown(context.plan, 'department', department) ??
      demandShort('a source', source, mostLetters.title)
    return planUnless(refusal, () => [
      append('reading', {
        kpi,
        day: day ?? context.today,
        value,
        department,
        source: source?.trim() || undefined,
      }),
    ])
  },
}
