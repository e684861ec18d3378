/** What the bodies of ledger entries may say (FORMAT.md, *Ledger entries*). Ids in them are people's words and are not checked. */

import type { Json } from '../../base/json.ts'
import { breachMeasures } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { EntryId, PersonId } from '../ids.ts'
import type { Blocker, Booking, CheckIn, Comment, Reading, WaitsFor } from '../report.ts'
import { statuses } from '../report.ts'
import { field, fieldList, members, required, turned, wholeOf } from './field-table.ts'
import {
  anyNumber,
  day,
  flag,
  id,
  isObject,
  mostDays,
  numberFrom,
  oneOf,
  percent,
  text,
  yes,
} from './reader.ts'
import type { Reader } from './reader.ts'

const waitsFor: Reader<WaitsFor> = {
  expects: '{"item": id}, {"person": id} or {"outside": name}',
  read(value) {
    if (!isObject(value)) return undefined
    const { item, person, outside } = value
    if (isName(item)) return { type: 'item', id: item }
    if (isName(person)) return { type: 'person', id: person }
    return isName(outside) ? { type: 'outside', name: outside } : undefined
  },
}

const blocker = wholeOf(
  'a blocker: {"kind", "waitsFor", "since"}',
  fieldList<Blocker>({
    kind: field('kind', oneOf('dependency', 'resource', 'approval', 'external'), 'dependency'),
    waitsFor: required('waitsFor', waitsFor),
    chasedBy: field('chasedBy', id),
    since: required('since', day),
    until: field('until', day),
  }),
)

export const checkInFields = fieldList<Omit<CheckIn, 'id' | 'at' | 'by' | 'device' | 'confirmed' | 'note'>>({
  itemId: required('item', id),
  forPerson: field('forPerson', id),
  status: field('status', oneOf(...statuses)),
  actualStart: field('actualStart', day),
  actualFinish: field('actualFinish', day),
  finish: field('finish', day),
  percent: field('percent', percent),
  remaining: field('remaining', numberFrom(0, mostDays)),
  blocker: field('blocker', blocker),
  evidence: field('evidence', text),
})

export const bookingFields = fieldList<Omit<Booking, 'id' | 'at' | 'by'>>({
  itemId: required('item', id),
  measure: required('measure', oneOf('cost', 'hours')),
  amount: required('amount', anyNumber),
  day: required('day', day),
  total: field('total', flag, false),
})

export const readingFields = fieldList<Omit<Reading, 'id' | 'at' | 'by'>>({
  kpiId: required('kpi', id),
  day: required('day', day),
  value: required('value', anyNumber),
  source: field('source', text),
  departmentId: field('department', id),
})

export interface ChangeBody {
  readonly command?: string
  readonly edits: readonly Json[]
}

export interface FieldEdit {
  readonly kind: string
  readonly id: string
  readonly field: string
  readonly from?: Json
  readonly to?: Json
  readonly seen: readonly EntryId[]
}

const about = wholeOf(
  '{"kind", "id"}',
  fieldList<Comment['about']>({ kind: required('kind', id), id: required('id', id) }),
)

export const commentFields = fieldList<Pick<Comment, 'about'>>({ about: required('about', about) })

export const answerFields = fieldList<
  Pick<Answer, 'about' | 'measure' | 'ownerId' | 'due' | 'items' | 'size'>
>({
  about: required('about', about),
  measure: required('measure', oneOf(...breachMeasures)),
  ownerId: required('owner', id),
  due: required('due', day),
  items: turned(members('items', yes), namesOf, []),
  size: field('size', anyNumber),
})

export const aboutAnswerFields = fieldList<{ readonly answer: EntryId }>({ answer: required('answer', id) })

/** Confirmations and withdrawals name the entry they are about. */
export const aboutEntryFields = fieldList<{ readonly entry: EntryId }>({ entry: required('entry', id) })

export const deviceFields = fieldList<{ readonly name?: string }>({ name: field('name', text) })
export const certificateFields = fieldList<{ readonly certificate: string }>({
  certificate: required('certificate', text),
})
export const speaksForFields = fieldList<{ readonly person?: PersonId }>({ person: field('person', id) })

export function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

export function namesOf(marked: Readonly<Record<string, true>>): readonly string[] {
  return Object.keys(marked).sort()
}
