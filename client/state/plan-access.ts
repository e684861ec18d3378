/** What an open plan knows of its access: the role, questions to the relay, and what is done once the relay has let it in. */

import { keepCertificate } from '../../shared/commands/keep-certificate.ts'
import { readCertificate } from '../../shared/plan/certificate.ts'
import { find } from '../../shared/base/table.ts'
import type { Granted } from '../../shared/wire/access-message.ts'
import { accessDocument } from '../../shared/wire/access-message.ts'
import type { LivePlan } from './live-plan.svelte.ts'
import type { PlanAccess } from './open-plan.ts'
import type { PlanRole } from './plan-role.svelte.ts'

export function planAccess(role: PlanRole, path: string, relay: string): PlanAccess {
  return {
    get role() {
      return role.role
    },
    get wasNotInvited() {
      return role.wasNotInvited
    },
    within: (outcome) => role.within(outcome),
    async ask(ask) {
      const { askRelay } = await import('./access-desk.ts')
      const answer = await askRelay(relay, `${path}.${accessDocument}`, role, ask)
      return answer.type === 'in' ? { type: 'away' } : answer
    },
  }
}

/** An invitation may say whose device this is; what the relay vouches for goes into the ledger, for everybody to check. */
export function whenGranted(role: PlanRole, plan: LivePlan): void {
  let last: Promise<unknown> = Promise.resolve()
  const take = (granted: Granted): void => {
    last = last.then(() => takeGranted(plan, granted)).catch(() => undefined)
  }
  role.onGranted = take
  if (role.last) take(role.last)
}

async function takeGranted(open: LivePlan, { person, certificate }: Granted): Promise<void> {
  const says = certificate === undefined ? undefined : readCertificate(certificate)
  const known = find(open.plan.devices, open.device)?.certificates ?? []
  const isKnown = known.some(({ from, relayKey }) => from === says?.from && relayKey === says.relayKey)
  if (certificate !== undefined && !isKnown) await open.tell(keepCertificate, { certificate })
  if (person !== undefined && !open.asked && find(open.plan.people, person)) await open.speakFor(person)
}
