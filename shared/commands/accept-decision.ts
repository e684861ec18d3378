/** The owner of a decision takes it on, on a device that speaks for them. Until then it is *given, not yet accepted*. */

import { find } from '../base/table.ts'
import type { EntryId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { demandDecision } from './session-demands.ts'

export const acceptDecision: Command<{ readonly decision: EntryId }> = {
  name: 'decision.accept',
  title: 'Take on a decision',
  run({ decision: id }, context) {
    const refusal = demandSpeaker(context) ?? demandDecision(context.plan, id)
    if (refusal) return refuse(refusal)
    const decision = find(context.plan.decisions, id)
    if (decision?.ownerId !== context.me) {
      const name = find(context.plan.people, decision?.ownerId)?.name ?? ''
      return refuse({ code: 'OWNER_ACCEPTS', facts: { name } })
    }
    return plan(decision?.acceptedAt === undefined ? [append('decision.accepted', { decision: id })] : [])
  },
}
