/** One changed field in words: *Mara Lindqvist changed the finish from Fri 4 Dec to Fri 11 Dec*. Undefined for what nobody sees. */

import { isDay } from '../../../shared/base/day.ts'
import type { Json } from '../../../shared/base/json.ts'
import { isObject } from '../../../shared/plan/assemble/reader.ts'
import type { FieldChange } from '../../state/field-changes.ts'
import { itemDetails as say } from '../../text/en/item-details.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'

type Value = (value: Json, words: Words, telling: Telling) => string | undefined

const asText: Value = (value) => (typeof value === 'string' ? value : undefined)
const asDay: Value = (value, words, telling) =>
  typeof value === 'string' && isDay(value) ? words.days.day(value, telling.today) : undefined
const asDays: Value = (value, words) => (typeof value === 'number' ? words.days.working(value) : undefined)
const asMoney: Value = (value, words, telling) =>
  typeof value === 'number' ? words.money.exact(value, telling.currency) : undefined
const asHours: Value = (value, words) =>
  typeof value === 'number' ? say.hours(words.values.number(value, 1)) : undefined
const asOwner: Value = (value, _words, telling) => {
  if (typeof value === 'string') return telling.person(value) ?? value
  if (!isObject(value)) return undefined
  const { department, text } = value
  if (typeof department === 'string') return telling.department(department)
  return typeof text === 'string' ? `“${text}”` : undefined
}

/** The fields a person changes by hand; what stands in collections (labels, what it serves) is named by its member. */
const fields: Readonly<Record<string, readonly [name: string, value: Value]>> = {
  title: [say.changed.title, (value) => (typeof value === 'string' ? `“${value}”` : undefined)],
  owner: [say.changed.owner, asOwner],
  start: [say.changed.start, asDay],
  finish: [say.changed.finish, asDay],
  duration: [say.changed.duration, asDays],
  deadline: [say.changed.deadline, asDay],
  budget: [say.changed.budget, asMoney],
  effort: [say.changed.effort, asHours],
  department: [
    say.changed.department,
    (value, _words, telling) => (typeof value === 'string' ? telling.department(value) : undefined),
  ],
  parent: [
    say.changed.parent,
    (value, _words, telling) => (typeof value === 'string' ? telling.item(value) : undefined),
  ],
  type: [say.changed.type, asText],
}

/** A field of an item by its name, and what stood and stands there; undefined for what has no words of its own. */
export function fieldText(
  { field = '', from, to }: Pick<FieldChange, 'field' | 'from' | 'to'>,
  words: Words,
  telling: Telling,
): { readonly name: string; readonly before?: string; readonly after?: string } | undefined {
  const known = fields[field]
  if (!known) return undefined
  const [name, value] = known
  const [before, after] = [value(from, words, telling), value(to, words, telling)]
  return { name, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

export function changeText(change: FieldChange, words: Words, telling: Telling): string | undefined {
  const name = (change.by !== undefined && telling.person(change.by)) || say.somebody
  const { field, to } = change
  if (field === undefined) return say.created(name)
  if (field === 'deleted') return to === true ? say.deletedBy(name) : say.restoredBy(name)
  if (field === 'notes') return say.changedNotes(name)
  const [collection = '', member = ''] = field.split(/\.(.*)/s)
  if (collection === 'labels') return to === null ? say.unlabelled(name, member) : say.labelled(name, member)
  if (collection === 'contributes') {
    const goal = telling.keyResult(member) ?? member
    return to === null ? say.servesNoMore(name, goal) : say.servesNow(name, goal)
  }
  const told = fieldText(change, words, telling)
  if (!told) return undefined
  const text = say.changedField(name, told.name, told.before, told.after)
  return change.undoes ? say.takenBack(text) : text
}
