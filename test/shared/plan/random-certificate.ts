// What relays vouch for, unsigned: of few devices, roles, moments and relays.
import fc from 'fast-check'
import type { JsonObject } from '../../../shared/base/json.ts'

export function certificateText(relay: string, says: JsonObject): string {
  return `${coded({ jwk: { x: relay } })}.${coded({ plan: 'plan', key: 'key', ...says })}.signed`
}

export const certificate = fc
  .record({
    device: fc.constantFrom('x', 'y'),
    role: fc.constantFrom('reporter', 'planner'),
    from: fc.integer({ min: 1_769_999_999_990, max: 1_770_000_000_020 }),
    relay: fc.constantFrom('r0', 'r1'),
  })
  .map(({ relay, ...says }) => certificateText(relay, says))

function coded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
