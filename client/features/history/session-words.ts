/** What was said in a session, in words: which session, what of its agenda, which decision. */

import { find } from '../../../shared/base/table.ts'
import { subjectOfKey } from '../../../shared/engine/session/agenda.ts'
import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { isList, isObject } from '../../../shared/plan/assemble/reader.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Session } from '../../../shared/plan/session.ts'
import { history as say } from '../../text/en/history.ts'
import { nameOf } from './named.ts'
import type { Saying } from './named.ts'
import type { RecordLine } from './record-lines.ts'
import type { LineWords } from './record-words.ts'

/** Undefined for what is not of a session. */
export function sessionWords(
  { entry: { id, kind, body } }: RecordLine,
  plan: Plan,
  speech: Saying,
): Partial<LineWords> | undefined {
  const { words, telling } = speech
  const session = find(plan.sessions, nameIn(body['session']) ?? id)
  const name = (who: string): string => telling.person(who) ?? who
  switch (kind) {
    case 'session.opened':
      return { what: say.openedSession[session?.type ?? 'calibration'] }
    case 'session.joined':
      return { what: say.joinedSession(sessionName(session, speech)) }
    case 'session.closed':
      return { what: say.closedSession(sessionName(session, speech)) }
    case 'session.agenda': {
      const { subject, itemId } = agendaSubject(nameIn(body['key']) ?? '', session, plan, speech)
      const people = isObject(body['people']) ? Object.keys(body['people']).map(name) : []
      const parts = (isList(body['parts']) ? body['parts'] : []).filter((part) => typeof part === 'string')
      const more = parts.length > 0 ? parts.map((part) => `“${part}”`) : people
      const what = say.onAgenda(nameIn(body['what']) ?? '', words.values.list(more, 10))
      return { what: say.agenda(subject), said: what, itemId }
    }
    case 'decision': {
      const { ownerId, due } = find(plan.decisions, id) ?? {}
      const day = due === undefined ? '' : words.days.day(due, telling.today)
      return {
        what: say.decided,
        ...(ownerId !== undefined && day !== '' && { said: say.givenTo(name(ownerId), day) }),
      }
    }
    case 'decision.accepted':
    case 'decision.outcome':
      return {
        what: say.onDecision(kind === 'decision.accepted' ? undefined : nameIn(body['type'])),
        said: telling.decision(nameIn(body['decision']) ?? ''),
      }
    default:
      return undefined
  }
}

/** *the calibration of Fri 20 Nov* */
function sessionName(session: Session | undefined, { words, telling }: Saying): string {
  if (!session) return say.aSession
  return say.sessionOf(session.type, words.days.day(telling.dayOf(session.openedAt), telling.today))
}

/** By the key that it had on the agenda; a part of what was split by its own words. */
function agendaSubject(
  key: string,
  session: Session | undefined,
  plan: Plan,
  speech: Saying,
): { readonly subject: string; readonly itemId?: string } {
  const of = subjectOfKey(key)
  if (!of) return { subject: key }
  const whole = nameOf(of.kind, of.id, plan, speech)
  const parts = session?.treated.find((one) => one.key === of.whole)?.parts
  const part = of.part === undefined ? undefined : parts?.[of.part - 1]
  const subject = part === undefined ? whole : say.partOf(part, whole)
  return { subject, ...(of.kind === 'item' && { itemId: of.id }) }
}
