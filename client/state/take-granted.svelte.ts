/** What is done once the relay has let this device in; loaded then. */

import { find } from '../../shared/base/table.ts'
import { keepCertificate } from '../../shared/commands/keep-certificate.ts'
import { readCertificate } from '../../shared/plan/certificate.ts'
import type { Granted } from '../../shared/wire/access-message.ts'
import type { LivePlan } from './live-plan.svelte.ts'

export { sealWhenClosed } from './seal-when-closed.svelte.ts'

/** What the relay vouches for goes into the ledger, for every device to check. */
export async function takeCertificate(plan: LivePlan, certificate: string): Promise<void> {
  const says = readCertificate(certificate)
  const known = find(plan.plan.devices, says?.device ?? '')?.certificates ?? []
  const isKnown = known.some(({ from, relayKey }) => from === says?.from && relayKey === says.relayKey)
  if (!isKnown) await plan.tell(keepCertificate, { certificate })
}

/** An invitation may say whose device this is, or an account by its address; that person may still be on the way here. */
export function takePerson(plan: LivePlan, { person, email }: Pick<Granted, 'person' | 'email'>): void {
  if (plan.asked || (person ?? email) === undefined) return
  const personOf = (): string | undefined =>
    find(plan.plan.people, person)?.id ?? (email === undefined ? undefined : personWith(plan, email))
  const stop = $effect.root(() => {
    $effect(() => {
      const found = personOf()
      if (found === undefined && !plan.asked) return
      stop()
      if (!plan.asked) void plan.speakFor(found)
    })
  })
}

/** Nobody, where two have it. */
function personWith({ plan }: LivePlan, email: string): string | undefined {
  const [found, ...more] = plan.people.list.filter(
    (one) => !one.left && one.email?.trim().toLowerCase() === email.toLowerCase(),
  )
  return more.length === 0 ? found?.id : undefined
}
