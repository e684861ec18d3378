/** Who writes: a device's name, and the person it speaks for. Both count only in the device's own chain. */

import { envelopeOf, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { deviceFields, speaksForFields } from './entry-fields.ts'
import { addTo, takeFrom } from './grouping.ts'

export const device: EntryKind = {
  index(told, ledger) {
    const read = readBody(deviceFields, told, ledger, {})
    if (read && told.entry.device !== undefined) {
      addTo(ledger.deviceNames, told.entry.device, { ...envelopeOf(told), says: read.name })
    }
  },
  forget({ id, device: of }, ledger) {
    takeFrom(ledger.deviceNames, of, id)
  },
  touch: touchDevice,
}

export const speaksFor: EntryKind = {
  index(told, ledger) {
    const read = readBody(speaksForFields, told, ledger, {})
    if (read && told.entry.device !== undefined) {
      addTo(ledger.speaksFor, told.entry.device, { ...envelopeOf(told), says: read.person })
    }
  },
  forget({ id, device: of }, ledger) {
    takeFrom(ledger.speaksFor, of, id)
  },
  touch: touchDevice,
}

function touchDevice(
  { device }: Parameters<EntryKind['touch']>[0],
  touched: Parameters<EntryKind['touch']>[1],
): void {
  if (device !== undefined) touched.devices.add(device)
}
