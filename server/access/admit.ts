// What becomes of a device that has shown its key: it redeems an invitation, claims the plan that it made, or comes by the
// plan's link, which counts as an invitation until it is closed. Pure: the same access comes back where nothing changes.

import { atLeast, type Right } from '../../shared/wire/role.ts'
import { findDevice, findInvitation, linkRight, type DeviceAccess, type PlanAccess } from './plan-access.ts'

export interface Arrival {
  readonly device: string
  readonly key: string
  readonly name?: string | undefined
  readonly secret?: string | undefined
  /** Who signed in on it, and as what their groups are. */
  readonly signedIn?: { readonly role: Right; readonly email: string } | undefined
  /** The plan was made on it, and it may make plans here; or it is the operator's own. */
  readonly claims: boolean
  readonly now: number
}

export interface Admitted {
  readonly access: PlanAccess
  /** An invitation came with it that lets nobody in. */
  readonly notInvited: boolean
}

/** Beyond this the link still lets in, and nothing is written down. */
export const mostDevices = 5_000

export function admit(access: PlanAccess, arrival: Arrival): Admitted {
  if (access.deleted !== undefined) return { access, notInvited: false }
  const redeemed = arrival.secret === undefined ? access : redeem(access, arrival, arrival.secret)
  const notInvited = redeemed === undefined
  const known = bySignIn(redeemed ?? access, arrival)
  return { access: claim(byLink(known, arrival), arrival), notInvited }
}

function redeem(access: PlanAccess, arrival: Arrival, secret: string): PlanAccess | undefined {
  const invitation = findInvitation(access, secret)
  if (invitation === undefined) return undefined
  const known = findDevice(access, arrival.device)
  if (known?.invitation === invitation.id && known.role !== 'none') return access
  if (invitation.left < 1 || invitation.until <= arrival.now) return undefined
  // Whoever was removed comes back by what was given them since, not by what they had in hand.
  if (known?.role === 'none' && (invitation.made ?? 0) < known.from) return undefined
  const { id, person, email, role } = invitation
  const invitations = access.invitations.map((one) => (one.id === id ? { ...one, left: one.left - 1 } : one))
  // Nobody loses by an invitation; whoever signs in again is what their groups are by now.
  const isAgain = email !== undefined && known?.email !== undefined
  const best = known && !isAgain && atLeast(known.role, role) ? known.role : role
  const how = { invitation: id, ...(person && { person }), ...(email && { email }) }
  return letIn({ ...access, invitations }, arrival, best, how)
}

/** Once: from then on the plan's owners say what the device is. Whom they removed stays out. */
function bySignIn(access: PlanAccess, arrival: Arrival): PlanAccess {
  const { signedIn } = arrival
  const known = findDevice(access, arrival.device)
  if (signedIn === undefined || known?.email !== undefined || known?.role === 'none') return access
  if (known === undefined && access.devices.length >= mostDevices) return access
  const { email, role } = signedIn
  const before = known?.role ?? linkRight(access)
  return letIn(access, arrival, atLeast(before, role) ? before : role, { email })
}

function byLink(access: PlanAccess, arrival: Arrival): PlanAccess {
  const isNew = findDevice(access, arrival.device) === undefined && access.devices.length < mostDevices
  const link = linkRight(access)
  return isNew && link !== 'none' ? letIn(access, arrival, link) : access
}

function claim(access: PlanAccess, arrival: Arrival): PlanAccess {
  const isTaken = access.devices.some(({ role }) => role === 'owner')
  return arrival.claims && !isTaken ? letIn(access, arrival, 'owner') : access
}

function letIn(
  access: PlanAccess,
  { device, key, name, now }: Arrival,
  role: Right,
  how: Partial<DeviceAccess> = {},
): PlanAccess {
  const known = findDevice(access, device)
  const from = known?.role === role ? known.from : now
  const row: DeviceAccess = { ...known, device, key, ...(name && { name }), ...how, role, from, seen: now }
  return { ...access, devices: [...access.devices.filter((one) => one.device !== device), row] }
}
