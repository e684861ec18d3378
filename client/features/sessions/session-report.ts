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
import { sessions as say } from '../../text/en/sessions.ts'
import { agendaLines } from './agenda-lines.ts'
import type { AgendaLine, AgendaShown } from './agenda-lines.ts'
import { notesOf } from './notes-of.ts'
import { sessionDifference } from './session-difference.ts'
import type { ChangedThing } from './session-difference.ts'

export interface SessionReport {
  readonly session: Session
  /** As it stood at the opening. */
  readonly headline: string
  /** As it stood at the closing, where that is another one. */
  readonly headlineAfter: string | undefined
  readonly opening: Snapshot | undefined
  readonly closing: Snapshot
  readonly runs: boolean
  readonly decisions: SessionStanding['decisions']
  /** What had been promised and was overdue when it opened (SE6), and what became of it. */
  readonly promised: SessionStanding['decisions']
  readonly changes: readonly ChangedThing[]
  /** It changed nothing: neither in the plan nor, within its cadence, by its decisions (SE5). */
  readonly changedNothing: boolean
  readonly notes: readonly Comment[]
  /** What stood on the agenda, still stands in the way, and was neither taken nor decided. */
  readonly left: readonly AgendaLine[]
  readonly fingerprints: { readonly opening: string; readonly closing: string }
}

export function sessionReport(
  figures: Figures,
  session: Session,
  changes: readonly FieldChange[],
  speech: Pick<Speech, 'language' | 'words' | 'telling'>,
): SessionReport {
  const { words, telling } = speech
  const { plan } = figures
  const opening = readSnapshot(session.figures)
  const [first] = session.closings
  const to = session.closedAt ?? Infinity
  const standings = sessionStandings(figures)
  const standing = standings.find((one) => one.session.id === session.id)
  const decisions = standing?.decisions ?? []
  const difference = sessionDifference(plan, changes, session.openedAt, to, speech)
  const closing = readSnapshot(first?.figures) ?? opening ?? snapshotOf(figures)
  const headlineOf = ({ headline }: Pick<Snapshot, 'headline'>): string =>
    `${words.headline.first(headline.first, telling)} ${words.headline.second(headline.second, telling)}`.trim()
  const [headline, after] = [headlineOf(opening ?? figures), headlineOf(closing)]
  const wasOverdue = new Set([...(opening?.agenda ?? []), ...(opening?.notToday ?? [])])
  return {
    session,
    headline,
    headlineAfter: after === headline ? undefined : after,
    opening,
    closing,
    runs: session.closedAt === undefined,
    decisions,
    promised: standings
      .flatMap((one) => one.decisions)
      .filter(({ decision }) => wasOverdue.has(`decision ${decision.id}`)),
    changes: difference,
    changedNothing: standing?.changedNothing === true || (decisions.length === 0 && difference.length === 0),
    notes: notesOf(plan, session.id),
    left: opening ? leftOf(agendaLines(figures, session, opening, speech), decisions) : [],
    fingerprints: { opening: session.fingerprint ?? '', closing: first?.fingerprint ?? '' },
  }
}

/** Of what was split, the parts; what two took outside or a formal session is to take is left, too. */
function leftOf(
  { today, notToday }: AgendaShown,
  decisions: SessionStanding['decisions'],
): readonly AgendaLine[] {
  const decided = new Set(decisions.map(({ decision }) => decision.agenda))
  const isLeft = ({ key, treatment }: Pick<AgendaLine, 'key' | 'treatment'>): boolean =>
    treatment?.what !== 'taken' && !(treatment === undefined && decided.has(key))
  return [...today, ...notToday].flatMap((line): readonly AgendaLine[] => {
    if (line.treatment?.what !== 'split')
      return isLeft(line) && (line.treatment !== undefined || !line.isGone) ? [line] : []
    return line.parts
      .filter(isLeft)
      .map(({ key, title, treatment }) => ({ ...line, key, title: say.part(line.title, title), treatment }))
  })
}
