/** What was changed in a copy, in words: of each thing its name, and a line for each field. */

import { find } from '../../../shared/base/table.ts'
import { isObject } from '../../../shared/plan/assemble/reader.ts'
import type { Json } from '../../../shared/base/json.ts'
import { isDay } from '../../../shared/base/day.ts'
import type { ChangedThing } from '../../../shared/exchange/what-if.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { itemDetails } from '../../text/en/item-details.ts'
import { whatIf as words } from '../../text/en/what-if.ts'

export interface ChangedLines {
  readonly title: string
  readonly lines: readonly string[]
  /** Somebody changed the same in the original since. */
  readonly clashes: boolean
}

type Told = Pick<Speech, 'words' | 'telling'>

export function changedLines(thing: ChangedThing, original: Plan, copy: Plan, speech: Told): ChangedLines {
  const { kind, id, created, changes } = thing
  const title = nameOf(thing, original, copy)
  if (created) return { title, lines: [words.added(words.kinds[kind].toLowerCase())], clashes: false }
  const known = itemDetails.changed as Readonly<Record<string, string>>
  const lines = changes.map(({ field, from, to, clash }) => {
    if (field === 'deleted') return to === true ? words.deleted : words.restored
    const name = kind === 'item' ? (known[field] ?? spoken(field)) : spoken(field)
    const text = (value: Json): string => valueText(field, value, copy, speech)
    const line = words.field(name, text(from), text(to))
    return clash === undefined ? line : `${line} (${words.clash(text(clash))})`
  })
  return { title: title || id, lines, clashes: changes.some(({ clash }) => clash !== undefined) }
}

function nameOf({ kind, id, created }: ChangedThing, original: Plan, copy: Plan): string {
  switch (kind) {
    case 'item':
      return (find(original.items, id) ?? find(copy.items, id) ?? find(copy.deletedItems, id))?.title ?? ''
    case 'link': {
      const link = find(copy.links, id) ?? find(original.links, id)
      const title = (item: string | undefined): string => find(copy.items, item)?.title ?? '…'
      return `${title(link?.from)} → ${title(link?.to)}`
    }
    case 'plan':
      return words.kinds.plan
    default: {
      const name = created?.['name'] ?? created?.['title']
      return typeof name === 'string' ? name : namedIn(kind, id, copy)
    }
  }
}

function namedIn(kind: ChangedThing['kind'], id: string, plan: Plan): string {
  if (kind === 'person') return find(plan.people, id)?.name ?? ''
  if (kind === 'department') return find(plan.departments, id)?.name ?? ''
  if (kind === 'kpi') return find(plan.kpis, id)?.name ?? ''
  if (kind === 'objective') return find(plan.objectives, id)?.title ?? ''
  const keyResult = kind === 'keyResult' ? find(plan.keyResults, id) : undefined
  return keyResult?.title ?? find(plan.kpis, keyResult?.kpiId)?.name ?? ''
}

/** `hoursPerWeek` → hours per week; of a member the collection's name. */
function spoken(field: string): string {
  const [name = field] = field.split('.')
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function valueText(field: string, value: Json, plan: Plan, { words: say, telling }: Told): string {
  if (value === null) return words.nothing
  if (typeof value === 'number')
    return field === 'budget' ? say.money.exact(value, telling.currency) : say.values.number(value, 2)
  if (typeof value === 'boolean') return value ? '✓' : '–'
  if (typeof value === 'string') {
    if (isDay(value)) return say.days.day(value, telling.today)
    const person = find(plan.people, value)
    return (
      person?.name ?? find(plan.items, value)?.title ?? find(plan.departments, value)?.name ?? `“${value}”`
    )
  }
  if (isObject(value) && typeof value['text'] === 'string') return `“${value['text']}”`
  return words.other
}
