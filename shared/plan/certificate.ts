/**
 * What a relay vouches for: that a device holds this key and may do so much in this plan, since when. A signed text (JWS) that
 * a device keeps in the ledger; whether its signature holds is for `shared/doc/certified.ts` to judge.
 */

import { textToBytes } from '../base/bytes.ts'
import type { Instant } from '../base/instant.ts'
import type { DeviceId, EntryId, PersonId, PlanId } from './ids.ts'
import type { Device, Plan } from './plan.ts'

export const memberRoles = ['none', 'viewer', 'reporter', 'contributor', 'planner', 'owner'] as const
export type MemberRole = (typeof memberRoles)[number]

export interface Certificate {
  readonly plan: PlanId
  readonly device: DeviceId
  /** The device's public key. */
  readonly key: string
  /** `none`: it was removed. */
  readonly role: MemberRole
  readonly person?: PersonId
  readonly from: Instant
  /** The public key of the relay that says so. */
  readonly relayKey: string
}

/** Undefined for what is no certificate. Never throws. */
export function readCertificate(text: string): Certificate | undefined {
  const [head = '', body = ''] = text.split('.')
  const header = read(head)?.['jwk'] as Readonly<Record<string, unknown>> | undefined
  const { plan, device, key, role, person, from } = read(body) ?? {}
  const known = memberRoles.find((each) => each === role)
  const relayKey = header?.['x']
  const right =
    known !== undefined &&
    typeof plan === 'string' &&
    typeof device === 'string' &&
    typeof key === 'string' &&
    typeof from === 'number' &&
    typeof relayKey === 'string'
  if (!right) return undefined
  return { plan, device, key, role: known, from, relayKey, ...(typeof person === 'string' && { person }) }
}

/**
 * What a device may do, or might at a moment, by the relay that the plan's own record names: only planners write that. Undefined
 * where nobody has said, as in a plan whose link is the right.
 */
export function roleOf(
  plan: Pick<Plan, 'settings'>,
  device: Device | undefined,
  at: Instant = Infinity,
): MemberRole | undefined {
  return roleIn(device?.certificates ?? [], plan.settings.relayKey, at)
}

/** In the order in which they count; `words` as they were told, in any order. */
export function inForce(words: readonly CertificateWord[]): readonly Certificate[] {
  return words
    .toSorted((a, b) => a.says.from - b.says.from || a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ says }) => says)
}

interface CertificateWord {
  readonly id: EntryId
  readonly at: Instant
  readonly says: Certificate
}

/** The same, of a device's certificates, the latest last. */
export function roleIn(
  certificates: readonly Certificate[],
  relayKey: string | undefined,
  at: Instant,
): MemberRole | undefined {
  if (relayKey === undefined) return undefined
  return certificates.findLast((each) => each.relayKey === relayKey && each.from <= at)?.role
}

export function isAtLeast(role: MemberRole, least: MemberRole): boolean {
  return memberRoles.indexOf(role) >= memberRoles.indexOf(least)
}

function read(part: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = textToBytes(part)
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
