/** What relays vouch for, by the device that it is about; any device may have put it into the ledger. */

import { readCertificate } from '../certificate.ts'
import type { DeviceId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import { envelopeOf, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { certificateFields } from './entry-fields.ts'
import { addTo, takeFrom } from './grouping.ts'

export const certificate: EntryKind = {
  index(told, ledger) {
    const read = readBody(certificateFields, told, ledger, {})
    const says = read && readCertificate(read.certificate)
    if (says) addTo(ledger.certificates, says.device, { ...envelopeOf(told), says })
  },
  forget({ id, body }, ledger) {
    const about = deviceOf(body)
    if (about !== undefined) takeFrom(ledger.certificates, about, id)
  },
  touch({ body }, touched) {
    const about = deviceOf(body)
    if (about !== undefined) touched.devices.add(about)
  },
}

function deviceOf({ certificate: text }: SourceEntry['body']): DeviceId | undefined {
  return typeof text === 'string' ? readCertificate(text)?.device : undefined
}
