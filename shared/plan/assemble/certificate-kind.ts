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
    if (!says) return
    addTo(ledger.certificates, says.device, { ...envelopeOf(told), says })
    ledger.rolesChanged()
  },
  forget({ id, body }, ledger) {
    const about = deviceOf(body)
    if (about === undefined) return
    takeFrom(ledger.certificates, about, id)
    ledger.rolesChanged()
  },
  touch({ body }, touched, ledger) {
    const about = deviceOf(body)
    if (about === undefined) return
    touched.devices.add(about)
    ledger.touchTakenBack(touched, about)
  },
}

function deviceOf({ certificate: text }: SourceEntry['body']): DeviceId | undefined {
  return typeof text === 'string' ? readCertificate(text)?.device : undefined
}
