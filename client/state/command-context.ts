/** What a command is given besides its arguments, and the stamp its entries get: by whom, when, on which plan. */

import { createId } from '../../shared/base/id.ts'
import type { CommandContext } from '../../shared/commands/command.ts'
import type { Stamp } from '../../shared/doc/draft-entries.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { PersonId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { LivePlanOptions } from './live-plan-options.ts'

type Given = Pick<LivePlanOptions, 'clock' | 'random'>

export function stampOf({ clock, random }: Given, command: string, me: PersonId | undefined): Stamp {
  return {
    command,
    now: clock.exact(),
    newId: () => createId(random),
    ...(me !== undefined && { by: me }),
  }
}

/** `after`: the plan as edits of this command would leave it. */
export function contextOf(
  { clock, random }: Given,
  figures: Figures,
  me: PersonId | undefined,
  after: (edits: readonly Edit[]) => Plan,
): CommandContext {
  return {
    plan: figures.plan,
    figures,
    now: clock.exact(),
    today: figures.moment.today,
    newId: () => createId(random),
    random,
    after,
    ...(me !== undefined && { me }),
  }
}
