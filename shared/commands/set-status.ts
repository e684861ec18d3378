/** A card dragged to another column of the board: a check-in that says the status and what follows from it. */

import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Blocker, Status } from '../plan/report.ts'
import { checkIn } from './check-in.ts'
import type { Command, CommandContext } from './command.ts'

export interface SetStatus {
  readonly item: ItemId
  readonly status: Status
  /** Asked for where the column is *blocked*. */
  readonly blocker?: Blocker
}

export const setStatus: Command<SetStatus> = {
  name: 'item.setStatus',
  title: 'Set status',
  run: (args, context) =>
    checkIn.run({ ...args, ...(begins(args, context) && { actualStart: context.today }) }, context),
}

/** What was due to start, and leaves *not started* for work, starts today; what lies ahead was only spoken of. */
function begins({ item: id, status }: SetStatus, { plan, today }: CommandContext): boolean {
  const item = find(plan.items, id)
  const report = find(plan.reports, id)
  const works = status === 'on track' || status === 'at risk' || status === 'off track'
  if (!works || item?.type !== 'task' || report?.actualStart !== undefined) return false
  const unstarted = report?.status === undefined || report.status === 'not started'
  return unstarted && item.start !== undefined && item.start <= today
}
