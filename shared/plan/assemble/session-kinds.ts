/** What is decided: sessions opened, joined and closed, what became of their agenda, decisions and what became of them. */

import { envelopeOf, nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { addTo, takeFrom } from './grouping.ts'
import {
  acceptedFields,
  closedFields,
  decisionFields,
  joinedFields,
  openedFields,
  outcomeFields,
  treatmentFields,
} from './session-fields.ts'

export const sessionOpened: EntryKind = {
  index(told, ledger) {
    const into = { id: told.entry.id, openedAt: told.at, closings: [], treated: [] }
    const read = readBody(openedFields, told, ledger, into)
    if (read) ledger.sessions.set(read.id, read)
  },
  forget({ id }, ledger) {
    ledger.sessions.delete(id)
  },
  touch({ id }, touched) {
    touched.sessions.add(id)
  },
}

export const sessionClosed: EntryKind = {
  index(told, ledger) {
    const read = readBody(closedFields, told, ledger, {})
    if (!read) return
    const { session, ...says } = read
    addTo(ledger.closings, session, { ...envelopeOf(told), says })
  },
  forget: forgetIn('closings', 'session'),
  touch: touchSession,
}

export const sessionJoined: EntryKind = {
  index(told, ledger) {
    const read = readBody(joinedFields, told, ledger, {})
    if (read) addTo(ledger.joined, read.session, { ...envelopeOf(told), says: read.session })
  },
  forget: forgetIn('joined', 'session'),
  touch: touchSession,
}

export const sessionAgenda: EntryKind = {
  index(told, ledger) {
    const read = readBody(treatmentFields, told, ledger, {})
    if (!read) return
    const { session, ...says } = read
    addTo(ledger.treatments, session, { ...envelopeOf(told), says })
  },
  forget: forgetIn('treatments', 'session'),
  touch: touchSession,
}

export const decision: EntryKind = {
  index(told, ledger) {
    const { entry, at } = told
    const into = { id: entry.id, text: entry.note ?? '', at, ...(entry.by !== undefined && { by: entry.by }) }
    const read = readBody(decisionFields, told, ledger, into)
    if (read) ledger.decisions.set(read.id, read)
  },
  forget({ id }, ledger) {
    ledger.decisions.delete(id)
  },
  touch({ id }, touched) {
    touched.decisions.add(id)
  },
}

export const decisionOutcome: EntryKind = {
  index(told, ledger) {
    const read = readBody(outcomeFields, told, ledger, {})
    if (!read) return
    const { decision, ...says } = read
    addTo(ledger.outcomes, decision, { ...envelopeOf(told), says })
  },
  forget: forgetIn('outcomes', 'decision'),
  touch: touchDecision,
}

export const decisionAccepted: EntryKind = {
  index(told, ledger) {
    const read = readBody(acceptedFields, told, ledger, {})
    if (read) addTo(ledger.takenOn, read.decision, { ...envelopeOf(told), says: read.decision })
  },
  forget: forgetIn('takenOn', 'decision'),
  touch: touchDecision,
}

function touchSession(
  { body }: Parameters<EntryKind['touch']>[0],
  touched: Parameters<EntryKind['touch']>[1],
): void {
  const session = nameIn(body['session'])
  if (session !== undefined) touched.sessions.add(session)
}

function touchDecision(
  { body }: Parameters<EntryKind['touch']>[0],
  touched: Parameters<EntryKind['touch']>[1],
): void {
  const decision = nameIn(body['decision'])
  if (decision !== undefined) touched.decisions.add(decision)
}

function forgetIn(
  list: 'closings' | 'joined' | 'treatments' | 'outcomes' | 'takenOn',
  about: 'session' | 'decision',
): EntryKind['forget'] {
  return ({ id, body }, ledger) => {
    takeFrom<string, { readonly id: string }>(ledger[list], nameIn(body[about]), id)
  }
}
