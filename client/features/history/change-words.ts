/** A change in words: the command that made it, on what, and each field that it changed. */

import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { registry } from '../../../shared/commands/registry.ts'
import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { isList, isObject } from '../../../shared/plan/assemble/reader.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { fieldText } from '../../parts/item/change-text.ts'
import { history as say } from '../../text/en/history.ts'
import { nameOf } from './named.ts'
import type { Saying } from './named.ts'
import type { RecordLine } from './record-lines.ts'
import type { LineWords } from './record-words.ts'

export function changeWords({ entry, parts }: RecordLine, plan: Plan, speech: Saying): LineWords {
  const edits = [entry, ...parts]
    .flatMap(({ body }) => (isList(body['edits']) ? body['edits'] : []))
    .filter(isObject)
    .filter(({ kind }) => kind !== 'baselineChunk')
  const subjects = new Map(edits.map(({ kind, id }) => [`${String(kind)} ${String(id)}`, { kind, id }]))
  const [only] = subjects.values()
  const name = nameIn(entry.body['command']) ?? ''
  const title = name === 'undo' ? say.tookBack : (registry.find((one) => one.name === name)?.title ?? name)
  const isOne = subjects.size === 1
  const subject = only && isOne ? nameOf(String(only.kind), String(only.id), plan, speech) : ''
  return {
    what: say.did(title, isOne ? subject : say.several(subjects.size)),
    details: edits.map((edit) => editText(edit, !isOne, plan, speech)),
    ...(isOne && only?.kind === 'item' && { itemId: String(only.id) }),
  }
}

function editText(edit: JsonObject, named: boolean, plan: Plan, speech: Saying): string {
  const { kind, id, field, from = null, to = null } = edit
  const before = named ? `${nameOf(String(kind), String(id), plan, speech)}: ` : ''
  if (typeof field !== 'string') return `${before}${say.created}`
  if (field === 'deleted') return `${before}${to === true ? say.deleted : say.restored}`
  const value = (of: Json): string | undefined =>
    namedBy(field, of, String(kind), plan, speech) ?? valueText(of)
  const told = kind === 'item' ? fieldText({ field, from, to }, speech.words, speech.telling) : undefined
  const text = told
    ? say.field(told.name, told.after, told.before)
    : say.field(fieldName(field), value(to), value(from))
  return before + text
}

/** `targetValue` → target value; a member of a collection keeps its own name. */
function fieldName(field: string): string {
  const [name = '', ...member] = field.split('.')
  const plain = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return member.length === 0 ? plain : `${plain} ${member.join('.')}`
}

function valueText(value: Json): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'string') return `“${value}”`
  return typeof value === 'object'
    ? JSON.stringify(value)
    : typeof value === 'boolean'
      ? say.yes
      : String(value)
}

/** Fields that hold an id, by what it is the id of; `parent` is one of its own kind. */
const idFields: Readonly<Record<string, string>> = {
  owner: 'person',
  sponsor: 'person',
  controller: 'person',
  deputy: 'person',
  acceptedBy: 'person',
  department: 'department',
  objective: 'objective',
  kpi: 'kpi',
  gate: 'item',
  from: 'item',
  to: 'item',
  baseline: 'baseline',
}

function namedBy(field: string, value: Json, kind: string, plan: Plan, speech: Saying): string | undefined {
  const of = field === 'parent' ? kind : idFields[field]
  return of === undefined || typeof value !== 'string' ? undefined : nameOf(of, value, plan, speech)
}
