/** What is answered to a breach (AC), who accepts it, and that it was done. */

import { envelopeOf, nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { aboutAnswerFields, answerFields } from './entry-fields.ts'
import { addTo, takeFrom } from './grouping.ts'

export const answer: EntryKind = {
  index(told, ledger) {
    const into = { ...envelopeOf(told), text: told.entry.note ?? '', accepted: [] }
    const read = readBody(answerFields, told, ledger, into)
    if (read) ledger.answers.set(read.id, read)
  },
  forget({ id }, ledger) {
    ledger.answers.delete(id)
  },
  touch({ id }, touched) {
    touched.answers.add(id)
  },
}

export const answerAccepted = wordOn('acceptances')
export const answerDone = wordOn('completions')

function wordOn(list: 'acceptances' | 'completions'): EntryKind {
  return {
    index(told, ledger) {
      const read = readBody(aboutAnswerFields, told, ledger, {})
      if (read) addTo(ledger[list], read.answer, { ...envelopeOf(told), says: read.answer })
    },
    forget({ id, body }, ledger) {
      takeFrom(ledger[list], nameIn(body['answer']), id)
    },
    touch({ body }, touched) {
      const about = nameIn(body['answer'])
      if (about !== undefined) touched.answers.add(about)
    },
  }
}
