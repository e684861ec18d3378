/** Reads what the device holds of a room, where it lets us. */

import { applyFromDevice } from '../from-device.ts'
import type { RoomOfPlan } from '../rooms-of-plan.ts'
import type { PlanStore } from './plan-store.ts'

const patience = 1000

export interface RoomRead {
  /** The database is refused (private mode): the board works in memory, from what was just made or what the relay brings. */
  readonly refused: boolean
  /** Puts what was read into the room's document. */
  fill(): void
}

/**
 * `made`: a moment ago, where nothing can be kept. A plan that stands already is not given up for a database that went away:
 * `insists` asks again.
 */
export async function readRoom(
  store: PlanStore,
  { room, doc }: RoomOfPlan,
  made: readonly Uint8Array[],
  insists: () => boolean,
): Promise<RoomRead> {
  const read = () => store.load(room).catch(() => undefined)
  let updates = await read()
  while (!updates && insists()) {
    await new Promise((again) => setTimeout(again, patience))
    updates = await read()
  }
  if (!updates) for (const bytes of made) store.push(room, bytes, false)
  return { refused: updates === undefined, fill: () => applyFromDevice(doc, updates ?? made) }
}
