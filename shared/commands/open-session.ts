/** Opens a session: what stands is frozen with it, with the fingerprint of the plan (SE1). One runs at a time on a device. */

import type { PersonId } from '../plan/ids.ts'
import { runningSession } from '../engine/session/session-standing.ts'
import type { Session } from '../plan/session.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { evidenceOf } from './session-demands.ts'

export interface OpenSession {
  readonly type: Session['type']
  /** Who is here besides me. */
  readonly present?: readonly PersonId[]
}

export const openSession: Command<OpenSession> = {
  name: 'session.open',
  title: 'Open a session',
  run({ type, present = [] }, context) {
    const { me } = context
    const running = runningSession(context)
    const refusal = demandSpeaker(context) ?? (running ? { code: 'SESSION_RUNS', facts: {} } : undefined)
    return planUnless(refusal, () => [
      append('session.opened', {
        type,
        facilitator: me,
        present: Object.fromEntries([...(me === undefined ? [] : [me]), ...present].map((id) => [id, true])),
        ...evidenceOf(context),
      }),
    ])
  },
}
