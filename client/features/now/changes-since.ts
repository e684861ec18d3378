/** What was said and decided since a moment, newest first: for *since you last looked*. Nothing said before is looked at twice. */

import type { Instant } from '../../../shared/base/instant.ts'
import { find } from '../../../shared/base/table.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'
import type { Answer } from '../../../shared/plan/answer.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { CheckIn, Comment, Reading } from '../../../shared/plan/report.ts'

export type ChangeSince = {
  readonly id: string
  readonly at: Instant
  readonly by?: PersonId
} & (
  | { readonly type: 'said'; readonly said: CheckIn }
  | { readonly type: 'read'; readonly reading: Reading }
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'commented'; readonly comment: Comment }
  | { readonly type: 'added'; readonly itemId: string }
  | { readonly type: 'promised'; readonly itemId: string; readonly finish: string }
)

export interface ChangesSince {
  readonly newest: readonly ChangeSince[]
  /** Those of which only the newest are listed. */
  readonly count: number
}

export function changesSince(plan: Plan, since: Instant, most: number): ChangesSince {
  const found: ChangeSince[] = [
    ...plan.reports.list.flatMap(({ checkIns }) =>
      lastOf(checkIns, since).map((said): ChangeSince => ({ ...stamp(said), type: 'said', said })),
    ),
    ...plan.readings.list.flatMap(({ readings }) =>
      readings
        .filter(({ at }) => at > since)
        .map((reading): ChangeSince => ({ ...stamp(reading), type: 'read', reading })),
    ),
    ...plan.answers.list
      .filter(({ at }) => at > since)
      .map((answer): ChangeSince => ({ ...stamp(answer), type: 'answered', answer })),
    ...plan.comments.list
      .filter(({ at }) => at > since)
      .map((comment): ChangeSince => ({ ...stamp(comment), type: 'commented', comment })),
    ...plan.items.list.flatMap((item) => itemChanges(plan, item.id, since)),
  ]
  const newest = found.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, most)
  return { newest, count: found.length }
}

/** That it is new, and a finish promised by a field: one in a check-in is told with that. */
function itemChanges(plan: Plan, itemId: string, since: Instant): readonly ChangeSince[] {
  const { createdAt, promises } = find(plan.items, itemId) ?? {}
  const found: ChangeSince[] = []
  if (createdAt !== undefined && createdAt > since)
    found.push({ id: `new ${itemId}`, at: createdAt, type: 'added', itemId })
  const last = promises?.at(-1)
  if (last === undefined || last.at <= since || createdAt === last.at) return found
  const isSaid = find(plan.reports, itemId)?.checkIns.some(({ at }) => at === last.at)
  if (isSaid) return found
  const by = last.by === undefined ? {} : { by: last.by }
  return [
    ...found,
    { id: `promise ${itemId}`, at: last.at, ...by, type: 'promised', itemId, finish: last.finish },
  ]
}

/** Of a list in order of time. */
function lastOf(checkIns: readonly CheckIn[], since: Instant): readonly CheckIn[] {
  const from = checkIns.findLastIndex(({ at }) => at <= since)
  return checkIns.slice(from + 1)
}

function stamp({ id, at, by }: { readonly id: string; readonly at: Instant; readonly by?: PersonId }) {
  return { id, at, ...(by !== undefined && { by }) }
}
