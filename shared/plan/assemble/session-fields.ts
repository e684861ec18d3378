/** What the bodies of entries about sessions and decisions may say (FORMAT.md). */

import type { Day } from '../../base/day.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import type { EntryId } from '../ids.ts'
import { decisionTypes } from '../session.ts'
import type { Closing, Decision, Effect, Session, Treatment } from '../session.ts'
import { isShallow, mostDepth } from './change-kind.ts'
import { isName, namesOf } from './entry-fields.ts'
import { field, fieldList, members, required, turned } from './field-table.ts'
import { anyNumber, day, id, isObject, listOf, oneOf, text, yes } from './reader.ts'
import type { Reader } from './reader.ts'

/** Evidence is kept as it was written: who shows it reads it with care. */
export const evidence: Reader<JsonObject> = {
  expects: 'an object',
  read: (value) => (isObject(value) && isShallow(value, mostDepth) ? value : undefined),
}

export const openedFields = fieldList<
  Pick<Session, 'type' | 'facilitator' | 'present' | 'figures' | 'fingerprint'>
>({
  type: field('type', oneOf('calibration', 'formal'), 'calibration'),
  facilitator: field('facilitator', id),
  present: turned(members('present', yes), namesOf, []),
  figures: field('figures', evidence),
  fingerprint: field('fingerprint', text),
})

export const closedFields = fieldList<
  { readonly session: EntryId } & Pick<Closing, 'figures' | 'fingerprint'>
>({
  session: required('session', id),
  figures: field('figures', evidence),
  fingerprint: field('fingerprint', text),
})

/** Joining, and accepting, name what they are about. */
export const joinedFields = fieldList<{ readonly session: EntryId }>({ session: required('session', id) })
export const acceptedFields = fieldList<{ readonly decision: EntryId }>({
  decision: required('decision', id),
})

export const treatmentFields = fieldList<
  { readonly session: EntryId } & Pick<Treatment, 'key' | 'what' | 'people' | 'parts'>
>({
  session: required('session', id),
  key: required('key', id),
  what: required('what', oneOf('taken', 'deferred', 'split', 'outside', 'formal')),
  people: turned(members('people', yes), namesOf, []),
  parts: field('parts', listOf(text), []),
})

const becomes = oneOf('done', 'started', 'unblocked', 'cancelled')
const reaches = oneOf('at least', 'at most')

const effect: Reader<Effect> = {
  expects: 'an effect such as {"type": "finish", "itemId", "by"}',
  read: (value) => (isObject(value) ? readEffect(value) : undefined),
}

function readEffect(value: JsonObject): Effect | undefined {
  const { type, itemId, person, by, from, kpiId } = value
  if (type === 'baseline') return { type }
  if (type === 'reading') {
    const to = reaches.read(value['reaches'] ?? null)
    const amount = anyNumber.read(value['value'] ?? null)
    return isName(kpiId) && to && amount !== undefined
      ? { type, kpiId, reaches: to, value: amount }
      : undefined
  }
  if (!isName(itemId)) return undefined
  switch (type) {
    case 'owner':
      return isName(person) ? { type, itemId, person } : { type, itemId }
    case 'budget':
    case 'heard':
      return { type, itemId }
    case 'finish':
      return isDayOr(by, (finish) => ({ type, itemId, by: finish }))
    case 'no cost':
      return isDayOr(from, (first) => ({ type, itemId, from: first }))
    case 'status': {
      const status = becomes.read(value['becomes'] ?? null)
      return status && { type, itemId, becomes: status }
    }
    default:
      return undefined
  }
}

type Decided = Omit<Decision, 'id' | 'text' | 'at' | 'by' | 'outcome' | 'acceptedAt' | 'changes'>

export const decisionFields = fieldList<Decided>({
  sessionId: field('session', id),
  type: required('type', oneOf(...decisionTypes)),
  ownerId: field('owner', id),
  due: field('due', day),
  items: turned(members('items', yes), namesOf, []),
  effect: field('effect', effect),
  agenda: field('agenda', id),
  replaces: field('replaces', id),
})

export const outcomeFields = fieldList<{
  readonly decision: EntryId
  readonly type: 'kept' | 'replaced' | 'dropped'
  readonly reason?: string
}>({
  decision: required('decision', id),
  type: required('type', oneOf('kept', 'replaced', 'dropped')),
  reason: field('reason', text),
})

function isDayOr<T>(value: Json | undefined, make: (day: Day) => T): T | undefined {
  const read = value === undefined ? undefined : day.read(value)
  return read === undefined ? undefined : make(read)
}
