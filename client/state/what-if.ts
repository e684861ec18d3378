/** Copies of a plan to try things in: made of its documents as they stand, and read from the device beside the open plan. */

import * as Y from 'yjs'
import { shortHash } from '../../shared/base/hash.ts'
import { createId, randomBytes } from '../../shared/base/id.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import { openReader } from '../../shared/doc/reader.ts'
import { openingBalance } from '../../shared/plan/past/opening-balance.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { PlanRows } from './offline/plan-rows.ts'
import { roomsOfPlan, splitPath } from './rooms-of-plan.ts'

/** Says which plan it was copied from to whoever knows that plan's path, and its path to nobody. */
export function forkMark(path: string): string {
  return shortHash(`what-if\n${path}`, 22)
}

/** The same plan under another name, as it stands; its record begins with an opening balance, so that what it changes is its own. */
export function forkSource(source: PlanSource, path: string, name: string, now: Instant): PlanSource {
  const before = source.records.plan.get('plan') ?? { record: {} }
  const cells = new Map([
    ...(before.cells ?? []),
    ['name', { value: name }],
    ['forkOf', { value: forkMark(path) }],
    ['sampleDay', { value: null }],
    // Who may do what is agreed anew with the relay: certificates name the plan they are for.
    ['relayKey', { value: null }],
  ])
  const named = { ...source, records: { ...source.records, plan: new Map([['plan', { ...before, cells }]]) } }
  return openingBalance(named, now, createId(randomBytes))
}

/** What this device holds of a plan that is not open; undefined where that is nothing. */
export async function peekSource(database: DeviceDatabase, path: string): Promise<PlanSource | undefined> {
  const row = await database.plans.get(path)
  const docs = openDocs(row?.ledgers)
  try {
    const rows = new PlanRows(database, path)
    let found = 0
    for (const { room, doc } of roomsOfPlan(path, docs)) {
      const { confirmed, unconfirmed } = await rows.read(room)
      for (const bytes of [...confirmed, ...unconfirmed.map((row) => row.bytes)]) {
        Y.applyUpdate(doc, bytes)
        found++
      }
    }
    if (found === 0) return undefined
    const reader = openReader(docs, splitPath(path).plan)
    reader.verify()
    const { id, records, entries, faults } = reader.source
    const source = { id, records, entries: [...entries], ...(faults && { faults }) }
    reader.close()
    return source
  } finally {
    closeDocs(docs)
  }
}
