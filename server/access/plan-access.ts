// Who may enter a plan: what its link gives, who was invited, which devices were let in. One text a plan in the store,
// the relay's own among them. Secrets are here by their hashes only.

import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { ledgerNumber, type Room } from '../../shared/wire/room-name.ts'
import { mayWrite, rights, roles, type Right } from '../../shared/wire/role.ts'

const role = z.enum(roles)
const right = z.enum(rights as readonly [Right, ...Right[]])

const invitation = z.object({
  id: z.string(),
  hash: z.string(),
  role,
  person: z.string().optional(),
  until: z.number(),
  /** How many more devices it lets in. */
  left: z.number(),
  /** When it was made, in ms: it does not let in a device that was removed after that. */
  made: z.number().optional(),
  /** Of whoever signed in for it. */
  email: z.string().optional(),
})

const device = z.object({
  device: z.string(),
  key: z.string(),
  role: right,
  person: z.string().optional(),
  name: z.string().optional(),
  /** Since when it has this role, in ms: part of its certificate. */
  from: z.number(),
  /** About when it was here last, in ms. */
  seen: z.number(),
  invitation: z.string().optional(),
  /** By which somebody signed in on it. */
  email: z.string().optional(),
  /** Where it is told that something is asked of this person, until it is turned off or the device removed. */
  push: z.object({ endpoint: z.string(), person: z.string() }).optional(),
})

const shape = z.object({
  v: z.literal(1),
  /** `operator`: what the operator says for all plans, until somebody of the plan has changed anything. */
  link: z.union([right, z.literal('operator')]),
  invitations: z.array(invitation),
  devices: z.array(device),
  deleted: z.number().optional(),
  /** How many ledgers are sealed, from the first on. Whatever else is put back, this stays: it says where to write. */
  sealed: z.number().int().min(0).optional(),
})

export type PlanAccess = Readonly<z.infer<typeof shape>>
export type Invitation = Readonly<z.infer<typeof invitation>>
export type DeviceAccess = Readonly<z.infer<typeof device>>

export const emptyAccess = (link: PlanAccess['link']): PlanAccess => ({
  v: 1,
  link,
  invitations: [],
  devices: [],
})

/** Throws where another version has written it, or somebody by hand: nobody is let in by mistake. */
export function readAccess(text: string): PlanAccess {
  return shape.parse(JSON.parse(text))
}

/** What the bare link gives; nothing where nobody has said. */
export const linkRight = ({ link }: PlanAccess): Right => (link === 'operator' ? 'none' : link)

export const findDevice = (access: PlanAccess, id: string | undefined): DeviceAccess | undefined =>
  id === undefined ? undefined : access.devices.find(({ device }) => device === id)

/** Undefined: a socket that has shown no key, and comes by the link alone. */
export function rightIn(access: PlanAccess, id: string | undefined): Right {
  if (access.deleted !== undefined) return 'none'
  return findDevice(access, id)?.role ?? linkRight(access)
}

/** What a socket in a room may do there. */
export type Writing = 'may write' | 'may not' | 'sealed'

export function writingIn(access: PlanAccess, right: Right, room: Room): Writing {
  if (!mayWrite(right, room.type)) return 'may not'
  return (ledgerNumber(room) ?? Infinity) < (access.sealed ?? 0) ? 'sealed' : 'may write'
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Takes as long whichever it is, and whether it is one or not. */
export function findInvitation(access: PlanAccess, secret: string): Invitation | undefined {
  const asked = Buffer.from(hashSecret(secret))
  let found: Invitation | undefined
  for (const one of access.invitations) {
    const hash = Buffer.from(one.hash)
    if (hash.length === asked.length && timingSafeEqual(hash, asked)) found = one
  }
  return found
}

/** Where there is one, `push` goes; the same access where there is none. */
export function withoutPush(access: PlanAccess, isMeant: (device: DeviceAccess) => boolean): PlanAccess {
  if (!access.devices.some((one) => one.push && isMeant(one))) return access
  const devices = access.devices.map((one) => {
    if (!one.push || !isMeant(one)) return one
    const { push: _, ...rest } = one
    return rest
  })
  return { ...access, devices }
}
