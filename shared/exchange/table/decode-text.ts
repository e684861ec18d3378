/** Bytes of a file as text: UTF-8 with and without a byte order mark, UTF-16 with one, else Windows-1252. Never throws. */

import { err, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import type { OtherFormat } from './other-format.ts'

export type NotText =
  | { readonly code: 'EMPTY' }
  | { readonly code: 'TOO_LARGE'; readonly bytes: number; readonly limit: number }
  /** A spreadsheet, an archive, a picture, a web page: what its beginning says, where that is known. */
  | {
      readonly code: 'NOT_TEXT'
      readonly looksLike?: 'xlsx' | 'xls' | 'pdf' | 'zip' | 'image' | OtherFormat
    }

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

export const largestFile = 50 * 1024 * 1024

export function decodeText(bytes: Uint8Array): Result<DecodedText, NotText> {
  if (bytes.length === 0) return err({ code: 'EMPTY' })
  if (bytes.length > largestFile) return err({ code: 'TOO_LARGE', bytes: bytes.length, limit: largestFile })
  const looksLike = kindOf(bytes)
  if (looksLike !== undefined) return err({ code: 'NOT_TEXT', looksLike })
  const decoded = decode(bytes)
  if (decoded.text.trim() === '') return err({ code: 'EMPTY' })
  return isBinary(decoded.text) ? err({ code: 'NOT_TEXT' }) : ok(decoded)
}

/** Letters that nobody types; a tab, line breaks and Excel's break within a cell are no such. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  for (let i = 0; i < Math.min(text.length, 100_000); i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 26)) return true
  }
  return false
}

function decode(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe]))
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  if (startsWith(bytes, [0xfe, 0xff]))
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' }
  try {
    // The decoder drops a byte order mark by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

const signatures: readonly (readonly [
  Exclude<(NotText & { code: 'NOT_TEXT' })['looksLike'], undefined>,
  readonly number[],
])[] = [
  ['xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['zip', [0x1f, 0x8b]],
]

function kindOf(bytes: Uint8Array): (NotText & { code: 'NOT_TEXT' })['looksLike'] {
  return signatures.find(([, signature]) => startsWith(bytes, signature))?.[0]
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}
