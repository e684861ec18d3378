/**
 * The plan file: one plan as JSON, complete and versioned, what Export writes and Import reads (shared/plan/FORMAT.md, *Plan
 * file*). It becomes the same neutral source as the documents do, so both give the same plan.
 */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { err } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { assemblePlan } from '../plan/assemble/assemble-plan.ts'
import type { Plan } from '../plan/plan.ts'
import type { SourceEntry } from '../plan/source.ts'
import { checkPlanFile } from './plan-file-check.ts'
import { sourceOfFile } from './plan-file-source.ts'
import { jsonOfText } from './plan-file-text.ts'

export { fileOfPlan } from './plan-file-export.ts'
export { sourceOfFile } from './plan-file-source.ts'
export { writePlanFile } from './plan-file-write.ts'

export interface PlanFile {
  /** The version of the format. */
  readonly plumbline: 1
  readonly exportedAt?: Instant
  /** The day that figures are asked for, where the file says one (golden plans). */
  readonly asOf?: Day
  /** The plan's own record; `id` may be absent in a file written by hand. */
  readonly plan: JsonObject
  readonly departments: readonly FileRecord[]
  readonly people: readonly FileRecord[]
  readonly kpis: readonly FileRecord[]
  readonly objectives: readonly FileRecord[]
  readonly keyResults: readonly FileRecord[]
  readonly items: readonly FileRecord[]
  readonly links: readonly FileRecord[]
  /** With their leaves inline. */
  readonly baselines: readonly FileRecord[]
  readonly entries: readonly SourceEntry[]
  /** What this version does not know, as it was. */
  readonly others: JsonObject
}

/** A record as FORMAT.md has it, with its id; `changes`: field → the change entry that wrote its present value. */
export type FileRecord = JsonObject & { readonly id: string }

/** Why a file cannot be read. The message stands alone: it names the place, what is there and what to write. */
export interface FileTrouble {
  readonly code: 'empty' | 'too large' | 'not json' | 'cut off' | 'not a plan' | 'newer version' | 'bad value'
  /** `items[12].start`; empty where the whole file is meant. */
  readonly path: string
  readonly message: string
}

/** The file, or all that is wrong in it. `limit` in characters. */
export function readPlanFile(text: string, limit?: number): Result<PlanFile, readonly FileTrouble[]> {
  const json = jsonOfText(text, limit)
  return json.ok ? checkPlanFile(json.value) : err([json.error])
}

/** The same for what is JSON already, such as the sample. */
export function planFileOfJson(json: Json): Result<PlanFile, readonly FileTrouble[]> {
  return checkPlanFile(json)
}

export function planOfFile(file: PlanFile): { readonly plan: Plan; readonly asOf?: Day } {
  const plan = assemblePlan(sourceOfFile(file))
  return file.asOf === undefined ? { plan } : { plan, asOf: file.asOf }
}
