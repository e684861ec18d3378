/** A closed ledger is at the relay as it is here, and nothing new gets into it: the next opening may leave it unread. */

import type { DeviceKeeperOptions } from '../device-keeper-options.ts'
import type { PlanStore } from './plan-store.ts'
import { lastKeyIn } from './said-since.ts'

/** `ledger`: its number. Where it cannot be noted down the next opening reads it. */
export async function keepSettled(
  { database, path, clock, role }: DeviceKeeperOptions,
  store: PlanStore,
  room: string,
  ledger: number,
): Promise<void> {
  if (ledger >= (role.last?.sealed ?? 0)) return
  await store.flush()
  if (store.waitsIn(room)) return
  const { plans, updates } = database
  await database
    .transaction('rw', [plans, updates], async () => {
      const { settled = [] } = (await plans.get(path)) ?? {}
      const now = { key: await lastKeyIn(database, room), at: clock.exact() }
      const next = Array.from({ length: Math.max(settled.length, ledger + 1) }, (_, i) =>
        i === ledger ? now : (settled[i] ?? null),
      )
      await plans.update(path, { settled: next })
    })
    .catch(() => undefined)
}
