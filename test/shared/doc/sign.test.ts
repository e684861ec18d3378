import { describe, expect, test } from 'vitest'
import { bytesToText, textToBytes } from '../../../shared/base/bytes.ts'
import {
  createNobleSigner,
  createWebCryptoSigner,
  deviceIdOf,
  isSigned,
  loadCurve,
} from '../../../shared/doc/sign.ts'

const curve = await loadCurve()

const text = '{"at":1,"body":{"item":"ä €"}}'

async function webCryptoVerifies(said: string, signature: string, publicKey: string): Promise<boolean> {
  const [key, bytes] = [textToBytes(publicKey), textToBytes(signature)]
  if (!key || !bytes) return false
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), 'Ed25519', true, ['verify'])
  return crypto.subtle.verify('Ed25519', imported, new Uint8Array(bytes), new TextEncoder().encode(said))
}

describe('signing', () => {
  test('WebCrypto and noble make signatures that both accept, and neither accepts what was altered', async () => {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
    const signers = [
      await createWebCryptoSigner(pair),
      createNobleSigner(crypto.getRandomValues(new Uint8Array(32)), curve),
    ]
    for (const { sign, publicKey } of signers) {
      const signature = await sign(text)
      const flipped = bytesToText(flip(textToBytes(signature) ?? new Uint8Array()))
      const cases = [
        [text, signature],
        [`${text} `, signature],
        [text, flipped],
        [text, ''],
      ] as const
      const byNoble = cases.map(([said, signed]) => isSigned(said, signed, publicKey))
      expect(byNoble).toEqual([true, false, false, false])
      expect(
        await Promise.all(cases.map(([said, signed]) => webCryptoVerifies(said, signed, publicKey))),
      ).toEqual(byNoble)
    }
  })

  test('a device is named for its key: 22 characters of its hash, 132 bits', () => {
    const { publicKey, deviceId } = createNobleSigner(new Uint8Array(32).fill(7), curve)
    expect(deviceId).toBe(deviceIdOf(publicKey))
    expect(deviceId).toMatch(/^[\w-]{22}$/)
    expect(deviceIdOf('too short')).toBeUndefined()
    expect(deviceIdOf('not base64url!')).toBeUndefined()
  })

  test('nonsense is not signed, and never throws', () => {
    const { publicKey } = createNobleSigner(new Uint8Array(32).fill(7), curve)
    const everyByte = bytesToText(new Uint8Array(64).fill(255))
    for (const signature of ['', 'x', '???', everyByte])
      expect(isSigned(text, signature, publicKey)).toBe(false)
    expect(isSigned(text, everyByte, bytesToText(new Uint8Array(32).fill(255)))).toBe(false)
    expect(isSigned(text, everyByte, '')).toBe(false)
  })
})

function flip(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy[5] = (copy[5] ?? 0) ^ 1
  return copy
}
