/** The closing of a reporting period. Of two for one last day the earliest counts; which that is, whoever shows them says. */

import type { FrontierMark, Period } from '../period.ts'
import { envelopeOf, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { field, fieldList, members, required, wholeOf } from './field-table.ts'
import { day, instant, numberFrom, text } from './reader.ts'
import { evidence } from './session-fields.ts'

const mark = wholeOf(
  'a mark: {"count", "hash", "at"}',
  fieldList<FrontierMark>({
    count: required('count', numberFrom(0, 1e9)),
    hash: required('hash', text),
    at: required('at', instant),
  }),
)

const periodFields = fieldList<Omit<Period, 'id' | 'at' | 'by' | 'device'>>({
  name: field('name', text, ''),
  through: required('through', day),
  figures: field('figures', evidence),
  fingerprint: field('fingerprint', text),
  book: field('book', text),
  balances: field('balances', numberFrom(0, 1e9)),
  ledger: field('ledger', numberFrom(0, 1e9)),
  frontier: members('frontier', mark),
})

export const periodClosed: EntryKind = {
  index(told, ledger) {
    const { device } = told.entry
    const into = { ...envelopeOf(told), ...(device !== undefined && { device }) }
    const read = readBody(periodFields, told, ledger, into)
    if (read) ledger.periods.set(read.id, read)
  },
  forget({ id }, ledger) {
    ledger.periods.delete(id)
  },
  touch({ id }, touched) {
    touched.periods.add(id)
  },
}
