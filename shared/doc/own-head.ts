/**
 * The end of a device's own chain. Whoever has the plan's link can append to any device's list, and an entry that names a
 * false one as the one before would vouch for it: so only what this device has signed counts as its end.
 */

import type { PlanId } from '../plan/ids.ts'
import type { ChainHead } from './chain.ts'
import { decodeEntry, entryHash, entryParts } from './entry.ts'
import { isSigned, loadCurve } from './sign.ts'
import type { Signer } from './sign.ts'

/** `raws`: of the device's list; `kept`: the end that it remembers, taken where none of them is longer. */
export async function ownHead(
  raws: readonly unknown[],
  plan: PlanId,
  { deviceId, publicKey }: Signer,
  kept?: ChainHead,
): Promise<ChainHead | undefined> {
  const longer = raws
    .filter((raw): raw is string => typeof raw === 'string' && decodeEntry(raw, deviceId, plan).ok)
    .map((raw) => entryParts(raw))
    .filter(({ envelope }) => envelope.n > (kept?.n ?? -1))
    .toSorted((a, b) => b.envelope.n - a.envelope.n)
  if (longer.length === 0) return kept
  // Without the curve (its file never came) the longest is taken unchecked: writing must not stop for it.
  const canCheck = await loadCurve().then(
    () => true,
    () => false,
  )
  const last = longer.find(({ text, signature }) => !canCheck || isSigned(text, signature, publicKey))
  return last ? { n: last.envelope.n, hash: entryHash(last.text) } : kept
}
