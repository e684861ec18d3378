/** Whether a relay signed a certificate, and for this plan: checked on every device, offline too. */

import type { PlanId } from '../plan/ids.ts'
import { readCertificate } from '../plan/certificate.ts'
import { deviceIdOf, isSigned } from './sign.ts'

/** Once the curve is loaded. It says of the device only what goes with its key. */
export function isCertified(text: string, plan: PlanId): boolean {
  const [head = '', body = '', signature = '', ...more] = text.split('.')
  const says = readCertificate(text)
  if (says === undefined || more.length > 0) return false
  return (
    says.plan === plan &&
    deviceIdOf(says.key) === says.device &&
    isSigned(`${head}.${body}`, signature, says.relayKey)
  )
}
