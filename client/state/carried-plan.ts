/**
 * A plan's documents as a text, for mail or a stick: what two devices wrote apart comes together again in whatever order and
 * however often such files are taken in, because it is the documents themselves that merge.
 */

import * as Y from 'yjs'
import { bytesToText, textToBytes } from '../../shared/base/bytes.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import { parseRoomName } from '../../shared/wire/room-name.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'

const version = 1
const names = ['charter', 'work', 'ledger'] as const

export interface CarriedPlan {
  /** `<planId>.<epoch>` */
  readonly path: string
  readonly name: string
  readonly documents: ReadonlyMap<keyof PlanDocs, Uint8Array>
}

export function writeCarried(path: string, name: string, docs: PlanDocs): string {
  const documents = Object.fromEntries(
    names.map((document) => [document, bytesToText(Y.encodeStateAsUpdate(docs[document]))]),
  )
  return JSON.stringify({ plumbline: 'documents', version, path, name, documents })
}

export type CarriedTrouble = 'another file' | 'newer' | 'damaged'

/** Nothing of a file is taken of which a part cannot be read. */
export function readCarried(text: string): Result<CarriedPlan, CarriedTrouble> {
  const said = parse(text)
  if (said?.['plumbline'] !== 'documents') return err('another file')
  if (said['version'] !== version) return err('newer')
  const { path, name, documents } = said
  if (typeof path !== 'string' || !parseRoomName(`${path}.work`)) return err('damaged')
  if (typeof name !== 'string' || !isRecord(documents)) return err('damaged')
  const found = names.flatMap((document) => {
    const bytes = typeof documents[document] === 'string' ? textToBytes(documents[document]) : undefined
    return bytes && readUpdate(bytes) ? [[document, bytes] as const] : []
  })
  return found.length === names.length ? ok({ path, name, documents: new Map(found) }) : err('damaged')
}

export function takeInto(docs: PlanDocs, { documents }: CarriedPlan): void {
  // The ledger first: nobody sees a cell before the change that it names.
  for (const name of names.toReversed()) {
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
