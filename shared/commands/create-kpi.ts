/** Adds a measure to the dictionary: one meaning, with every department's own word as an alias (P6). */

import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { createRecord } from './edits.ts'
import { demandKpi, kpiFields } from './kpi-values.ts'
import type { KpiValues } from './kpi-values.ts'

export type CreateKpi = KpiValues & { readonly name: string }

export const createKpi: Command<CreateKpi> = {
  name: 'kpi.create',
  title: 'Add KPI',
  run(args, context) {
    const refusal = demandKpi(args, context.plan)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    const values = { ...kpiFields(args), aliases: args.aliases, createdAt: context.now }
    return plan([createRecord('kpi', id, values)], id)
  },
}
