/** The record as lines: one for each thing said or changed, newest first, with what it is about and whether it still counts. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Json } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import { settledEntries } from '../../../shared/plan/assemble/settled-entries.ts'
import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { isList, isObject } from '../../../shared/plan/assemble/reader.ts'
import type { EntryId, ObjectiveId, PersonId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { subjectOfKey } from '../../../shared/engine/session/agenda.ts'
import { roleOf } from '../../../shared/plan/certificate.ts'
import { mayTakeBack } from '../../../shared/plan/taking-back.ts'

export interface RecordLine {
  readonly id: EntryId
  /** By its own clock; the lines stand in the order of who had seen what. */
  readonly at: Instant
  readonly entry: SourceEntry
  /** Of a change in several entries, the others. */
  readonly parts: readonly SourceEntry[]
  /** The entry that it takes back, confirms, accepts or answers, where that is here. */
  readonly about: SourceEntry | undefined
  /** Taken back by somebody, and not said again. */
  readonly takenBack: boolean
  /** It takes back what its device might not: that stands (`plan/taking-back.ts`). */
  readonly inVain: boolean
}

/** Of the record itself: nobody said them of the plan, and nobody takes them back alone. */
const ofTheRecord = new Set(['device', 'speaksFor', 'certificate', 'period.balance', 'ledger.opened'])

export function isWord({ kind }: SourceEntry): boolean {
  return !ofTheRecord.has(kind)
}

export interface RecordFilter {
  readonly person?: PersonId | undefined
  readonly item?: string | undefined
  readonly objective?: ObjectiveId | undefined
}

/** `plan`: of these entries, for the roles in it; without it every withdrawal counts. */
export function recordLines(entries: Iterable<SourceEntry>, plan?: Plan): readonly RecordLine[] {
  const told = settledEntries(entries)
  const byId = new Map(told.map(({ entry }) => [entry.id, entry]))
  const vain = new Set<EntryId>()
  const takers = new Map<EntryId, EntryId>()
  const parts = new Map<EntryId, SourceEntry[]>()
  for (const { entry, at } of told) {
    const { kind, body, id, device } = entry
    const taken = kind === 'withdrawal' ? nameIn(body['entry']) : nameIn(body['undoes'])
    const said = kind === 'withdrawal' && taken !== undefined ? byId.get(taken) : undefined
    const role = plan && roleOf(plan, find(plan.devices, device), at)
    if (said && !mayTakeBack(entry, said, role)) vain.add(id)
    else if (taken !== undefined) takers.set(taken, id)
    const part = nameIn(body['part'])
    if (part !== undefined) parts.set(part, [...(parts.get(part) ?? []), entry])
  }
  const isTaken = (id: EntryId, above = 0): boolean => {
    const by = takers.get(id)
    return by !== undefined && above < 50 && !isTaken(by, above + 1)
  }
  return told
    .filter(({ entry }) => nameIn(entry.body['part']) === undefined)
    .map(({ entry }) => ({
      id: entry.id,
      at: entry.at,
      entry,
      parts: parts.get(entry.id) ?? none,
      about: byId.get(entryNamedBy(entry) ?? ''),
      takenBack: isTaken(entry.id),
      inVain: vain.has(entry.id),
    }))
    .toReversed()
}

function entryNamedBy({ kind, body }: SourceEntry): EntryId | undefined {
  const field = kind.startsWith('answer.') ? 'answer' : kind.startsWith('stage.') ? 'asked' : 'entry'
  return nameIn(body[field])
}

/** Entities that a line is about, by kind and id. */
export function aboutOf({ entry, parts }: RecordLine, plan: Plan): readonly string[] {
  const { kind, body } = entry
  const ids: string[] = []
  const add = (id: Json | undefined): void => {
    if (typeof id === 'string') ids.push(id)
  }
  if (kind === 'change')
    for (const part of [entry, ...parts])
      for (const edit of isList(part.body['edits']) ? part.body['edits'] : [])
        if (isObject(edit)) add(edit['id'])
  add(body['item'])
  add(body['kpi'])
  if (kind === 'session.agenda') add(subjectOfKey(nameIn(body['key']) ?? '')?.id)
  const about = body['about']
  if (isObject(about)) add(about['id'])
  if (isObject(body['items'])) ids.push(...Object.keys(body['items']))
  const decision = find(plan.decisions, nameIn(body['decision']))
  if (decision) ids.push(...decision.items)
  return ids
}

export function filterLines(
  lines: readonly RecordLine[],
  { person, item, objective }: RecordFilter,
  figures: Figures,
): readonly RecordLine[] {
  if (person === undefined && item === undefined && objective === undefined) return lines
  const wanted = objective === undefined ? undefined : idsOfObjective(figures, objective)
  return lines.filter((line) => {
    if (person !== undefined && line.entry.by !== person) return false
    if (item === undefined && !wanted) return true
    const about = aboutOf(line, figures.plan)
    return (item === undefined || about.includes(item)) && (!wanted || about.some((id) => wanted.has(id)))
  })
}

/** The objective, those below it, their key results and measures, and the work that serves them. */
function idsOfObjective({ plan, mapping }: Figures, objective: ObjectiveId): ReadonlySet<string> {
  const objectives = new Set([objective])
  for (let size = 0; size < objectives.size;) {
    size = objectives.size
    for (const { id, parentId } of plan.objectives.list)
      if (parentId !== undefined && objectives.has(parentId)) objectives.add(id)
  }
  const ids = new Set<string>(objectives)
  plan.keyResults.list.forEach(({ id, kpiId, objectiveId }, at) => {
    if (objectiveId === undefined || !objectives.has(objectiveId)) return
    ids.add(id)
    if (kpiId !== undefined) ids.add(kpiId)
    for (const index of mapping.work[at] ?? []) ids.add(plan.items.list[index]?.id ?? '')
  })
  return ids
}

const none: readonly SourceEntry[] = []
