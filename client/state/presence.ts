/** Who else is here, from awareness: devices by their ids; the plan knows whom each speaks for. Selections only on the same item (HO6). */

import type { Awareness } from 'y-protocols/awareness'
import type { Peer } from './open-plan.ts'

export function peersOf(awareness: Awareness): readonly Peer[] {
  const peers: Peer[] = []
  for (const [client, state] of awareness.getStates()) {
    const { device, item } = state as { device?: unknown; item?: unknown }
    if (typeof device !== 'string') continue
    peers.push({
      key: String(client),
      device,
      me: client === awareness.clientID,
      ...(typeof item === 'string' && { itemId: item }),
    })
  }
  return peers
}
