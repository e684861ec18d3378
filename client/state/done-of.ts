/** A command as a screen knows it, from what undo keeps of it. */

import type { DoneCommand } from '../../shared/doc/commit.ts'
import type { Done } from './open-plan.ts'

export function doneOf(done: DoneCommand): Done {
  const ids = [...done.changes.map(({ id }) => id), ...done.created.map(({ id }) => id)]
  return { id: done.id, command: done.command, at: done.at, ids: [...new Set(ids)] }
}
