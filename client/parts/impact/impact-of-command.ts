/** What a command would move, before it is given (CN3). */

import { ok } from '../../../shared/base/result.ts'
import type { Result } from '../../../shared/base/result.ts'
import type { Command, Refusal } from '../../../shared/commands/command.ts'
import { impactOf } from '../../../shared/engine/impact.ts'
import type { Impact } from '../../../shared/engine/impact.ts'
import type { OpenPlan } from '../../state/open-plan.ts'

/** Synchronous, a few milliseconds. */
export function impactOfCommand<Args>(
  open: OpenPlan,
  command: Command<Args>,
  args: Args,
): Result<Impact, Refusal> {
  const after = open.preview(command, args)
  return after.ok ? ok(impactOf(open.figures, after.value)) : after
}
