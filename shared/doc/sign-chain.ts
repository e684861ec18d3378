/** Puts entries on the end of a device's chain and signs them: each names the hash of the one before. */

import type { EntryId, PlanId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { ChainHead } from './chain.ts'
import { encodeEntry, entryHash, entryVersion, envelopeText, noteHash } from './entry.ts'
import type { Envelope } from './entry.ts'
import type { Signer } from './sign.ts'

export interface SignedChain {
  /** As they stand in the document, in order. */
  readonly raws: readonly string[]
  readonly head: ChainHead
}

/** Of what takes long: how far it has come, and the way to stop it while nothing is written yet. */
export interface Watched {
  readonly signal?: AbortSignal
  readonly onSigned?: (signed: number, all: number) => void
}

/** How many are signed before the page gets its turn: an import signs one for each row. */
const slice = 500

export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** The entries must be of the signer's device; `head` is undefined for the very first. Stopped, it throws the signal's reason. */
export async function signChain(
  entries: readonly SourceEntry[],
  plan: PlanId,
  signer: Signer,
  head: ChainHead | undefined,
  { signal, onSigned }: Watched = {},
): Promise<SignedChain> {
  let n = head?.n ?? -1
  let prev = head?.hash
  const nextText = (entry: SourceEntry): string => {
    const text = envelopeText(envelopeOf(entry, plan, signer, ++n, prev))
    prev = entryHash(text)
    return text
  }
  const raws: string[] = []
  for (let from = 0; from < entries.length; from += slice) {
    if (from > 0) await nextTask()
    signal?.throwIfAborted()
    const part = entries.slice(from, from + slice)
    const texts = part.map(nextText)
    const signed = await Promise.all(texts.map((text) => signer.sign(text)))
    for (const [i, signature] of signed.entries())
      raws.push(encodeEntry(signature, texts[i] ?? '', part[i]?.note))
    onSigned?.(raws.length, entries.length)
  }
  return {
    raws,
    head: { n, hash: prev ?? '' },
  }
}

/** The first entry of every device: its key, and what it calls itself. */
export function deviceEntry(id: EntryId, signer: Signer, at: number, name: string | undefined): SourceEntry {
  const body = { key: signer.publicKey, ...(name !== undefined && { name }) }
  return { id, kind: 'device', at, device: signer.deviceId, body }
}

function envelopeOf(
  { id, kind, at, by, seen, body, note }: SourceEntry,
  plan: PlanId,
  signer: Signer,
  n: number,
  prev: string | undefined,
): Envelope {
  return {
    at,
    body,
    ...(by !== undefined && { by }),
    device: signer.deviceId,
    id,
    kind,
    n,
    ...(note !== undefined && { note: noteHash(id, note) }),
    plan,
    ...(prev !== undefined && { prev }),
    ...(seen !== undefined && { seen }),
    v: entryVersion,
  }
}
