/** What was noted in a session, in order. */

import type { EntryId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Comment } from '../../../shared/plan/report.ts'

export function notesOf({ comments }: Plan, session: EntryId): readonly Comment[] {
  return comments.list
    .filter(({ about }) => about.kind === 'session' && about.id === session)
    .toSorted((a, b) => a.at - b.at)
}
