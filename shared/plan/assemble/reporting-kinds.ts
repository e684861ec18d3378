/** What is reported: check-ins and who confirms them, bookings, readings, comments. */

import type { Booking, CheckIn } from '../report.ts'
import { envelopeOf, nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import {
  aboutEntryFields,
  bookingFields,
  checkInFields,
  commentFields,
  readingFields,
} from './entry-fields.ts'
import { addTo, takeFrom, takeOut } from './grouping.ts'

export const checkIn: EntryKind = {
  index(told, ledger) {
    const { device, note } = told.entry
    const into: Mutable<Pick<CheckIn, 'id' | 'at' | 'by' | 'device' | 'note'>> = envelopeOf(told)
    if (device !== undefined) into.device = device
    if (note !== undefined) into.note = note
    const read = readBody(checkInFields, told, ledger, into)
    if (read) ledger.storyOf(read.itemId).checkIns.push(read)
  },
  forget({ id, body }, ledger) {
    takeOut(ledger.stories.get(nameIn(body['item']) ?? '')?.checkIns ?? [], id)
  },
  touch: touchItem,
}

export const booking: EntryKind = {
  index(told, ledger) {
    const read: Booking | undefined = readBody(bookingFields, told, ledger, envelopeOf(told))
    if (read) ledger.storyOf(read.itemId).bookings.push(read)
  },
  forget({ id, body }, ledger) {
    takeOut(ledger.stories.get(nameIn(body['item']) ?? '')?.bookings ?? [], id)
  },
  touch: touchItem,
}

export const confirm: EntryKind = {
  index(told, ledger) {
    const read = readBody(aboutEntryFields, told, ledger, {})
    if (read) addTo(ledger.confirmations, read.entry, { ...envelopeOf(told), says: read.entry })
  },
  forget({ id, body }, ledger) {
    takeFrom(ledger.confirmations, nameIn(body['entry']), id)
  },
  touch({ body }, touched, ledger) {
    const about = ledger.told.get(nameIn(body['entry']) ?? '')?.entry
    if (about?.kind === 'checkIn') touchItem(about, touched)
  },
}

export const reading: EntryKind = {
  index(told, ledger) {
    const read = readBody(readingFields, told, ledger, envelopeOf(told))
    if (read) addTo(ledger.readings, read.kpiId, read)
  },
  forget({ id, body }, ledger) {
    takeFrom(ledger.readings, nameIn(body['kpi']), id)
  },
  touch({ body }, touched) {
    const kpi = nameIn(body['kpi'])
    if (kpi !== undefined) touched.kpis.add(kpi)
  },
}

export const comment: EntryKind = {
  index(told, ledger) {
    const read = readBody(commentFields, told, ledger, envelopeOf(told))
    if (read) ledger.comments.set(read.id, { ...read, text: told.entry.note ?? '' })
  },
  forget({ id }, ledger) {
    ledger.comments.delete(id)
  },
  touch({ id }, touched) {
    touched.comments.add(id)
  },
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function touchItem(
  { body }: Parameters<EntryKind['touch']>[0],
  touched: Parameters<EntryKind['touch']>[1],
): void {
  const item = nameIn(body['item'])
  if (item !== undefined) touched.items.add(item)
}
