/**
 * Whose withdrawal takes an entry back, asked before one is written and wherever one is read: its author's (from any device, or
 * whoever's device said it) and a planner's. A countersignature falls by whoever gave it alone; what a relay vouches for, never.
 */

import { isAtLeast } from './certificate.ts'
import type { MemberRole } from './certificate.ts'
import type { DeviceId, PersonId } from './ids.ts'
import type { SourceEntry } from './source.ts'

export interface Taker {
  readonly by?: PersonId | undefined
  readonly device?: DeviceId | undefined
}

/** `role`: of the device that takes back, when it does; undefined where nobody has said one. */
export function mayTakeBack(
  taker: Taker,
  { kind, by, device }: Pick<SourceEntry, 'kind' | 'by' | 'device'>,
  role: MemberRole | undefined,
): boolean {
  if (kind === 'certificate') return false
  if (kind === 'stage.countersigned') return by === taker.by
  return isOwn(taker, by, device) || role === undefined || isAtLeast(role, 'planner')
}

function isOwn(taker: Taker, by: PersonId | undefined, device: DeviceId | undefined): boolean {
  return (by !== undefined && by === taker.by) || (device !== undefined && device === taker.device)
}
