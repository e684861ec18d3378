/** What an item's and a link's record may say. */

import { readValueKey } from '../governance.ts'
import type { Item, Link } from '../item.ts'
import { fieldList, field, members, optional, required, wholeOf } from './field-table.ts'
import type { Field } from './field-table.ts'
import { amount, anyNumber, day, flag, id, instant, isObject, listOf, mostDays, oneOf } from './reader.ts'
import { percent, text, wholeFrom, yes } from './reader.ts'
import type { Reader } from './reader.ts'
import { membersByRef, ownerField, refTo } from './reference-field.ts'
import type { EarningMethod, ThreePoint } from '../item.ts'

/** What the record alone says; the tree, the ledger and conflicts come on top. */
export type ItemFields = Omit<Item, 'id' | 'conflicts' | 'promises' | 'writtenFinish'>

const whole = wholeFrom(0, mostDays)

const threePoint: Reader<ThreePoint> = {
  expects: 'three numbers: optimistic ≤ likely ≤ pessimistic',
  read(value) {
    const found = points.read(value)
    return found && found.optimistic <= found.likely && found.likely <= found.pessimistic ? found : undefined
  },
}
const points = wholeOf(
  'three numbers',
  fieldList<ThreePoint>({
    optimistic: required('optimistic', amount),
    likely: required('likely', amount),
    pessimistic: required('pessimistic', amount),
  }),
)

type Of<T extends EarningMethod['type']> = Omit<Extract<EarningMethod, { type: T }>, 'type'>
type Step = Of<'milestones'>['steps'][number]

const step = wholeOf(
  'a step',
  fieldList<Step>({
    weight: required('weight', amount),
    day: required('day', day),
    done: field('done', flag, false),
  }),
)
const fixed = wholeOf('a share', fieldList<Of<'fixed'>>({ start: required('start', percent) }))
const milestones = wholeOf('steps', fieldList<Of<'milestones'>>({ steps: required('steps', listOf(step)) }))
const units = wholeOf(
  'units',
  fieldList<Of<'units'>>({ total: required('total', amount), done: field('done', amount, 0) }),
)

export const earning: Reader<EarningMethod> = {
  expects: 'a way of earning such as {"type": "fixed", "start": 50}',
  read(value) {
    if (!isObject(value)) return undefined
    const { type } = value
    if (type === 'percent' || type === 'level-of-effort') return { type }
    if (type === 'fixed') return withType(type, fixed.read(value))
    if (type === 'milestones') return withType(type, milestones.read(value))
    return type === 'units' ? withType(type, units.read(value)) : undefined
  },
}

function withType<const T extends string, P extends object>(
  type: T,
  parts: P | undefined,
): ({ type: T } & P) | undefined {
  return parts && { type, ...parts }
}

const external = wholeOf(
  'an object with source and id',
  fieldList<NonNullable<Item['external']>>({
    source: required('source', text),
    id: required('id', id),
    url: field('url', text),
  }),
)

const valuePoint: Reader<string> = {
  expects: 'a value such as profit:target:2026-12-31',
  read: (key) => {
    const point = typeof key === 'string' ? readValueKey(key) : undefined
    return point && day.read(point.day) !== undefined ? (key as string) : undefined
  },
}

/** Whether it has a parent at all is the tree's to say, so its reference is not checked here. */
const parent: Field<string> = field('parent', id)

export const itemFields = fieldList<ItemFields>({
  title: field('title', text, ''),
  type: field('type', oneOf('group', 'task', 'milestone'), 'task'),
  parentId: parent,
  order: field('order', text, ''),
  owner: ownerField,
  helpers: membersByRef('helpers', yes, ['person', 'department']),
  departmentId: refTo('department', 'department'),
  labels: members('labels', yes),
  contributes: membersByRef('contributes', amount, ['keyResult']),
  start: field('start', day),
  finish: field('finish', day),
  duration: field('duration', whole),
  deadline: field('deadline', day),
  effort: field('effort', amount),
  budget: field('budget', amount),
  estimate: field('estimate', threePoint),
  earning: field('earning', earning),
  sponsor: refTo('sponsor', 'person'),
  controller: refTo('controller', 'person'),
  values: optional(members('values', anyNumber, valuePoint)),
  notes: field('notes', text),
  evidence: members('evidence', text),
  external: field('external', external),
  rightAsItIs: members('rightAsItIs', text),
  createdAt: field('createdAt', instant),
})

export const linkFields = fieldList<Omit<Link, 'id'>>({
  from: required('from', id),
  to: required('to', id),
  type: field('type', oneOf('FS', 'SS', 'FF', 'SF'), 'FS'),
  lag: field('lag', wholeFrom(-mostDays, mostDays), 0),
  acceptedBy: refTo('acceptedBy', 'person'),
})
