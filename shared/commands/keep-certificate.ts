/** Puts into the ledger what the relay vouches for; an owner's device also says, in the charter, which relay counts. */

import { readCertificate } from '../plan/certificate.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { append, setField } from './edits.ts'

export const keepCertificate: Command<{ readonly certificate: string }> = {
  name: 'device.certificate',
  title: 'Keep what the relay vouches for',
  run({ certificate }, { plan }) {
    const says = readCertificate(certificate)
    const isFirst = plan.settings.relayKey === undefined && says?.role === 'owner'
    return planUnless(says ? undefined : { code: 'EMPTY', facts: { what: 'a certificate' } }, () => [
      append('certificate', { certificate }),
      ...(isFirst ? [setField('plan', 'plan', 'relayKey', says.relayKey)] : []),
    ])
  },
}
