/** One device with its own copy of a plan's documents, and ways to pass updates between copies. */

import * as Y from 'yjs'
import { hashText } from '../../../shared/base/hash.ts'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { commit } from '../../../shared/doc/commit.ts'
import type { Committed, DeviceState } from '../../../shared/doc/commit.ts'
import type { Stamp } from '../../../shared/doc/draft-entries.ts'
import { openDocs } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import type { PlanReader } from '../../../shared/doc/reader.ts'
import { createNobleSigner, loadCurve } from '../../../shared/doc/sign.ts'
import type { Edit, EntityKind } from '../../../shared/plan/edit.ts'

const curve = await loadCurve()

export const planId = 'plan-plan-plan-plan-pl'

export interface Replica {
  readonly name: string
  readonly docs: PlanDocs
  readonly reader: PlanReader
  device: DeviceState
  now: number
  do(edits: readonly Edit[], more?: Partial<Stamp>): Promise<Committed | undefined>
}

/** Everything about it follows from its name: key, ids, clock. */
export function createReplica(name: string, docs: PlanDocs = openDocs()): Replica {
  let count = 0
  const secret = new TextEncoder().encode(hashText(`key of ${name}`)).slice(0, 32)
  const replica: Replica = {
    name,
    docs,
    reader: openReader(docs, planId),
    device: { signer: createNobleSigner(secret, curve), name },
    now: Date.UTC(2026, 10, 23, 9),
    async do(edits, more) {
      const stamp: Stamp = {
        command: 'test',
        now: replica.now++,
        by: name,
        newId: () => `${name}-${++count}`,
        ...more,
      }
      const committed = await commit(replica.reader, edits, replica.device, stamp)
      if (committed) replica.device = { ...replica.device, head: committed.head }
      return committed
    },
  }
  return replica
}

const documents = ['charter', 'work', 'ledger'] as const

/** Everything that one has goes to the other. */
export function send(from: Replica, to: Replica): void {
  for (const name of documents) {
    Y.applyUpdate(to.docs[name], Y.encodeStateAsUpdate(from.docs[name], Y.encodeStateVector(to.docs[name])))
  }
}

export function meet(...replicas: readonly Replica[]): void {
  for (const from of replicas) for (const to of replicas) if (from !== to) send(from, to)
  for (const from of replicas) for (const to of replicas) if (from !== to) send(from, to)
}

export function create(kind: EntityKind, id: string, record: JsonObject): Edit {
  return { type: 'create', kind, id, record }
}

export function set(kind: EntityKind, id: string, field: string, value: Json): Edit {
  return { type: 'set', kind, id, field, value }
}

export function append(kind: string, body: JsonObject, note?: string): Edit {
  return { type: 'append', entry: { kind, body, ...(note !== undefined && { note }) } }
}

/** All that a reader holds, in one order: equal on replicas that hold the same. */
export function contentOf({ reader }: Replica): unknown {
  const { records, entries, faults } = reader.source
  return {
    records: Object.fromEntries(
      Object.entries(records).map(([kind, byId]) => [
        kind,
        [...byId]
          .map(([id, { record, cells }]) => [id, record, [...(cells ?? [])].toSorted(byFirst)] as const)
          .toSorted(byFirst),
      ]),
    ),
    entries: [...entries].map((entry) => [entry.id, entry] as const).toSorted(byFirst),
    faults,
  }
}

function byFirst(a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number {
  return a[0] < b[0] ? -1 : 1
}
