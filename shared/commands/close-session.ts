/** Closes a session, and freezes what stands then: what it changed is the difference of the two. */

import type { EntryId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { demandRunning, evidenceOf } from './session-demands.ts'

export const closeSession: Command<{ readonly session: EntryId }> = {
  name: 'session.close',
  title: 'Close the session',
  run: ({ session }, context) =>
    planUnless(demandSpeaker(context) ?? demandRunning(context.plan, session), () => [
      append('session.closed', { session, ...evidenceOf(context) }),
    ]),
}
