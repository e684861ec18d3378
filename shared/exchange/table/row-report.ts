/** What a row reports (done, percent, cost so far) as ledger entries, only where it says more than is known already. */

import type { Day } from '../../base/day.ts'
import type { JsonObject } from '../../base/json.ts'
import { find } from '../../base/table.ts'
import type { Edit } from '../../plan/edit.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'
import type { FieldChange } from './plan-import.ts'

export interface RowReport {
  readonly edits: readonly Edit[]
  readonly changes: readonly FieldChange[]
}

const nothing: RowReport = { edits: [], changes: [] }

export function reportOfRow(plan: Plan, itemId: ItemId, row: NeutralRow, today: Day): RowReport {
  if (row.type === 'group') return nothing
  const report = find(plan.reports, itemId)
  const done = row.status === 'done' || row.actualFinish !== undefined
  const changes: FieldChange[] = []
  const said: Record<string, JsonObject[string]> = {}
  const say = (field: string, value: string | number | undefined, known: string | number | undefined) => {
    if (value === undefined || value === known) return
    said[field] = value
    changes.push({ field, from: known ?? null, to: value })
  }
  say('status', done ? 'done' : row.status, report?.status)
  // A file that only says *done* does not say when; its planned finish is the nearest it knows. What is known stays.
  const guessedFinish = report?.actualFinish ?? earlier(row.finish, today)
  if (done) say('actualFinish', notAhead(row.actualFinish, today) ?? guessedFinish, report?.actualFinish)
  if (!done && row.percent !== undefined && row.percent > 0) say('percent', row.percent, report?.percent)
  // Where the file says nothing new, nothing is guessed into a report that stands.
  const begun = row.started === true || (row.percent ?? 0) > 0 || done
  const guesses = begun && (report === undefined || changes.length > 0)
  const guessedStart = guesses ? (report?.actualStart ?? startOf(row, today)) : undefined
  say('actualStart', notAhead(row.actualStart, today) ?? guessedStart, report?.actualStart)
  const edits: Edit[] = []
  if (changes.length > 0)
    edits.push({ type: 'append', entry: { kind: 'checkIn', body: { item: itemId, ...said } } })
  if (row.cost !== undefined && row.cost !== report?.cost) {
    const body = { item: itemId, measure: 'cost', amount: row.cost, day: today, total: true }
    edits.push({ type: 'append', entry: { kind: 'booking', body } })
    changes.push({ field: 'cost', from: report?.cost ?? null, to: row.cost })
  }
  return { edits, changes }
}

/** Begun, by what it was to begin on; not after it was finished. */
function startOf(row: NeutralRow, today: Day): Day | undefined {
  if (row.start === undefined) return row.started === true ? today : undefined
  const start = earlier(row.start, today)
  return row.actualFinish !== undefined && row.actualFinish < start ? row.actualFinish : start
}

/** What has happened cannot lie ahead. */
function notAhead(day: Day | undefined, today: Day): Day | undefined {
  return day === undefined || day <= today ? day : today
}

function earlier(day: Day | undefined, today: Day): Day {
  return day !== undefined && day < today ? day : today
}
