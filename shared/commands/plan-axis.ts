/** Working days of the plan's calendar, for what follows from an argument (a finish from a duration). */

import { createAxis } from '../engine/axis.ts'
import type { Axis } from '../engine/axis.ts'
import type { CommandContext } from './command.ts'

export function planAxis({ plan, figures, today }: CommandContext): Axis {
  return figures?.schedule.axis ?? createAxis(plan.settings.calendar, plan.settings.start ?? today)
}
