/**
 * One entry of the ledger as it stands in the document: the JSON text of `[signature, envelope text]`, with a note behind
 * it where one was written (FORMAT.md, *Ledger entries*). Reading answers with the entry or with the fault, never throws.
 */

import { hashText } from '../base/hash.ts'
import type { Instant } from '../base/instant.ts'
import { canonicalJson } from '../base/json.ts'
import type { JsonObject } from '../base/json.ts'
import { err, ok } from '../base/result.ts'
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

/** The parts of a stored entry as they are, for verifying; only for what `decodeEntry` took. */
export function entryParts(raw: string): {
  signature: string
  text: string
  envelope: Envelope
  note?: string
} {
  const [signature, text, note] = JSON.parse(raw) as [string, string, string?]
  return { signature, text, envelope: JSON.parse(text) as Envelope, ...(note !== undefined && { note }) }
}

/** Reads an entry from the root of a device; the signature and the hash of the note are for `chain.ts` to judge. */
export function decodeEntry(raw: unknown, root: DeviceId, plan: PlanId): Result<SourceEntry, Fault> {
  const refuse = (code: FaultCode, id = ''): Result<SourceEntry, Fault> =>
    err({ code, kind: 'entry', id: id || root, found: cutFound(raw) })
  const parts = typeof raw === 'string' ? parse(raw) : undefined
  if (!isParts(parts)) return refuse('BAD_ENTRY')
  const [, text, note] = parts
  const said = parse(text)
  if (!isObject(said)) return refuse('BAD_ENTRY')
  const { at, body, by, device, id, kind, n, prev, seen, v } = said
  if (typeof id !== 'string' || id === '') return refuse('BAD_ENTRY')
  if (typeof v === 'number' && v > entryVersion) return refuse('NEWER_VERSION', id)
  const right =
    v === entryVersion &&
    device === root &&
    said['plan'] === plan &&
    typeof kind === 'string' &&
    Number.isFinite(at) &&
    isObject(body) &&
    (by === undefined || typeof by === 'string') &&
    (seen === undefined || isTexts(seen)) &&
    typeof n === 'number' &&
    Number.isSafeInteger(n) &&
    n >= 0 &&
    (n === 0 ? prev === undefined : typeof prev === 'string') &&
    (text.length < 5000 || isShallow(body))
  if (!right) return refuse('BAD_ENTRY', id)
  return ok({
    id,
    kind,
    at: at as Instant,
    ...(by !== undefined && { by }),
    device: root,
    ...(seen !== undefined && { seen }),
    body: body as JsonObject,
    ...(note !== undefined && { note }),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isParts(value: unknown): value is [string, string, string?] {
  return Array.isArray(value) && (value.length === 2 || value.length === 3) && isTexts(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
