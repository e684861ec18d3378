/** SHA-256 as base64url text, the same in a browser (secure origin or not), a worker and Node. */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToText } from './bytes.ts'

export function hashText(text: string): string {
  return bytesToText(sha256(new TextEncoder().encode(text)))
}

/** The first `length` characters of the hash: 6 bits each. */
export function shortHash(text: string, length: number): string {
  return hashText(text).slice(0, length)
}
