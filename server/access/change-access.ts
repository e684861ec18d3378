// What may be asked of a plan's access, and by whom: planners invite up to their own role and take invitations back;
// owners also give and take roles, say what the link gives, and delete. A plan is never without an owner.

import { randomBytes } from 'node:crypto'
import { unreachable } from '../../shared/base/assert.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import type { AccessAsk, AskRefusal, CodeAsk, PushTarget } from '../../shared/wire/access-message.ts'
import { atLeast, ownDeviceDays, type Right } from '../../shared/wire/role.ts'
import { findDevice, hashSecret, withoutPush, type DeviceAccess, type PlanAccess } from './plan-access.ts'

/** What is asked of the access itself. */
export type ChangeAsk = Exclude<AccessAsk, CodeAsk>
type Invite = Extract<AccessAsk, { readonly type: 'invite' }>

export type Changed = Result<PlanAccess, AskRefusal>

const day = 24 * 3_600_000
const mostInvitations = 500

/** 128 bits, for the fragment of a link. */
export const createSecret = (): string => randomBytes(16).toString('base64url')

/** `secret` is that of a new invitation, `me` who asks; the same access comes back where nothing changes. */
export function changeAccess(
  access: PlanAccess,
  ask: ChangeAsk,
  by: Right,
  now: number,
  secret: string,
  me?: DeviceAccess,
): Changed {
  if (!atLeast(by, leastFor(ask)))
    return isOwnDevice(ask, by) ? invite(access, ofSame(ask, me), now, secret) : err('not yours')
  switch (ask.type) {
    case 'list':
      return ok(access)
    case 'invite':
      return invite(access, ask, now, secret)
    case 'withdraw':
      return ok({ ...access, invitations: access.invitations.filter(({ id }) => id !== ask.id) })
    case 'set role':
      return setRole(access, ask.device, ask.role, now)
    case 'remove':
      return setRole(access, ask.device, 'none', now)
    case 'set link':
      return ok({ ...access, link: ask.right })
    case 'delete plan': {
      const { devices } = withoutPush(access, () => true)
      return ok({ v: 1, link: 'none', invitations: [], devices, deleted: now })
    }
    case 'seal':
      return seal(access, ask.ledger)
    case 'push':
      return setPush(access, ask.to, me)
    default:
      return unreachable(ask)
  }
}

/** Whoever is in may bring another device of theirs, as what they are. */
function isOwnDevice(ask: ChangeAsk, by: Right): ask is Invite {
  return ask.type === 'invite' && ask.uses === 1 && ask.days <= ownDeviceDays && ask.role === by
}

/** For whom is not theirs to say: for whoever this device was let in for. */
function ofSame(ask: Invite, me: DeviceAccess | undefined): Invite {
  const { person: _, ...rest } = ask
  return me?.person === undefined ? rest : { ...rest, person: me.person }
}

function leastFor(ask: ChangeAsk): Right {
  if (ask.type === 'invite') return ask.role === 'owner' ? 'owner' : 'planner'
  if (ask.type === 'push') return 'viewer'
  return ask.type === 'list' || ask.type === 'withdraw' || ask.type === 'seal' ? 'planner' : 'owner'
}

/** One after the other, and never taken back: entries may stand in the next one already. */
function seal(access: PlanAccess, ledger: number): Changed {
  const { sealed = 0 } = access
  if (ledger > sealed) return err('not the next')
  return ok(ledger < sealed ? access : { ...access, sealed: ledger + 1 })
}

export function invite(
  access: PlanAccess,
  { role, person, email, days, uses }: Omit<Invite, 'type'> & { readonly email?: string },
  now: number,
  secret: string,
): Changed {
  // Those that let nobody in any more make room.
  const open = access.invitations.filter(({ until, left }) => until > now && left > 0)
  if (open.length >= mostInvitations) return err('too many')
  const hash = hashSecret(secret)
  const invitation = {
    id: hash.slice(0, 12),
    hash,
    role,
    ...(person && { person }),
    ...(email && { email }),
    until: now + days * day,
    made: now,
  }
  return ok({ ...access, invitations: [...open, { ...invitation, left: uses }] })
}

function setRole(access: PlanAccess, id: string, role: Right, now: number): Changed {
  const known = findDevice(access, id)
  if (known === undefined) return err('unknown')
  const owners = access.devices.filter((one) => one.role === 'owner')
  if (known.role === 'owner' && role !== 'owner' && owners.length === 1) return err('last owner')
  if (known.role === role) return ok(access)
  const devices = access.devices.map((one) => (one === known ? { ...known, role, from: now } : one))
  const changed = { ...access, devices }
  return ok(role === 'none' ? withoutPush(changed, ({ device }) => device === id) : changed)
}

/** For whom is not the device's to say where it was let in for somebody. */
function setPush(
  access: PlanAccess,
  to: PushTarget | null | undefined,
  me: DeviceAccess | undefined,
): Changed {
  if (to === undefined) return ok(access)
  if (me === undefined) return err('unknown')
  if (to === null) return ok(withoutPush(access, ({ device }) => device === me.device))
  const push = { endpoint: to.endpoint, person: me.person ?? to.person }
  // One browser is one device: what an older one of it had is not told twice.
  const others = withoutPush(access, ({ push: known }) => known?.endpoint === to.endpoint)
  const devices = others.devices.map((one) => (one.device === me.device ? { ...one, push } : one))
  return ok({ ...others, devices })
}
