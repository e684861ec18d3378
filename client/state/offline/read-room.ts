/** Reads what the device holds of a room, where it lets us. */

import type { PlanStore } from './plan-store.ts'

const patience = 1000

/**
 * Undefined where the database is refused (private mode): the board works in memory, from what was just made or what the
 * relay brings. A plan that stands already is not given up for a database that went away: `insists` asks again.
 */
export async function readRoom(
  store: PlanStore,
  room: string,
  insists: () => boolean,
): Promise<readonly Uint8Array[] | undefined> {
  const read = () => store.load(room).catch(() => undefined)
  let updates = await read()
  while (!updates && insists()) {
    await new Promise((again) => setTimeout(again, patience))
    updates = await read()
  }
  return updates
}
