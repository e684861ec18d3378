// The key by which push services know this relay (VAPID, RFC 8292): one for all relays on a store, made when it is first asked
// for. Whoever turned messages on did so for this key, so it is kept and copied with the store.

import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import type { AccessStore } from '../access/invite-in-store.ts'

/** Where the store keeps it, among the plans' accesses; no plan has such a name. */
const keyName = 'push.key'
const algorithm = 'ES256'
/** How long one signature is good for, in seconds; services take no more than a day. */
const lasts = 12 * 3_600

export class PushKeys {
  /** The point on P-256 uncompressed, 65 bytes as base64url: what a browser takes as `applicationServerKey`. */
  readonly publicKey: string
  readonly #private: Awaited<ReturnType<typeof importJWK>>

  constructor(publicKey: string, privateKey: Awaited<ReturnType<typeof importJWK>>) {
    this.publicKey = publicKey
    this.#private = privateKey
  }

  /** The `Authorization` for a post to this service. `contact`: `mailto:` or `https:`, whom the service may ask. */
  async authorization(endpoint: string, contact: string, now: number): Promise<string> {
    const token = await new SignJWT()
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setAudience(new URL(endpoint).origin)
      .setExpirationTime(Math.floor(now / 1_000) + lasts)
      .setSubject(contact)
      .sign(this.#private)
    return `vapid t=${token}, k=${this.publicKey}`
  }
}

/** Makes the key when the store has none; who comes second takes the first one's. Undefined: the store is away. */
export async function openPushKeys(store: AccessStore): Promise<PushKeys | undefined> {
  const kept = await store.access(keyName)
  if (!kept.ok) return undefined
  if (kept.value.text !== undefined) {
    const jwk = JSON.parse(kept.value.text) as JWK
    return new PushKeys(pointOf(jwk), await importJWK(jwk, algorithm))
  }
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const made = await store.putAccess(keyName, 0, JSON.stringify(await exportJWK(privateKey)))
  return made.ok ? openPushKeys(store) : undefined
}

function pointOf({ x = '', y = '' }: JWK): string {
  const bytes = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(bytes).toString('base64url')
}
