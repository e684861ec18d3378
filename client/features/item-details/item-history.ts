/** What was said about an item and changed of it, newest first: check-ins, bookings, promises, fields. */

import type { Instant } from '../../../shared/base/instant.ts'
import { find } from '../../../shared/base/table.ts'
import type { EntryId } from '../../../shared/plan/ids.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import type { FieldChange } from '../../state/field-changes.ts'
import { itemDetails as say } from '../../text/en/item-details.ts'
import { changeText } from '../../parts/item/change-text.ts'
import { saysOf } from '../../parts/item/said-text.ts'

export interface HistoryLine {
  readonly key: string
  /** Of the ledger, where it is one. */
  readonly entry?: EntryId
  readonly at: Instant
  readonly text: string
  readonly note?: string
}

export function historyOf(
  plan: Plan,
  item: Item,
  changes: readonly FieldChange[],
  words: Words,
  telling: Telling,
): readonly HistoryLine[] {
  const report = find(plan.reports, item.id)
  const name = (id: string | undefined): string => (id !== undefined && telling.person(id)) || say.somebody
  const checkIns = (report?.checkIns ?? []).map((said): HistoryLine => ({
    key: said.id,
    entry: said.id,
    at: said.at,
    text:
      said.forPerson === undefined
        ? say.said(name(said.by), saysOf(said, words, telling))
        : say.saidFor(name(said.by), name(said.forPerson), saysOf(said, words, telling)),
    ...(said.note !== undefined && { note: said.note }),
  }))
  const bookings = (report?.bookings ?? []).map(({ id, at, by, measure, amount }): HistoryLine => ({
    key: id,
    entry: id,
    at,
    text: say.booked(
      name(by),
      measure === 'cost'
        ? words.money.exact(amount, telling.currency)
        : say.hours(words.values.number(amount, 1)),
    ),
  }))
  const answers = plan.answers.list
    .filter(({ about }) => about.kind === 'item' && about.id === item.id)
    .map(({ id, at, by, text }): HistoryLine => ({
      key: id,
      entry: id,
      at,
      text: say.answered(name(by)),
      note: text,
    }))
  const said = new Set(checkIns.map(({ at }) => at))
  const changed = changes.flatMap((change): readonly HistoryLine[] => {
    const text = changeText(change, words, telling)
    return text === undefined
      ? []
      : [{ key: change.key, entry: change.key.split(' ')[0] ?? '', at: change.at, text }]
  })
  // A new finish in a check-in, or a changed field, is a promise told already.
  const told = new Set([...said, ...changes.flatMap(({ at, field }) => (field === 'finish' ? [at] : []))])
  const promises = (item.promises ?? [])
    .filter(({ at }) => !told.has(at))
    .map(({ at, by, finish }, n): HistoryLine => ({
      key: `promise ${n}`,
      at,
      text: say.promised(name(by), words.days.day(finish, telling.today)),
    }))
  return [...checkIns, ...bookings, ...answers, ...promises, ...changed].sort(
    (a, b) => b.at - a.at || (a.key < b.key ? -1 : 1),
  )
}
