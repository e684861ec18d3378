// An invitation written into a store beside the relays that run on it: they hear of it within seconds. For the operator,
// whom no role stops.

import { err, ok, type Result } from '../../shared/base/result.ts'
import type { Role } from '../../shared/wire/role.ts'
import type { StorageTrouble, StoredAccess } from '../storage/contract.ts'
import { createSecret, invite } from './change-access.ts'
import { emptyAccess, readAccess } from './plan-access.ts'

export interface AccessStore {
  access(plan: string): Promise<Result<StoredAccess, StorageTrouble>>
  putAccess(plan: string, version: number, text: string): Promise<Result<boolean, StorageTrouble>>
}

export interface StoreInvitation {
  readonly role: Role
  readonly person?: string
  readonly days?: number
  readonly uses?: number
  /** Of whoever signed in. */
  readonly email?: string
  readonly now: number
}

/** `plan`: a plan's key, or `relay`. The secret stands in the link that is answered with, and nowhere else. */
export async function inviteInStore(
  store: AccessStore,
  plan: string,
  { now, days = 7, uses = 1, ...invitation }: StoreInvitation,
): Promise<Result<string, string>> {
  const secret = createSecret()
  for (;;) {
    const stored = await store.access(plan)
    if (!stored.ok) return err(stored.error.type)
    const { version, text } = stored.value
    const before = text === undefined ? emptyAccess('operator') : readAccess(text)
    if (before.deleted !== undefined) return err('the plan was deleted')
    const changed = invite(before, { ...invitation, days, uses }, now, secret)
    if (!changed.ok) return changed
    const written = await store.putAccess(plan, version, JSON.stringify(changed.value))
    if (!written.ok) return err(written.error.type)
    if (written.value) return ok(secret)
  }
}
