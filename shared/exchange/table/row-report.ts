/** What a row reports (done, percent, cost so far) as ledger entries, only where it says more than is known already. */

import type { Day } from '../../base/day.ts'
import type { JsonObject } from '../../base/json.ts'
import { find } from '../../base/table.ts'
import type { Edit } from '../../plan/edit.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'

export function reportEdits(plan: Plan, itemId: ItemId, row: NeutralRow, today: Day): readonly Edit[] {
  if (row.type === 'group') return []
  const report = find(plan.reports, itemId)
  const done = row.status === 'done' || row.actualFinish !== undefined
  const said: Record<string, JsonObject[string]> = {}
  const say = (
    field: string,
    value: string | number | undefined,
    known: string | number | undefined,
  ): void => {
    if (value !== undefined && value !== known) said[field] = value
  }
  say('status', done ? 'done' : row.status, report?.status)
  // A file that only says *done* does not say when; its planned finish is the nearest it knows.
  if (done) say('actualFinish', row.actualFinish ?? earlier(row.finish, today), report?.actualFinish)
  say(
    'actualStart',
    row.actualStart ?? (row.started === true ? earlier(row.start, today) : undefined),
    report?.actualStart,
  )
  if (!done && row.percent !== undefined && row.percent > 0) say('percent', row.percent, report?.percent)
  const edits: Edit[] = []
  if (Object.keys(said).length > 0)
    edits.push({ type: 'append', entry: { kind: 'checkIn', body: { item: itemId, ...said } } })
  if (row.cost !== undefined && row.cost !== report?.cost) {
    const body = { item: itemId, measure: 'cost', amount: row.cost, day: today, total: true }
    edits.push({ type: 'append', entry: { kind: 'booking', body } })
  }
  return edits
}

function earlier(day: Day | undefined, today: Day): Day {
  return day !== undefined && day < today ? day : today
}
