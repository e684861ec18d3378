/** This device's signing key, made once: WebCrypto where there is one (it cannot be taken out), else noble on plain http. */

import { randomBytes } from '../../shared/base/id.ts'
import { createNobleSigner, createWebCryptoSigner, loadCurve } from '../../shared/doc/sign.ts'
import type { Signer } from '../../shared/doc/sign.ts'
import type { DeviceDatabase } from './offline/database.ts'

const name = 'device'

type KeptKey =
  | { readonly type: 'webcrypto'; readonly pair: CryptoKeyPair }
  | { readonly type: 'secret'; readonly bytes: Uint8Array }

/** The key in use, for a database that has lost it: another key would be another device. */
const inUse = new WeakMap<DeviceDatabase, KeptKey>()

/** Two tabs that start together keep the key of whichever wrote first. */
export async function deviceSigner(database: DeviceDatabase): Promise<Signer> {
  const kept = await database.keys.get(name).catch(() => undefined)
  const key = (kept?.value as KeptKey | undefined) ?? (await keep(database, await makeKey()))
  inUse.set(database, key)
  return key.type === 'webcrypto'
    ? createWebCryptoSigner(key.pair)
    : createNobleSigner(key.bytes, await loadCurve())
}

/** Into a database that was cleared. */
export async function keepSignerAgain(database: DeviceDatabase): Promise<void> {
  const key = inUse.get(database)
  if (key) await keep(database, key)
}

async function makeKey(): Promise<KeptKey> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    if ('privateKey' in pair) return { type: 'webcrypto', pair }
  } catch {
    // Plain http, or a browser without Ed25519.
  }
  return { type: 'secret', bytes: randomBytes(32) }
}

async function keep(database: DeviceDatabase, made: KeptKey): Promise<KeptKey> {
  try {
    return await database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get(name)
      if (first) return first.value as KeptKey
      await database.keys.add({ name, value: made })
      return made
    })
  } catch {
    // Nothing can be kept here (private mode): the key lives as long as the tab.
    return made
  }
}
