/**
 * A decision of a session (SE3): an owner who is here, a due day that has not passed, and an effect that reporting can show.
 * Without one of them it is refused with the reason, and can be kept as a note.
 */

import type { Day } from '../base/day.ts'
import type { JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { EntryId, ItemId, PersonId } from '../plan/ids.ts'
import type { Decision, DecisionType, Effect } from '../plan/session.ts'
import { itemOfEffect } from '../plan/session.ts'
import type { Edit } from '../plan/edit.ts'
import { planUnless } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandDay, demandKnown, demandOwner, demandSpeaker, demandText, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import type { Refusal } from './refusal.ts'
import { demandEffect, demandRunning } from './session-demands.ts'

export interface Decide {
  readonly session: EntryId
  readonly type: DecisionType
  readonly text: string
  readonly owner?: PersonId
  readonly due?: Day
  /** Besides the one that its effect is about. */
  readonly items?: readonly ItemId[]
  readonly effect?: Effect
  /** The key of the agenda's item that it settles. */
  readonly agenda?: string
}

export const decide: Command<Decide> = {
  name: 'decision.give',
  title: 'Decide',
  run: (args, context) => planUnless(demandWhole(args, context), () => [decisionEntry(args)]),
}

function demandWhole(args: Decide, context: CommandContext): Refusal | undefined {
  const { session, type, text, owner, due, effect, items = [] } = args
  const { plan, today } = context
  const isFormal = find(plan.sessions, session)?.type === 'formal'
  if (owner !== undefined && !find(plan.people, owner))
    return { code: 'NOT_FOUND', facts: { kind: 'person', id: owner } }
  return (
    demandSpeaker(context) ??
    demandRunning(plan, session) ??
    (type === 're-baseline' && !isFormal ? { code: 'NEEDS_FORMAL_SESSION', facts: {} } : undefined) ??
    demandText('what is decided', text, mostLetters.note) ??
    (owner === undefined ? lacking('owner') : demandOwner(plan, { type: 'person', id: owner })) ??
    (due === undefined ? lacking('due day') : demandDay('the due day', due)) ??
    (due !== undefined && due < today ? { code: 'DAY_HAS_PASSED', facts: { day: due } } : undefined) ??
    items.map((id) => demandKnown(plan, 'item', id)).find((refusal) => refusal !== undefined) ??
    (effect === undefined ? lacking('effect') : demandEffect(context, effect))
  )
}

function lacking(what: 'owner' | 'due day' | 'effect'): Refusal {
  return { code: 'DECISION_LACKS', facts: { what } }
}

function decisionEntry({ session, type, text, owner, due, items = [], effect, agenda }: Decide): Edit {
  const itemId = itemOfEffect(effect)
  const touched = [...items, ...(itemId === undefined ? [] : [itemId])]
  return append(
    'decision',
    {
      session,
      type,
      owner,
      due,
      items: Object.fromEntries(touched.map((id) => [id, true])),
      effect: effect && { ...effect },
      agenda,
    },
    text.trim(),
  )
}

/** The same decision for another day: it names the one it takes the place of. */
export function decisionAnew(decision: Decision, due: Day, session: EntryId | undefined): Edit {
  const { type, ownerId, items, effect, text, id, sessionId } = decision
  return append(
    'decision',
    {
      session: session ?? sessionId,
      type,
      owner: ownerId,
      due,
      items: Object.fromEntries(items.map((item) => [item, true])),
      effect: effect && movedTo(effect, due),
      replaces: id,
    },
    text,
  )
}

/** What was not to happen from a day on, is not to happen from the day of the new word on. */
function movedTo(effect: Effect, due: Day): JsonObject {
  return effect.type === 'no cost' ? { ...effect, from: due } : { ...effect }
}
