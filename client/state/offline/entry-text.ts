/** Entries of the ledger as the texts that stand in its lists: which one a text is, and the same entry on another chain. */

import type { ChainHead } from '../../../shared/doc/chain.ts'
import { decodeEntry, entryParts } from '../../../shared/doc/entry.ts'
import { signChain } from '../../../shared/doc/sign-chain.ts'
import type { Signer } from '../../../shared/doc/sign.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'

export function entryIdOf(text: unknown): string | undefined {
  try {
    return typeof text === 'string' ? entryParts(text).envelope.id : undefined
  } catch {
    return undefined
  }
}

/** Its number in the chain of its device. */
export function numberIn(text: string): number | undefined {
  try {
    return entryParts(text).envelope.n
  } catch {
    return undefined
  }
}

export function entryOf(text: string, device: string, plan: string): SourceEntry | undefined {
  const read = decodeEntry(text, device, plan)
  return read.ok ? read.value : undefined
}

export interface Chained {
  readonly texts: readonly string[]
  readonly head: ChainHead | undefined
}

/** The same entries, same ids, times and words, hung on this head: what they hung on before may never be seen by anybody. */
export async function chainAgain(
  texts: readonly string[],
  plan: string,
  signer: Signer,
  head: ChainHead | undefined,
): Promise<Chained> {
  const entries = texts.flatMap((text) => entryOf(text, signer.deviceId, plan) ?? [])
  if (entries.length !== texts.length) return { texts, head }
  const { raws, head: after } = await signChain(entries, plan, signer, head)
  return { texts: raws, head: after }
}
