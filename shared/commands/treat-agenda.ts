/** What becomes of an item of a session's agenda: taken, left for another time, split, taken outside, or for a formal session. */

import type { EntryId, PersonId } from '../plan/ids.ts'
import type { Treatment } from '../plan/session.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import type { Refusal } from './refusal.ts'
import { demandRunning } from './session-demands.ts'

export interface TreatAgenda {
  readonly session: EntryId
  readonly key: string
  readonly what: Treatment['what']
  /** Who take it outside: two at least. */
  readonly people?: readonly PersonId[]
  /** The words it is split into: two at least. */
  readonly parts?: readonly string[]
}

export const treatAgenda: Command<TreatAgenda> = {
  name: 'session.agenda',
  title: 'Settle an item of the agenda',
  run({ session, key, what, people = [], parts = [] }, context) {
    const said = parts.map((part) => part.trim()).filter((part) => part !== '')
    const refusal =
      demandSpeaker(context) ??
      demandRunning(context.plan, session) ??
      people.map((id) => demandKnown(context.plan, 'person', id)).find((found) => found !== undefined) ??
      demandTwo(what, people, said)
    return planUnless(refusal, () => [
      append('session.agenda', {
        session,
        key,
        what,
        people: Object.fromEntries(people.map((id) => [id, true])),
        ...(said.length > 0 && { parts: said }),
      }),
    ])
  },
}

function demandTwo(
  what: Treatment['what'],
  people: readonly PersonId[],
  parts: readonly string[],
): Refusal | undefined {
  if (what === 'outside' && people.length < 2) return { code: 'NEEDS_TWO', facts: { what: 'people' } }
  if (what === 'split' && parts.length < 2) return { code: 'NEEDS_TWO', facts: { what: 'parts' } }
  return undefined
}
