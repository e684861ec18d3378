/** A decision that was not kept gets a new day: the old one stays on record as replaced, the new one names it. */

import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { EntryId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { decisionAnew } from './decide.ts'
import { demandDecision, demandSession } from './session-demands.ts'

export interface GiveNewDay {
  readonly decision: EntryId
  readonly due: Day
  /** The session in which it was given. */
  readonly session?: EntryId
}

export const giveNewDay: Command<GiveNewDay> = {
  name: 'decision.newDay',
  title: 'Give a decision a new day',
  run({ decision: id, due, session }, context) {
    const decision = find(context.plan.decisions, id)
    const refusal =
      demandSpeaker(context) ??
      demandDecision(context.plan, id) ??
      demandSession(context.plan, session) ??
      demandDay('the due day', due)
    if (refusal) return refuse(refusal)
    if (due < context.today) return refuse({ code: 'DAY_HAS_PASSED', facts: { day: due } })
    if (!decision) return plan([])
    return plan([
      append('decision.outcome', { decision: id, type: 'replaced' }),
      decisionAnew(decision, due, session),
    ])
  },
}
