/** Which items pass the filters and the quick words. Every filter must hold; of one column's choices, one. */

import { unreachable } from '../../../shared/base/assert.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import type { TableFilter } from '../../state/table-view.ts'
import type { TableFlag } from '../../text/en/table.ts'
import { fold } from '../../ui/match-options.ts'
import { cellOf, eachText, shownText } from './columns/cell-text.ts'
import type { ItemCell } from './columns/column.ts'
import { columnById } from './columns/registry.ts'

export interface Wanted {
  readonly filters: readonly TableFilter[]
  /** Each must stand in the title, the owner, the department, a label or the external id. */
  readonly query: string
}

/** Undefined where everything passes. */
export function passes(
  figures: Figures,
  { filters, query }: Wanted,
  speech: Speech,
): ((index: number) => boolean) | undefined {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0 && filters.length === 0) return undefined
  return (index) => {
    const cell = cellOf(figures, index)
    if (!filters.every((filter) => holds(filter, cell, speech))) return false
    if (words.length === 0) return true
    const text = fold(searched.map((id) => textOf(id, cell, speech)).join('\n'))
    return words.every((word) => text.includes(word))
  }
}

const searched = ['title', 'owner', 'department', 'labels', 'external'] as const

function textOf(id: string, cell: ItemCell, speech: Speech): string {
  const column = columnById.get(id)
  return column ? shownText(column, cell, speech) : ''
}

function holds(filter: TableFilter, cell: ItemCell, speech: Speech): boolean {
  if (filter.type === 'flag') return hasFlag(filter.flag, cell)
  const column = columnById.get(filter.column)
  // A column of a newer version: a view kept here knows it, this program does not.
  if (!column) return true
  switch (filter.type) {
    case 'choice':
      return eachTextOrNone(eachText(column, cell, speech)).some((text) => filter.texts.includes(text))
    case 'words':
      return fold(shownText(column, cell, speech)).includes(fold(filter.words))
    case 'range': {
      const value = column.value(cell)
      if (value === undefined) return false
      return (
        (filter.from === undefined || value >= filter.from) && (filter.to === undefined || value <= filter.to)
      )
    }
    default:
      return unreachable(filter)
  }
}

function eachTextOrNone(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [''] : texts
}

function hasFlag(flag: TableFlag, { figures, item, index, report }: ItemCell): boolean {
  const isOpen =
    progressStates[figures.schedule.state[index] ?? 0] !== 'finished' && report?.status !== 'cancelled'
  switch (flag) {
    case 'late':
      return (figures.variance[index]?.total ?? 0) > 0
    case 'at risk':
      return report?.status === 'at risk' || report?.status === 'off track'
    case 'blocked':
      return report?.status === 'blocked'
    case 'critical':
      return figures.schedule.critical[index] === 1
    case 'without owner':
      return isOpen && presentOwner(figures.plan, item) === undefined
    case 'without dates':
      return isOpen && item.start === undefined && item.finish === undefined
    case 'serves nothing':
      return isOpen && figures.mapping.shares[index]?.length === 0
    case 'old reports': {
      const state = figures.freshness[index]?.state
      return state === 'old' || state === 'overdue' || state === 'never'
    }
    case 'open':
      return isOpen
    default:
      return unreachable(flag)
  }
}
