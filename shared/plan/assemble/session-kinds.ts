/** What is decided: sessions opened and closed, decisions and what became of them. */

import { envelopeOf, nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { closedFields, decisionFields, openedFields, outcomeFields } from './entry-fields.ts'
import { addTo } from './grouping.ts'

export const sessionOpened: EntryKind = {
  index(told, ledger) {
    const into = { id: told.entry.id, openedAt: told.at }
    const read = readBody(openedFields, told, ledger, into)
    if (read) ledger.sessions.set(read.id, read)
  },
  touch({ id }, touched) {
    touched.sessions.add(id)
  },
}

export const sessionClosed: EntryKind = {
  index(told, ledger) {
    const read = readBody(closedFields, told, ledger, {})
    if (read) addTo(ledger.closings, read.session, { ...envelopeOf(told), says: read.session })
  },
  touch({ body }, touched) {
    const session = nameIn(body['session'])
    if (session !== undefined) touched.sessions.add(session)
  },
}

export const decision: EntryKind = {
  index(told, ledger) {
    const into = { id: told.entry.id, text: told.entry.note ?? '', at: told.at }
    const read = readBody(decisionFields, told, ledger, into)
    if (read) ledger.decisions.set(read.id, read)
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
  touch({ body }, touched) {
    const decision = nameIn(body['decision'])
    if (decision !== undefined) touched.decisions.add(decision)
  },
}
