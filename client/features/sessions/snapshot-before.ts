/** What stood when the session before this one closed; of one that froze nothing then, when it opened. */

import { readSnapshot } from '../../../shared/engine/session/read-snapshot.ts'
import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Session } from '../../../shared/plan/session.ts'

export function snapshotBefore({ sessions }: Plan, session: Session): Snapshot | undefined {
  const past = sessions.list
    .filter(({ openedAt }) => openedAt < session.openedAt)
    .toSorted((a, b) => b.openedAt - a.openedAt)
  for (const { closings, figures } of past) {
    const found = readSnapshot(closings[0]?.figures) ?? readSnapshot(figures)
    if (found) return found
  }
  return undefined
}
