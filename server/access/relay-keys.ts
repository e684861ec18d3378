// The relay's own key, one for all relays on a store: it signs tokens (ten minutes, one plan) and certificates (what a
// device may do in a plan, for the plan's ledger). Devices show their keys by a signature that is checked here.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { CompactSign, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import type { Right } from '../../shared/wire/role.ts'
import { tokenLasts } from '../../shared/wire/protocol.ts'
import type { Storage } from '../storage/contract.ts'
import type { DeviceAccess } from './plan-access.ts'

/** Where the store keeps the key, among the plans' accesses; no plan has such a name. */
const keyName = 'relay.key'
const algorithm = 'EdDSA'
const tokenType = 'plumbline-token+jwt'
const certificateType = 'plumbline-certificate+jwt'

type Key = Awaited<ReturnType<typeof importJWK>>

export class RelayKeys {
  /** 32 bytes as base64url. */
  readonly publicKey: string
  readonly #private: Key
  readonly #public: Key

  constructor(publicKey: string, privateKey: Key, imported: Key) {
    this.publicKey = publicKey
    this.#private = privateKey
    this.#public = imported
  }

  async token(plan: string, device: string, role: Right, now: number): Promise<string> {
    const seconds = Math.floor(now / 1_000)
    return new SignJWT({ plan, role })
      .setProtectedHeader({ alg: algorithm, typ: tokenType })
      .setSubject(device)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenLasts / 1_000)
      .sign(this.#private)
  }

  /** The device it was given to and until when it holds; undefined for any other text, for another plan, and afterwards. */
  async readToken(
    token: string,
    plan: string,
    now: number,
  ): Promise<{ readonly device: string; readonly until: number } | undefined> {
    const options = { algorithms: [algorithm], typ: tokenType, currentDate: new Date(now) }
    try {
      const { payload } = await jwtVerify(token, this.#public, options)
      const { sub, exp, plan: of } = payload
      return of === plan && sub !== undefined && exp !== undefined
        ? { device: sub, until: exp * 1_000 }
        : undefined
    } catch {
      return undefined
    }
  }

  /** The same text each time it is asked for. */
  async certificate(plan: string, { device, key, person, role, from }: DeviceAccess): Promise<string> {
    const says = { plan, device, key, role, from, ...(person !== undefined && { person }) }
    const header = { alg: algorithm, typ: certificateType, jwk: publicJwk(this.publicKey) }
    return new CompactSign(Buffer.from(JSON.stringify(says))).setProtectedHeader(header).sign(this.#private)
  }
}

/** Makes the key when the store has none; of two relays that start together both take the first one's. Undefined: the store is away. */
export async function openRelayKeys(storage: Storage): Promise<RelayKeys | undefined> {
  const kept = await storage.access(keyName)
  if (!kept.ok) return undefined
  if (kept.value.text !== undefined) return importKeys(JSON.parse(kept.value.text) as JWK)
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  const made = await storage.putAccess(keyName, 0, JSON.stringify(await exportJWK(privateKey)))
  return made.ok ? openRelayKeys(storage) : undefined
}

async function importKeys(jwk: JWK): Promise<RelayKeys> {
  const publicKey = jwk.x ?? ''
  return new RelayKeys(
    publicKey,
    await importJWK(jwk, algorithm),
    await importJWK(publicJwk(publicKey), algorithm),
  )
}

const publicJwk = (x: string): { kty: string; crv: string; x: string } => ({ kty: 'OKP', crv: 'Ed25519', x })

/** As in the ledger: the first 22 letters of the key's hash; undefined for what is no key. */
export function deviceOfKey(key: string): string | undefined {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== 32 || bytes.toString('base64url') !== key) return undefined
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}

export function isSignedBy(key: string, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: publicJwk(key), format: 'jwk' })
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
