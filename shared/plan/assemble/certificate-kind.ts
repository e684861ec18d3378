/** What relays vouch for, by the device that it is about; any device may have put it into the ledger. */

import { readCertificate } from '../certificate.ts'
import { envelopeOf, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { certificateFields } from './entry-fields.ts'
import { addTo } from './grouping.ts'

export const certificate: EntryKind = {
  index(told, ledger) {
    const read = readBody(certificateFields, told, ledger, {})
    const says = read && readCertificate(read.certificate)
    if (says) addTo(ledger.certificates, says.device, { ...envelopeOf(told), says })
  },
  touch({ body }, touched) {
    const text = body['certificate']
    const about = typeof text === 'string' ? readCertificate(text) : undefined
    if (about) touched.devices.add(about.device)
  },
}
