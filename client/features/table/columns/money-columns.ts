/** Effort and money: what is planned is typed; what is earned and spent follows from check-ins, in the plan's one basis (EV 5). */

import { ok } from '../../../../shared/base/result.ts'
import type { ValueSums } from '../../../../shared/engine/value.ts'
import type { Speech } from '../../../state/speech.svelte.ts'
import { cellWords } from '../../../text/en/table-columns.ts'
import type { ColumnId } from '../../../text/en/table-columns.ts'
import { cellOf } from './cell-text.ts'
import { isLeaf } from './column.ts'
import type { CellEdit, ItemCell, TableColumn } from './column.ts'
import { readAmountEntry, readMoneyEntry } from './read-entry.ts'
import { signed } from './signed.ts'

export const moneyColumns: readonly TableColumn[] = [
  {
    ...column('effort', (cell) => ofLeaves(cell, ({ item }) => item.effort), hoursText),
    edit: entry((typed) => {
      const read = readAmountEntry(typed)
      return read.ok ? ok({ effort: read.value }) : read
    }),
  },
  column('hours', (cell) => ofLeaves(cell, ({ report }) => report?.hours ?? undefined), hoursText),
  {
    ...column('budget', (cell) => ofLeaves(cell, ({ item }) => item.budget), moneyText),
    edit: entry((typed, { plan }) => {
      const read = readMoneyEntry(typed, plan)
      return read.ok ? ok({ budget: read.value }) : read
    }),
  },
  column('pv', (cell) => sums(cell)?.pv, amountText),
  column('ev', (cell) => sums(cell)?.ev, amountText),
  column('ac', (cell) => sums(cell)?.ac ?? undefined, amountText),
  variance('sv', ({ ev, pv }) => ev - pv),
  variance('cv', ({ ev, ac }) => (ac === null ? undefined : ev - ac)),
]

function column(
  id: ColumnId,
  value: (cell: ItemCell) => number | undefined,
  text: (value: number, cell: ItemCell, speech: Speech) => string,
): TableColumn {
  return {
    id,
    family: 'effort',
    width: 112,
    end: true,
    kind: 'number',
    sums: true,
    amount: text,
    value,
    show: (cell, speech) => {
      const number = value(cell)
      return number === undefined ? '' : text(number, cell, speech)
    },
    plain: (cell) => {
      const number = value(cell)
      return number === undefined ? '' : String(Math.round(number * 100) / 100)
    },
  }
}

/** Plus is good: more done than was due, less spent than it was worth. */
function variance(id: ColumnId, of: (sums: ValueSums) => number | undefined): TableColumn {
  const value = (cell: ItemCell) => {
    const found = sums(cell)
    return found && of(found)
  }
  return {
    ...column(id, value, (number, _cell, { words }) => signed(Math.round(number), words)),
    tone: (cell) => {
      const number = Math.round(value(cell) ?? 0)
      return number < 0 ? 'behind' : number > 0 ? 'ahead' : undefined
    },
  }
}

function entry(read: CellEdit['read']): CellEdit {
  return { as: 'line', fits: isLeaf, read }
}

/** A group has what the work inside it has. */
function ofLeaves(cell: ItemCell, of: (leaf: ItemCell) => number | undefined): number | undefined {
  const { figures, item, index } = cell
  if (item.type !== 'group') return of(cell)
  let sum: number | undefined
  for (const leaf of figures.structure.leavesOf(index)) {
    const value = of(cellOf(figures, leaf))
    if (value !== undefined) sum = (sum ?? 0) + value
  }
  return sum
}

function sums({ figures, index }: ItemCell): ValueSums | undefined {
  return figures.value[index]
}

function hoursText(value: number, _cell: ItemCell, { words }: Speech): string {
  return cellWords.hours(words.values.number(value, 1))
}

function moneyText(value: number, { figures }: ItemCell, { words }: Speech): string {
  return words.money.exact(Math.round(value * 100) / 100, figures.plan.settings.currency)
}

function amountText(value: number, cell: ItemCell, speech: Speech): string {
  return cell.figures.basis === 'cost'
    ? moneyText(Math.round(value), cell, speech)
    : speech.words.values.number(value, 1)
}
