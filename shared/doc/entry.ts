/**
 * One entry of the ledger as it stands in the document: the JSON text of `[signature, envelope text]`, with a note behind
 * it where one was written (FORMAT.md, *Ledger entries*). Reading answers with the entry or with the fault, never throws.
 */

import { must } from '../base/assert.ts'
import { hashText } from '../base/hash.ts'
import type { Instant } from '../base/instant.ts'
import { canonicalJson } from '../base/json.ts'
import type { JsonObject } from '../base/json.ts'
import { err } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { Fault, FaultCode } from '../plan/fault.ts'
import type { DeviceId, EntryId, PersonId, PlanId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'
import { cutFound } from './found.ts'
import { isShallow } from './shallow.ts'

export const entryVersion = 1

/** What is signed, before its text. */
export interface Envelope {
  readonly at: Instant
  readonly body: JsonObject
  readonly by?: PersonId
  readonly device: DeviceId
  readonly id: EntryId
  readonly kind: string
  /** Its number in the device's chain, from 0. */
  readonly n: number
  /** Hash of `id`, line break, note. */
  readonly note?: string
  readonly plan: PlanId
  /** Hash of the text of the device's entry before; absent for the first. */
  readonly prev?: string
  readonly seen?: readonly EntryId[]
  readonly v: number
}

export function envelopeText(envelope: Envelope): string {
  return canonicalJson({ ...envelope })
}

export const entryHash = (text: string): string => hashText(text)
export const noteHash = (id: EntryId, note: string): string => hashText(`${id}\n${note}`)

export function encodeEntry(signature: string, text: string, note?: string): string {
  return JSON.stringify(note === undefined ? [signature, text] : [signature, text, note])
}

export interface EntryParts {
  readonly signature: string
  readonly text: string
  readonly envelope: Envelope
  readonly note?: string
}

/** The parts of a stored entry as they are, for verifying; only for what `decodeEntry` took. */
export function entryParts(raw: string): EntryParts {
  const { signature, text, note } = must(split(raw))
  return { signature, text, envelope: JSON.parse(text) as Envelope, ...(note !== undefined && { note }) }
}

/** The device whose list an entry says it stands in; for an entry that came without its list. */
export function deviceIn(raw: unknown): DeviceId | undefined {
  const parts = typeof raw === 'string' ? split(raw) : undefined
  const said = parts && parse(parts.text)
  return isObject(said) && typeof said['device'] === 'string' ? said['device'] : undefined
}

/** Reads an entry from the root of a device; the signature and the hash of the note are for `chain.ts` to judge. */
export function decodeEntry(raw: unknown, root: DeviceId, plan: PlanId): Result<SourceEntry, Fault> {
  const parts = typeof raw === 'string' ? split(raw) : undefined
  const said = parts && parse(parts.text)
  if (!parts || !isObject(said) || typeof said['id'] !== 'string' || said['id'] === '')
    return refuse('BAD_ENTRY', root, raw)
  const { at, body, by, device, id, kind, n, prev, seen, v } = said
  if (typeof v === 'number' && v > entryVersion) return refuse('NEWER_VERSION', id, raw)
  const right =
    v === entryVersion &&
    device === root &&
    said['plan'] === plan &&
    Number.isFinite(at) &&
    isObject(body) &&
    (by === undefined || typeof by === 'string') &&
    (seen === undefined || isTexts(seen)) &&
    typeof n === 'number' &&
    Number.isSafeInteger(n) &&
    n >= 0 &&
    (n === 0 ? prev === undefined : typeof prev === 'string') &&
    (parts.text.length < 5000 || isShallow(body))
  if (!right || typeof kind !== 'string') return refuse('BAD_ENTRY', id, raw)
  // One by one, not spread: a hundred thousand of these are read before the plan is on the screen.
  const entry: Mutable<SourceEntry> = { id, kind, at: at as Instant, device: root, body: body as JsonObject }
  if (by !== undefined) entry.by = by
  if (seen !== undefined) entry.seen = seen
  if (parts.note !== undefined) entry.note = parts.note
  return { ok: true, value: entry }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

function refuse(code: FaultCode, id: string, raw: unknown): Result<SourceEntry, Fault> {
  return err({ code, kind: 'entry', id, found: cutFound(raw) })
}

interface RawParts {
  readonly signature: string
  readonly text: string
  readonly note?: string
}

/** Nearly all entries are `["86 letters","text"]`: only their text needs parsing. */
function split(raw: string): RawParts | undefined {
  if (
    raw.startsWith('["') &&
    raw.indexOf('"', 2) === 88 &&
    raw.endsWith('"]') &&
    raw.slice(89, 91) === ',"'
  ) {
    const text = parse(raw.slice(90, -1))
    if (typeof text === 'string') return { signature: raw.slice(2, 88), text }
  }
  const parts = parse(raw)
  if (!Array.isArray(parts) || !isTexts(parts)) return undefined
  const [signature, text, note, ...more] = parts
  if (signature === undefined || text === undefined || more.length > 0) return undefined
  return { signature, text, ...(note !== undefined && { note }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
