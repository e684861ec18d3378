/** Sees when a ledger's period is closed and the relay, which has all of it, has not sealed it. */

import type { DeviceKeeper } from './device-keeper.svelte.ts'
import type { LivePlan } from './live-plan.svelte.ts'
import { sealClosed } from './seal-closed.ts'

/** Where the relay could not seal it, it is asked again after so long, in ms. */
const again = 60_000

/** Until the returned function is called. */
export function sealWhenClosed(plan: LivePlan, keeper: DeviceKeeper): () => void {
  let isWaiting = false
  return $effect.root(() => {
    $effect(() => {
      const { relay, waiting } = keeper.save
      const isClosed = plan.plan.periods.list.some(({ ledger = -1 }) => ledger >= keeper.ledgers.sealed)
      if (!isClosed || isWaiting || relay !== 'connected' || waiting > 0 || !keeper.lines.leads) return
      isWaiting = true
      setTimeout(() => (isWaiting = false), again)
      void sealClosed(plan, keeper).catch(() => undefined)
    })
  })
}
