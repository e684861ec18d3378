/** Where governed work stands and who answers for it besides its owner; said and changed in its details. */

import { find } from '../../../../shared/base/table.ts'
import { governs, hasStage, stageStanding } from '../../../../shared/engine/stages/stage-standing.ts'
import { board } from '../../../text/en/board.ts'
import type { ItemCell, TableColumn } from './column.ts'

const holder =
  (role: 'sponsor' | 'controller') =>
  ({ figures, item }: ItemCell): string | undefined =>
    find(figures.plan.people, item[role])?.name

export const governanceColumns: readonly TableColumn[] = [
  {
    id: 'stage',
    family: 'work',
    width: 116,
    kind: 'choice',
    offered: (plan) => governs(plan, 'stages'),
    value: ({ figures: { plan }, item }) =>
      governs(plan, 'stages') && hasStage(plan, item)
        ? board.stage(stageStanding(plan, item).place)
        : undefined,
  },
  ...(['sponsor', 'controller'] as const).map((role): TableColumn => ({
    id: role,
    family: 'people',
    width: 160,
    kind: 'choice',
    offered: (plan) => governs(plan, 'stages') || governs(plan, 'value'),
    value: holder(role),
  })),
]
