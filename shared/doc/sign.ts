/**
 * A device's Ed25519 key: how it signs, how a signature is checked, and the device id made from it. Signing goes through
 * WebCrypto where there is one (the key cannot be taken out), else through noble; checking goes through noble everywhere, so
 * that no two devices judge one signature differently (AG1). Noble's curve is loaded when first needed, never for a screen.
 */

import type { ed25519 } from '@noble/curves/ed25519.js'
import { must } from '../base/assert.ts'
import { bytesToText, textToBytes } from '../base/bytes.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import type { DeviceId } from '../plan/ids.ts'

export interface Signer {
  readonly deviceId: DeviceId
  /** 32 bytes as base64url. */
  readonly publicKey: string
  /** The signature of the text's UTF-8 bytes as base64url. */
  sign(text: string): string | Promise<string>
}

/** The first 22 characters, 132 bits, of the key's hash. */
export function deviceIdOf(publicKey: string): DeviceId | undefined {
  const key = textToBytes(publicKey)
  return key?.length === 32 ? bytesToText(sha256(key)).slice(0, 22) : undefined
}

export type Curve = typeof ed25519

let loaded: Curve | undefined

/** Signatures can be checked from here on. */
export async function loadCurve(): Promise<Curve> {
  loaded ??= (await import('@noble/curves/ed25519.js')).ed25519
  return loaded
}

export function isCurveLoaded(): boolean {
  return loaded !== undefined
}

/** Strict (RFC 8032), like the browsers' own. Never throws once the curve is loaded. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  const curve = must(loaded, 'the curve is loaded before anything is checked')
  const key = textToBytes(publicKey)
  const bytes = textToBytes(signature)
  if (key?.length !== 32 || bytes?.length !== 64) return false
  try {
    return curve.verify(bytes, utf8(text), key, { zip215: false })
  } catch {
    return false
  }
}

/** For origins without WebCrypto, for the headless door and for tests: the key is 32 secret bytes. */
export function createNobleSigner(secretKey: Uint8Array, curve: Curve): Signer {
  const publicKey = bytesToText(curve.getPublicKey(secretKey))
  return signerOf(publicKey, (text) => bytesToText(curve.sign(utf8(text), secretKey)))
}

/** The pair must be Ed25519 with a public key that may be exported. */
export async function createWebCryptoSigner(pair: CryptoKeyPair): Promise<Signer> {
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return signerOf(bytesToText(new Uint8Array(raw)), async (text) => {
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(text))
    return bytesToText(new Uint8Array(signature))
  })
}

function signerOf(publicKey: string, sign: Signer['sign']): Signer {
  const deviceId = deviceIdOf(publicKey)
  if (deviceId === undefined) throw new Error('bug: an Ed25519 key has 32 bytes')
  return { deviceId, publicKey, sign }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
