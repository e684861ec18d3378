/** An entry's envelope as the fold may rely on it. What no honest device writes (a time beyond 2199, a body that is no object) is not told at all. */

import { canonicalJson } from '../../base/json.ts'
import type { SourceEntry } from '../source.ts'
import { instant, isObject } from './reader.ts'

/** The entry, without envelope fields that are not what they should be; undefined where nothing can be made of it. */
export function admitEntry(entry: SourceEntry): SourceEntry | undefined {
  const { id, kind, at, by, device, seen, body, note } = entry
  if (!isName(id) || !isName(kind) || instant.read(at) === undefined || !isObject(body)) return undefined
  if (isNameOrNone(by) && isNameOrNone(device) && isTextOrNone(note) && isSeen(seen)) return entry
  return {
    id,
    kind,
    at,
    body,
    ...(isName(by) && { by }),
    ...(isName(device) && { device }),
    ...(Array.isArray(seen) && { seen: seen.filter(isName) }),
    ...(typeof note === 'string' && { note }),
  }
}

/** Of two entries under one id the one whose text is less counts, on every device alike. */
export function outranks(a: SourceEntry, b: SourceEntry): boolean {
  return textOf(a) < textOf(b)
}

function textOf({ id, kind, at, by, device, seen, body, note }: SourceEntry): string {
  try {
    return canonicalJson({ id, kind, at, by, device, seen, body, note })
  } catch {
    return '' // nested deeper than the stack: such an entry outranks what can be read, and says nothing
  }
}

function isSeen(seen: unknown): boolean {
  return seen === undefined || (Array.isArray(seen) && seen.every(isName))
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isNameOrNone(value: unknown): boolean {
  return value === undefined || isName(value)
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}
