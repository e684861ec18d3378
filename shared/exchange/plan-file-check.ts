/** Checks a plan file against the tables of fields and says where what is wrong, and what to write instead. */

import { z } from 'zod'
import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { err, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { readFields } from '../plan/assemble/field-table.ts'
import type { FieldList } from '../plan/assemble/field-table.ts'
import { baselineFields, leafFields } from '../plan/assemble/baseline-fields.ts'
import { keyResultFields, kpiFields, objectiveFields } from '../plan/assemble/goal-fields.ts'
import { itemFields, linkFields } from '../plan/assemble/item-fields.ts'
import { departmentFields, personFields } from '../plan/assemble/people-fields.ts'
import { pathOf } from '../plan/assemble/overlay.ts'
import { day, isList, isObject } from '../plan/assemble/reader.ts'
import { settingsFields } from '../plan/assemble/settings-fields.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { FileRecord, FileTrouble, PlanFile } from './plan-file.ts'
import { fileLists } from './plan-file-records.ts'
import type { FileListName } from './plan-file-records.ts'
import { expectsTime, timeOf, zoneOf } from './plan-file-time.ts'
import { notWhat, troubleOf } from './plan-file-trouble.ts'

const version = 1
const mostTroubles = 50

export function checkPlanFile(json: Json): Result<PlanFile, readonly FileTrouble[]> {
  const stranger = strangerTrouble(json)
  if (stranger) return err([stranger])
  const checked = fileSchema.safeParse(json)
  if (!checked.success) return err(firstOf(checked.error.issues.map((issue) => troubleOf(issue, json))))
  const { plumbline, plan, exportedAt, asOf, entries, ...rest } = checked.data
  const lists = Object.fromEntries(fileLists.map(({ name }) => [name, rest[name]])) as Pick<
    PlanFile,
    FileListName
  >
  const others = Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in lists))) as JsonObject
  const zone = zoneOf(plan)
  const exported = timeOf(exportedAt, zone)
  return ok({
    plumbline,
    plan,
    ...lists,
    entries: entriesOf(entries, zone),
    ...(exported !== undefined && { exportedAt: exported }),
    ...(asOf !== undefined && { asOf }),
    others,
  })
}

const id = z.string().min(1)
const object = z.custom<JsonObject>((value) => isObject(value as Json), {
  error: (issue) => notWhat(issue.input as Json, 'an object'),
})

type Path = readonly PropertyKey[]

function say(context: z.core.$RefinementCtx, path: Path, message: string): void {
  context.addIssue({ code: 'custom', path: [...path], message })
}

function checkFields(
  fields: FieldList<unknown>,
  value: JsonObject,
  context: z.core.$RefinementCtx,
  at: Path,
): void {
  const bad = (field: string, found: Json, expects: string): void =>
    say(context, [...at, ...pathOf(field)], notWhat(found, expects))
  readFields(fields, value, { bad, refers: () => true }, {})
}

/** Records with an id each, none of them twice. */
function records(fields: FieldList<unknown>) {
  return z
    .array(z.unknown())
    .superRefine((list, context) => {
      const ids = new Set<string>()
      for (const [i, each] of (list as Json[]).entries()) {
        if (!isObject(each)) say(context, [i], notWhat(each, 'an object'))
        else {
          checkId(each['id'], ids, context, [i, 'id'])
          checkFields(fields, each, context, [i])
          checkChanges(each['changes'], context, [i, 'changes'])
        }
      }
    })
    .transform((list) => list as readonly FileRecord[])
    .default([])
}

function checkId(
  found: Json | undefined,
  ids: Set<string>,
  context: z.core.$RefinementCtx,
  path: Path,
): void {
  if (typeof found !== 'string' || found === '') say(context, path, notWhat(found, 'an id'))
  else if (ids.has(found)) say(context, path, `“${found}” stands there twice`)
  else ids.add(found)
}

function checkChanges(changes: Json | undefined, context: z.core.$RefinementCtx, path: Path): void {
  if (changes === undefined) return
  if (
    !isObject(changes) ||
    !Object.values(changes).every((each) => typeof each === 'string' && each !== '')
  ) {
    say(context, path, notWhat(changes, 'an object of field and entry id'))
  }
}

const baselines = records(baselineFields).superRefine((list, context) => {
  for (const [i, { leaves }] of list.entries()) {
    if (leaves === undefined) continue
    if (!isList(leaves)) say(context, [i, 'leaves'], notWhat(leaves, 'a list'))
    else for (const [l, leaf] of leaves.entries()) checkLeaf(leaf, context, [i, 'leaves', l])
  }
})

/** A leaf may stand as the row that documents hold, for what this version could not say otherwise. */
function checkLeaf(leaf: Json, context: z.core.$RefinementCtx, path: Path): void {
  if (isList(leaf)) return
  if (!isObject(leaf)) say(context, path, notWhat(leaf, 'an object'))
  else {
    checkId(leaf['id'], new Set(), context, [...path, 'id'])
    checkFields(leafFields, leaf, context, path)
  }
}

const time = z.custom<number | string>((value) => timeOf(value as Json, 'UTC') !== undefined, {
  error: (issue) => notWhat(issue.input as Json, expectsTime),
})

const entry = z.looseObject({
  id: id.optional(),
  kind: id,
  at: time,
  by: id.optional(),
  device: id.optional(),
  seen: z.array(id).optional(),
  body: object.default({}),
  note: z.string().optional(),
})

const fileSchema = z.looseObject({
  plumbline: z.literal(version),
  exportedAt: time.optional(),
  asOf: z
    .custom<string>((value) => day.read(value as Json) !== undefined, {
      error: (issue) => notWhat(issue.input as Json, day.expects),
    })
    .optional(),
  plan: object.superRefine((plan, context) => checkFields(settingsFields, plan, context, [])).default({}),
  departments: records(departmentFields),
  people: records(personFields),
  kpis: records(kpiFields),
  objectives: records(objectiveFields),
  keyResults: records(keyResultFields),
  items: records(itemFields),
  links: records(linkFields),
  baselines,
  entries: z.array(entry).default([]),
})

type FileEntry = z.infer<typeof entry>

/** By hand, without ids, what says one moment was said in the order of the file: each a millisecond after the one before. */
function entriesOf(entries: readonly FileEntry[], zone: string): readonly SourceEntry[] {
  const saidAt = new Map<Instant, number>()
  return entries.map((entry, index) => {
    const at = timeOf(entry.at, zone) ?? 0
    if (entry.id !== undefined) return entryOf(entry, entry.id, at)
    const before = saidAt.get(at) ?? 0
    saidAt.set(at, before + 1)
    return entryOf(entry, `entry-${index}`, at + before)
  })
}

function entryOf({ kind, by, device, seen, body, note }: FileEntry, id: string, at: Instant): SourceEntry {
  return {
    id,
    kind,
    at,
    ...(by !== undefined && { by }),
    ...(device !== undefined && { device }),
    ...(seen && { seen }),
    body,
    ...(note !== undefined && { note }),
  }
}

function strangerTrouble(json: Json): FileTrouble | undefined {
  const found = isObject(json) ? json['plumbline'] : undefined
  if (found === version) return undefined
  if (typeof found === 'number' && found > version) {
    const message = `The file was written by a newer Plumbline (format ${found}; this one reads up to ${version}). Update Plumbline, then open it again.`
    return { code: 'newer version', path: 'plumbline', message }
  }
  return {
    code: 'not a plan',
    path: '',
    message: 'This is no plan file: “plumbline”: 1 is missing at its top.',
  }
}

function firstOf(troubles: readonly FileTrouble[]): readonly FileTrouble[] {
  const more = troubles.length - mostTroubles
  if (more <= 0) return troubles
  return [
    ...troubles.slice(0, mostTroubles),
    { code: 'bad value', path: '', message: `… and ${more} more places like these.` },
  ]
}
