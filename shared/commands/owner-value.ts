/** An owner as a record holds it; null takes it off. */

import type { Json } from '../base/json.ts'
import { ownerRecord } from '../plan/baseline-rows.ts'
import type { OwnerRef } from '../plan/person.ts'

export function ownerValue(owner: OwnerRef | null | undefined): Json | undefined {
  if (owner === undefined || owner === null) return owner
  return ownerRecord(owner.type === 'text' ? { type: 'text', text: owner.text.trim() } : owner)
}
