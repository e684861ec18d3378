/**
 * Accepts what an import's preview showed and, where asked, takes the plan from there (BA1): all of it as one command,
 * which one undo takes back.
 */

import { find } from '../base/table.ts'
import type { Edit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { plan } from './command.ts'
import type { Command } from './command.ts'
import { setField } from './edits.ts'
import { takeBaseline } from './take-baseline.ts'

export interface ApplyImport {
  readonly edits: readonly Edit[]
  /** *These dates are our plan from today.* Where that is refused, nothing is imported either. */
  readonly takePlan?: boolean
  /** Of a plan that has no name of its own yet. */
  readonly name?: string
}

export const applyImport: Command<ApplyImport> = {
  name: 'import.apply',
  title: 'Import',
  run({ edits, takePlan = false, name }, { figures: _before, ...context }) {
    const imported = edits.map((edit) => withFinishInForce(edit, context.plan))
    if (name !== undefined) imported.push(setField('plan', 'plan', 'name', name))
    if (!takePlan) return plan(imported)
    const taken = takeBaseline.run({}, { ...context, plan: context.after(imported) })
    return taken.ok ? plan([...imported, ...taken.value.edits], taken.value.made) : taken
  },
}

/** A file's new finish takes the place of the one that a check-in said, and undo gives that one back. */
function withFinishInForce(edit: Edit, { items }: Plan): Edit {
  if (edit.type !== 'set' || edit.kind !== 'item' || edit.field !== 'finish') return edit
  return { ...edit, inForce: find(items, edit.id)?.finish ?? null }
}
