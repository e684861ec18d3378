/** Whoever says it is in a session, too: the record names who was there. */

import { find } from '../base/table.ts'
import type { EntryId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { demandRunning } from './session-demands.ts'

export const joinSession: Command<{ readonly session: EntryId }> = {
  name: 'session.join',
  title: 'Join the session',
  run({ session }, context) {
    const { plan, me } = context
    const isThere = me !== undefined && find(plan.sessions, session)?.present.includes(me) === true
    return planUnless(demandSpeaker(context) ?? demandRunning(plan, session), () =>
      isThere ? [] : [append('session.joined', { session })],
    )
  },
}
