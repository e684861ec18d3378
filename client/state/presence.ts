/** Who else is here, from awareness: devices by their ids; the plan knows whom each speaks for. Selections only on the same item (HO6). */

import type { Awareness } from 'y-protocols/awareness'
import type { Peer } from './open-plan.ts'

/** What a device shows of itself: the item it looks at, and the fingerprint of its figures (AG1). */
export interface Pointed {
  readonly item: string | undefined
  readonly figures: string | undefined
}

export function peersOf(awareness: Awareness): readonly Peer[] {
  const peers: Peer[] = []
  for (const [client, state] of awareness.getStates()) {
    const { device, item, figures } = state as { device?: unknown; item?: unknown; figures?: unknown }
    if (typeof device !== 'string') continue
    peers.push({
      key: String(client),
      device,
      me: client === awareness.clientID,
      ...(typeof item === 'string' && { itemId: item }),
      ...(typeof figures === 'string' && { figures }),
    })
  }
  return peers
}
