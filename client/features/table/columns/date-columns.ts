/** The three sets of dates, never mixed: what the owner says now (typed here), what was agreed, where it is heading. */

import { ok } from '../../../../shared/base/result.ts'
import type { Variance } from '../../../../shared/engine/variance.ts'
import type { ColumnFamily, ColumnId } from '../../../text/en/table-columns.ts'
import type { ItemChange } from '../item-change.ts'
import { isLeaf, isTask } from './column.ts'
import type { CellEdit, ItemCell, TableColumn } from './column.ts'
import { readDayEntry, readDurationEntry } from './read-entry.ts'

type DayOfVariance = {
  [K in keyof Variance]-?: NonNullable<Variance[K]> extends string ? K : never
}[keyof Variance]

export const dateColumns: readonly TableColumn[] = [
  committed('start', 'commitmentStart', (start) => ({ start })),
  committed('finish', 'commitmentFinish', (finish) => ({ finish })),
  {
    id: 'duration',
    family: 'commitment',
    width: 92,
    end: true,
    kind: 'number',
    value: durationOf,
    show: (cell, { words }) => {
      const days = durationOf(cell)
      return days === undefined ? '' : words.days.short(days)
    },
    plain: (cell) => String(durationOf(cell) ?? ''),
    edit: {
      as: 'line',
      fits: isTask,
      moves: true,
      read: (typed, { plan }) => {
        const read = readDurationEntry(typed, plan)
        return read.ok ? ok({ duration: read.value }) : read
      },
    },
  },
  {
    id: 'deadline',
    family: 'commitment',
    width: 124,
    end: true,
    kind: 'day',
    value: ({ item }) => item.deadline,
    edit: dayEntry((deadline) => ({ deadline })),
  },
  shown('baselineStart', 'plan'),
  shown('baselineFinish', 'plan'),
  shown('forecastStart', 'forecast'),
  shown('forecastFinish', 'forecast'),
]

function committed(
  id: ColumnId,
  day: DayOfVariance,
  change: (day: string | null) => ItemChange,
): TableColumn {
  return { ...shown(id, 'commitment', day), edit: dayEntry(change) }
}

function shown(id: ColumnId, family: ColumnFamily, day = id as DayOfVariance): TableColumn {
  return {
    id,
    family,
    width: 124,
    end: true,
    kind: 'day',
    value: ({ figures, index }) => figures.variance[index]?.[day],
  }
}

function dayEntry(change: (day: string | null) => ItemChange): CellEdit {
  return {
    as: 'day',
    fits: isLeaf,
    moves: true,
    read: (typed, { today }) => {
      const read = readDayEntry(typed, today)
      return read.ok ? ok(change(read.value)) : read
    },
  }
}

/** As written, else the working days from start to finish; a milestone has none. */
function durationOf({ figures, item, index }: ItemCell): number | undefined {
  if (item.type !== 'task') return undefined
  const { commitmentStart: start, commitmentFinish: finish } = figures.variance[index] ?? {}
  const { axis } = figures.schedule
  if (start === undefined || finish === undefined) return item.duration
  return axis.finishBoundary(finish) - axis.startBoundary(start)
}
