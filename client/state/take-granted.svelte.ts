/** What is done once the relay has let this device in; loaded when there is anything to do. */

import { find } from '../../shared/base/table.ts'
import { keepCertificate } from '../../shared/commands/keep-certificate.ts'
import { readCertificate } from '../../shared/plan/certificate.ts'
import type { LivePlan } from './live-plan.svelte.ts'

/** What the relay vouches for goes into the ledger, for every device to check. */
export async function takeCertificate(plan: LivePlan, certificate: string): Promise<void> {
  const says = readCertificate(certificate)
  const known = find(plan.plan.devices, says?.device ?? '')?.certificates ?? []
  const isKnown = known.some(({ from, relayKey }) => from === says?.from && relayKey === says.relayKey)
  if (!isKnown) await plan.tell(keepCertificate, { certificate })
}

/** An invitation may say whose device this is; that person may still be on the way here. */
export function takePerson(plan: LivePlan, person: string): void {
  if (plan.asked) return
  const stop = $effect.root(() => {
    $effect(() => {
      if (!find(plan.plan.people, person) && !plan.asked) return
      stop()
      if (!plan.asked) void plan.speakFor(person)
    })
  })
}
