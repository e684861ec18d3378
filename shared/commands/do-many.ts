/** The same for many, as one command that one undo takes back: bulk edits of a table, a gap mended on forty rows. */

import type { Edit } from '../plan/edit.ts'
import { plan } from './command.ts'
import type { Command, CommandContext, Outcome } from './command.ts'

export interface DoMany {
  /** Made by `step`. All see the plan as it is before the first. */
  readonly steps: readonly Step[]
}

export interface Step {
  readonly run: (context: CommandContext) => Outcome
}

export function step<Args>(command: Command<Args>, args: Args): Step {
  return { run: (context) => command.run(args, context) }
}

export const doMany: Command<DoMany> = {
  name: 'many',
  title: 'Change several at once',
  /** One refusal refuses all. */
  run({ steps }, context) {
    const edits: Edit[] = []
    for (const { run } of steps) {
      const outcome = run(context)
      if (!outcome.ok) return outcome
      edits.push(...outcome.value.edits)
    }
    return plan(edits)
  },
}
