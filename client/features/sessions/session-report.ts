/** The one page that a session leaves behind, as data: the screen draws it, print puts it on paper, Markdown is made of it. */

import type { Figures } from '../../../shared/engine/figures.ts'
import { readSnapshot } from '../../../shared/engine/session/read-snapshot.ts'
import { sessionStandings } from '../../../shared/engine/session/session-standing.ts'
import type { SessionStanding } from '../../../shared/engine/session/session-standing.ts'
import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import { snapshotOf } from '../../../shared/engine/session/snapshot.ts'
import type { Comment } from '../../../shared/plan/report.ts'
import type { Session } from '../../../shared/plan/session.ts'
import type { FieldChange } from '../../state/field-changes.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { agendaLines } from './agenda-lines.ts'
import type { AgendaLine } from './agenda-lines.ts'
import { notesOf } from './notes-of.ts'
import { sessionDifference } from './session-difference.ts'
import type { ChangedThing } from './session-difference.ts'

export interface SessionReport {
  readonly session: Session
  readonly headline: string
  readonly opening: Snapshot | undefined
  readonly closing: Snapshot
  readonly runs: boolean
  readonly decisions: SessionStanding['decisions']
  readonly changes: readonly ChangedThing[]
  /** It changed nothing: neither in the plan nor, within its cadence, by its decisions (SE5). */
  readonly changedNothing: boolean
  readonly notes: readonly Comment[]
  readonly left: readonly AgendaLine[]
  readonly fingerprints: { readonly opening: string; readonly closing: string }
}

export function sessionReport(
  figures: Figures,
  session: Session,
  changes: readonly FieldChange[],
  speech: Pick<Speech, 'words' | 'telling'>,
): SessionReport {
  const { words, telling } = speech
  const { plan } = figures
  const opening = readSnapshot(session.figures)
  const [first] = session.closings
  const to = session.closedAt ?? Infinity
  const standing = sessionStandings(figures).find((one) => one.session.id === session.id)
  const decisions = standing?.decisions ?? []
  const difference = sessionDifference(plan, changes, session.openedAt, to, speech)
  const { headline } = opening ?? figures
  const { today, notToday } = agendaLines(figures, session, opening, speech)
  return {
    session,
    headline:
      `${words.headline.first(headline.first, telling)} ${words.headline.second(headline.second, telling)}`.trim(),
    opening,
    closing: readSnapshot(first?.figures) ?? opening ?? snapshotOf(figures),
    runs: session.closedAt === undefined,
    decisions,
    changes: difference,
    changedNothing: standing?.changedNothing === true || (decisions.length === 0 && difference.length === 0),
    notes: notesOf(plan, session.id),
    left: opening
      ? [
          ...today.filter(({ treatment }) => treatment !== undefined && treatment.what !== 'taken'),
          ...notToday,
        ]
      : [],
    fingerprints: { opening: session.fingerprint ?? '', closing: first?.fingerprint ?? '' },
  }
}
