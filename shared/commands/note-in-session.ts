/** What is said in a session and decides nothing: a note (SE3). Notes without an owner are counted when it closes. */

import type { EntryId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker, demandText, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import { demandSession } from './session-demands.ts'

export interface NoteInSession {
  readonly session: EntryId
  readonly text: string
}

export const noteInSession: Command<NoteInSession> = {
  name: 'session.note',
  title: 'Note',
  run: ({ session, text }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandSession(context.plan, session) ??
        demandText('some words', text, mostLetters.note),
      () => [append('comment', { about: { kind: 'session', id: session } }, text.trim())],
    ),
}
