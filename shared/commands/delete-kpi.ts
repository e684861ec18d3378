import type { KpiId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deleteKpi: Command<{ readonly kpi: KpiId }> = {
  name: 'kpi.delete',
  title: 'Delete KPI',
  run: ({ kpi }, { plan }) =>
    planUnless(demandKnown(plan, 'kpi', kpi), () => [setField('kpi', kpi, 'deleted', true)]),
}
