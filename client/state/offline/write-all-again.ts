/** Into a database that was cleared: who this is, what is known of the plan, and all that this tab holds of it. */

import * as Y from 'yjs'
import { keepSignerAgain } from '../device-key.ts'
import type { DeviceKeeperOptions } from '../device-keeper-options.ts'
import { isLedger } from '../rooms-of-plan.ts'
import type { RoomOfPlan } from '../rooms-of-plan.ts'
import type { PlanStore } from './plan-store.ts'
import type { RejectedDrafts } from './rejected-drafts.svelte.ts'

/** The database went away or was cleared: true once it is open again and all that this tab holds is in it. */
export async function restore(
  options: DeviceKeeperOptions,
  store: PlanStore,
  drafts: RejectedDrafts,
  rooms: readonly RoomOfPlan[],
  rejoin: () => void,
): Promise<boolean> {
  await options.database.open()
  if (await store.rows.isCleared()) {
    await writeAllAgain(options, store, drafts, rooms)
    rejoin()
  } else await store.flush()
  return store.state.trouble === undefined
}

async function writeAllAgain(
  { database, path, row, clock }: DeviceKeeperOptions,
  store: PlanStore,
  drafts: RejectedDrafts,
  rooms: readonly RoomOfPlan[],
): Promise<void> {
  const at = clock.exact()
  const { settled: _, ...known } = row ?? {}
  await keepSignerAgain(database)
  await database.plans.put({
    path,
    name: '',
    createdAt: at,
    openedAt: at,
    asked: true,
    local: false,
    ...known,
    ledgers: rooms.filter(isLedger).length,
  })
  await drafts.put(drafts.rows)
  const read = rooms.filter(({ isUnread }) => !isUnread)
  await store.writeWhole(new Map(read.map(({ room, doc }) => [room, Y.encodeStateAsUpdate(doc)])))
}
