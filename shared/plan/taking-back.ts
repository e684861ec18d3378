/**
 * Whose withdrawal takes an entry back, asked before one is written and wherever one is read: its author's (from any device, or
 * whoever's device said it) and a planner's. A countersignature falls by whoever gave it alone; what a relay vouches for, never.
 */

import type { JsonObject } from '../base/json.ts'
import { isAtLeast } from './certificate.ts'
import type { MemberRole } from './certificate.ts'
import type { DeviceId, PersonId } from './ids.ts'
import type { SourceEntry } from './source.ts'

export interface Taker {
  readonly by?: PersonId | undefined
  readonly device?: DeviceId | undefined
  /** Of a withdrawal that was written: what it says. */
  readonly body?: JsonObject
}

/** `role`: of the device that takes back, when it does; undefined where nobody has said one. */
export function mayTakeBack(
  taker: Taker,
  { kind, by, device }: Pick<SourceEntry, 'kind' | 'by' | 'device'>,
  role: MemberRole | undefined,
): boolean {
  // A copy of the plan has no roles to judge it by again.
  if (kind === 'certificate' || taker.body?.['inVain'] === true) return false
  if (kind === 'stage.countersigned') return by === taker.by
  return isOwn(taker, by, device) || role === undefined || isAtLeast(role, 'planner')
}

function isOwn(taker: Taker, by: PersonId | undefined, device: DeviceId | undefined): boolean {
  return (by !== undefined && by === taker.by) || (device !== undefined && device === taker.device)
}
