/** The three true levels of what was written, from what the store and the relay say; never better than the truth. */

import type { StoreState } from './offline/plan-store.ts'
import type { SaveState, SaveTrouble } from './open-plan.ts'
import type { RelayStatus } from './relay-status.svelte.ts'

/** Beyond this the wrong clock is said, in minutes (architecture, Documents). */
const minutesToSay = 2

type Relay = Pick<RelayStatus, 'state' | 'refusal' | 'syncedAt'>

export function saveStateOf(
  stored: StoreState,
  relay: Relay,
  minutesAhead: number,
  found: SaveTrouble | undefined,
): SaveState {
  const { queued, waiting, unconfirmed, trouble } = stored
  const kept = unconfirmed > 0 || relay.state === 'none' ? 'device' : 'relay'
  const wrong = found ?? troubleOf(trouble) ?? refusal(relay, unconfirmed) ?? clock(minutesAhead)
  return {
    level: queued > 0 || trouble ? 'memory' : kept,
    waiting: waiting || unconfirmed,
    relay: relay.state,
    ...(relay.syncedAt !== undefined && { lastSyncedAt: relay.syncedAt }),
    ...(wrong && { trouble: wrong }),
  }
}

function troubleOf(trouble: StoreState['trouble']): SaveTrouble | undefined {
  if (trouble === undefined) return undefined
  return { type: trouble === 'full' ? 'storage full' : 'storage lost' }
}

function refusal({ refusal: code }: Relay, count: number): SaveTrouble | undefined {
  return code === undefined ? undefined : { type: 'refused', code, count }
}

function clock(minutes: number): SaveTrouble | undefined {
  return Math.abs(minutes) > minutesToSay ? { type: 'clock wrong', minutes } : undefined
}
