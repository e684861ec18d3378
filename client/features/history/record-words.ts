/** One line of the record in words: what was done, on what, and each field that it changed. */

import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import { registry } from '../../../shared/commands/registry.ts'
import { checkInFields } from '../../../shared/plan/assemble/entry-fields.ts'
import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { readFields, silent } from '../../../shared/plan/assemble/field-table.ts'
import { isList, isObject } from '../../../shared/plan/assemble/reader.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { fieldText } from '../../parts/item/change-text.ts'
import { saysOf } from '../../parts/item/said-text.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { history as say } from '../../text/en/history.ts'
import { itemDetails } from '../../text/en/item-details.ts'
import type { RecordLine } from './record-lines.ts'

export interface LineWords {
  /** *checked in on Launch*; begins small, a name stands before it. */
  readonly what: string
  readonly said?: string | undefined
  readonly note?: string | undefined
  /** Field by field, of a change. */
  readonly details: readonly string[]
  /** The item it is about, where it is one alone. */
  readonly itemId?: string | undefined
}

export function lineWords(line: RecordLine, plan: Plan, speech: Speech): LineWords {
  const { kind, body, note } = line.entry
  const { words, telling } = speech
  const item = nameIn(body['item'])
  const on = item === undefined ? '' : (telling.item(item) ?? item)
  const plainly = (what: string, said?: string): LineWords => ({
    what,
    said,
    note,
    details: [],
    itemId: item,
  })
  switch (kind) {
    case 'change':
      return changeWords(line, plan, speech)
    case 'checkIn': {
      const read = readFields(checkInFields, body, silent, {})
      const whom = read?.forPerson === undefined ? undefined : telling.person(read.forPerson)
      return plainly(say.checkedIn(on, whom), read && saysOf(read, words, telling))
    }
    case 'booking': {
      const amount = Number(body['amount'])
      const text =
        body['measure'] === 'cost'
          ? words.money.exact(amount, telling.currency)
          : itemDetails.hours(words.values.number(amount, 1))
      const day = nameIn(body['day'])
      return plainly(say.booked(text, on, day === undefined ? '' : words.days.day(day, telling.today)))
    }
    case 'reading': {
      const kpi = nameIn(body['kpi']) ?? ''
      const value = words.values.measured(Number(body['value']), telling.kpiMeasure(kpi), telling.currency)
      const day = words.days.day(nameIn(body['day']) ?? telling.today, telling.today)
      return plainly(say.read(telling.kpi(kpi) ?? kpi, value, day))
    }
    case 'comment':
    case 'answer': {
      const about = isObject(body['about']) ? body['about'] : {}
      const id = nameIn(about['id']) ?? ''
      const name = nameOf(String(about['kind']), id, plan, speech)
      const text = kind === 'comment' ? say.commented(name) : say.answered(name)
      return { ...plainly(text), ...(about['kind'] === 'item' && { itemId: id }) }
    }
    case 'decision':
      return plainly(say.decided)
    case 'decision.accepted':
    case 'decision.outcome':
      return plainly(
        say.onDecision(kind === 'decision.accepted' ? undefined : nameIn(body['type'])),
        telling.decision(nameIn(body['decision']) ?? ''),
      )
    case 'speaksFor':
      return plainly(say.speaksFor(telling.person(nameIn(body['person']) ?? '')))
    case 'withdrawal':
      return plainly(say.withdrew)
    default:
      return plainly(say.other[kind] ?? say.unknown(kind))
  }
}

function changeWords({ entry, parts }: RecordLine, plan: Plan, speech: Speech): LineWords {
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

function editText(edit: JsonObject, named: boolean, plan: Plan, speech: Speech): string {
  const { kind, id, field, from = null, to = null } = edit
  const before = named ? `${nameOf(String(kind), String(id), plan, speech)}: ` : ''
  if (typeof field !== 'string') return `${before}${say.created}`
  if (field === 'deleted') return `${before}${to === true ? say.deleted : say.restored}`
  const told = kind === 'item' ? fieldText({ field, from, to }, speech.words, speech.telling) : undefined
  const text = told
    ? say.field(told.name, told.after, told.before)
    : say.field(fieldName(field), valueText(to), valueText(from))
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

export function nameOf(kind: string, id: string, plan: Plan, { telling }: Speech): string {
  switch (kind) {
    case 'item':
      return telling.item(id) ?? id
    case 'link': {
      const link = find(plan.links, id)
      return link ? say.link(telling.item(link.from) ?? '', telling.item(link.to) ?? '') : say.goneLink
    }
    case 'plan':
      return telling.planName
    case 'person':
      return telling.person(id) ?? id
    case 'department':
      return telling.department(id) ?? id
    case 'kpi':
      return telling.kpi(id) ?? id
    case 'objective':
      return telling.objective(id) ?? id
    case 'keyResult':
      return telling.keyResult(id) ?? id
    case 'baseline':
      return telling.baseline(id) ?? id
    case 'session':
      return say.theSession
    default:
      return id
  }
}
