/** Who else is here, from awareness: devices by their ids; the plan knows whom each speaks for. Selections only on the same item (HO6). */

import type { Awareness } from 'y-protocols/awareness'
import type { Meeting, Peer } from './open-plan.ts'

/** What a device shows of itself: the item it looks at, the fingerprint of its figures (AG1), the session it is in. */
export interface Pointed {
  readonly item: string | undefined
  readonly figures: string | undefined
  readonly meeting?: Meeting | undefined
}

export function peersOf(awareness: Awareness): readonly Peer[] {
  const peers: Peer[] = []
  for (const [client, state] of awareness.getStates()) {
    const { device, item, figures, meeting } = state as { readonly [Name in string]?: unknown }
    const session = meetingOf(meeting)
    if (typeof device !== 'string') continue
    peers.push({
      key: String(client),
      device,
      me: client === awareness.clientID,
      ...(typeof item === 'string' && { itemId: item }),
      ...(typeof figures === 'string' && { figures }),
      ...(session && { meeting: session }),
    })
  }
  return peers
}

function meetingOf(said: unknown): Meeting | undefined {
  if (typeof said !== 'object' || said === null) return undefined
  const { session, step, since, leads, ledAt } = said as { readonly [Name in keyof Meeting]?: unknown }
  return typeof session === 'string' && typeof step === 'string'
    ? { session, step, leads: leads === true, since: Number(since) || 0, ledAt: Number(ledAt) || 0 }
    : undefined
}
