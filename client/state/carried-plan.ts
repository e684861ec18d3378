/**
 * A plan's documents as a text, for mail or a stick: what two devices wrote apart comes together again in whatever order and
 * however often such files are taken in, because it is the documents themselves that merge.
 */

import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { bytesToText, textToBytes } from '../../shared/base/bytes.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { ledgersOf } from '../../shared/doc/plan-docs.ts'
import type { DocumentName, PlanDocs } from '../../shared/doc/plan-docs.ts'
import { mostLedgers, parseRoomName } from '../../shared/wire/room-name.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'

/** 2: with ledgers of closed periods, which a reader of version 1 would leave out. */
const versions = [1, 2]
const names = ['charter', 'work', 'ledger'] as const

export interface CarriedPlan {
  /** `<planId>.<epoch>` */
  readonly path: string
  readonly name: string
  readonly documents: ReadonlyMap<DocumentName, Uint8Array>
  /** Ledgers of closed periods, oldest first. */
  readonly closed: readonly Uint8Array[]
}

export function writeCarried(path: string, name: string, docs: PlanDocs): string {
  const documents = Object.fromEntries(
    names.map((document) => [document, bytesToText(Y.encodeStateAsUpdate(docs[document]))]),
  )
  const closed = (docs.closed ?? []).map((ledger) => bytesToText(Y.encodeStateAsUpdate(ledger)))
  const more = closed.length > 0 ? { version: 2, closed } : { version: 1 }
  return JSON.stringify({ plumbline: 'documents', ...more, path, name, documents })
}

export type CarriedTrouble = 'another file' | 'newer' | 'damaged'

/** Nothing of a file is taken of which a part cannot be read. */
export function readCarried(text: string): Result<CarriedPlan, CarriedTrouble> {
  const said = parse(text)
  if (said?.['plumbline'] !== 'documents') return err('another file')
  if (!versions.some((known) => known === said['version'])) return err('newer')
  const { path, name, documents, closed = [] } = said
  if (typeof path !== 'string' || !parseRoomName(`${path}.work`)) return err('damaged')
  if (typeof name !== 'string' || !isRecord(documents)) return err('damaged')
  const found = names.flatMap((document) => {
    const bytes = bytesIn(documents[document])
    return bytes ? [[document, bytes] as const] : []
  })
  if (!Array.isArray(closed) || closed.length >= mostLedgers) return err('damaged')
  const older = closed.flatMap((text) => bytesIn(text) ?? [])
  if (found.length < names.length || older.length < closed.length) return err('damaged')
  return ok({ path, name, documents: new Map(found), closed: older })
}

function bytesIn(text: unknown): Uint8Array | undefined {
  const bytes = typeof text === 'string' ? textToBytes(text) : undefined
  return bytes && readUpdate(bytes) ? bytes : undefined
}

/** There must be as many ledgers as the file has. */
export function takeInto(docs: PlanDocs, { documents, closed }: CarriedPlan): void {
  const last = documents.get('ledger')
  for (const [i, bytes] of [...closed, ...(last ? [last] : [])].entries())
    Y.applyUpdate(must(ledgersOf(docs)[i]), bytes, 'file')
  // The ledger first: nobody sees a cell before the change that it names.
  for (const name of ['work', 'charter'] as const) {
    const bytes = documents.get(name)
    if (bytes) Y.applyUpdate(docs[name], bytes, 'file')
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const said: unknown = JSON.parse(text)
    return isRecord(said) ? said : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
