import type { KpiId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setFields, setMembers } from './edits.ts'
import { demandKpi, kpiFields } from './kpi-values.ts'
import type { KpiValues } from './kpi-values.ts'

export const setKpi: Command<KpiValues & { readonly kpi: KpiId }> = {
  name: 'kpi.set',
  title: 'Change KPI',
  run: ({ kpi, ...values }, { plan }) =>
    planUnless(demandKnown(plan, 'kpi', kpi) ?? demandKpi(values, plan), () => [
      ...setFields('kpi', kpi, kpiFields(values)),
      ...setMembers('kpi', kpi, 'aliases', values.aliases),
    ]),
}
