/** What reporting cannot show is said by hand: a decision was kept elsewhere, or is dropped. Either needs its reason. */

import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import type { EntryId } from '../plan/ids.ts'
import { demandSpeaker, demandText, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import { demandDecision } from './session-demands.ts'

export interface SettleDecision {
  readonly decision: EntryId
  readonly type: 'kept' | 'dropped'
  readonly reason: string
}

export const settleDecision: Command<SettleDecision> = {
  name: 'decision.settle',
  title: 'Settle a decision',
  run: ({ decision, type, reason }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandDecision(context.plan, decision) ??
        demandText(type === 'kept' ? 'a place where it shows' : 'a reason', reason, mostLetters.title),
      () => [append('decision.outcome', { decision, type, reason: reason.trim() })],
    ),
}
