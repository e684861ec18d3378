/** How a baseline's frozen content is stored: a leaf as a row, 256 rows a chunk, key results as records (FORMAT.md). */

import type { Json, JsonObject } from '../base/json.ts'
import type { BaselineLeaf } from './baseline.ts'
import type { KeyResult } from './goal.ts'
import type { OwnerRef } from './person.ts'

export const leavesPerChunk = 256

/** `[item, title, type, start, finish, duration, effort, budget, earning]`, null for what is absent. */
export function rowOfLeaf(leaf: BaselineLeaf): Json[] {
  const { id, title, type, start, finish, duration, effort, budget, earning } = leaf
  return [
    id,
    title,
    type,
    start ?? null,
    finish ?? null,
    duration ?? null,
    effort ?? null,
    budget ?? null,
    (earning as JsonObject | undefined) ?? null,
  ]
}

/** The chunk records of a baseline by id, `BASELINE.0` and on. */
export function baselineChunks(baseline: string, rows: readonly Json[]): ReadonlyMap<string, JsonObject> {
  const chunks = new Map<string, JsonObject>()
  for (let at = 0; at < rows.length; at += leavesPerChunk) {
    const index = at / leavesPerChunk
    chunks.set(`${baseline}.${index}`, { baseline, index, leaves: rows.slice(at, at + leavesPerChunk) })
  }
  return chunks
}

/** A read key result as the record that reads back to it. */
export function keyResultRecord(keyResult: KeyResult): JsonObject {
  const { objectiveId, kpiId, gateId, owner, checkpoints, ...same } = keyResult
  return {
    ...same,
    ...(objectiveId !== undefined && { objective: objectiveId }),
    ...(kpiId !== undefined && { kpi: kpiId }),
    ...(gateId !== undefined && { gate: gateId }),
    ...(owner && { owner: ownerRecord(owner) }),
    ...(checkpoints.length > 0 && {
      checkpoints: Object.fromEntries(checkpoints.map(({ day, value }) => [day, value])),
    }),
  }
}

/** An owner as a record holds it: a person's id, or what stands in a person's place. */
export function ownerRecord(owner: OwnerRef): Json {
  if (owner.type === 'person') return owner.id
  return owner.type === 'department' ? { department: owner.id } : { text: owner.text }
}
