/** What keeps a plan on a device is made of: its database, the documents it fills, who signs, the relay it joins. */

import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { Signer } from '../../shared/doc/sign.ts'
import type { Clock } from './clock.svelte.ts'
import type { PlanRole } from './plan-role.svelte.ts'
import type { DeviceDatabase, PlanRow } from './offline/database.ts'

export interface DeviceKeeperOptions {
  readonly database: DeviceDatabase
  readonly path: string
  readonly docs: PlanDocs
  readonly clock: Clock
  /** `ws://host/sync`; undefined where there is no relay to join. */
  readonly relay: string | undefined
  readonly signer: Signer
  /** What this device may do here, as the relay says. */
  readonly role: PlanRole
  /** As the list of plans has it, for a database that loses it. */
  readonly row?: PlanRow | undefined
  /** A plan made a moment ago where nothing can be kept, by room. */
  readonly unkept?: ReadonlyMap<string, readonly Uint8Array[]> | undefined
}
