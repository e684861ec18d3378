/** Accepts what an import's preview showed: all of it as one command, which one undo takes back. */

import { find } from '../base/table.ts'
import type { Edit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { plan } from './command.ts'
import type { Command } from './command.ts'

export interface ApplyImport {
  readonly edits: readonly Edit[]
}

export const applyImport: Command<ApplyImport> = {
  name: 'import.apply',
  title: 'Import',
  run: ({ edits }, context) => plan(edits.map((edit) => withFinishInForce(edit, context.plan))),
}

/** A file's new finish takes the place of the one that a check-in said, and undo gives that one back. */
function withFinishInForce(edit: Edit, { items }: Plan): Edit {
  if (edit.type !== 'set' || edit.kind !== 'item' || edit.field !== 'finish') return edit
  return { ...edit, inForce: find(items, edit.id)?.finish ?? null }
}
