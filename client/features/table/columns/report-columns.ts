/** What was reported and when: it is typed as a check-in, and nothing typed here is ever overwritten. */

import { find } from '../../../../shared/base/table.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { progressStates } from '../../../../shared/engine/schedule.ts'
import { statuses } from '../../../../shared/plan/report.ts'
import type { Status } from '../../../../shared/plan/report.ts'
import { statusKeyOf } from '../../../parts/item/standing.ts'
import { board } from '../../../text/en/board.ts'
import { myWork } from '../../../text/en/my-work.ts'
import { entryWords } from '../../../text/en/table-columns.ts'
import { fold } from '../../../ui/match-options.ts'
import type { ItemChange } from '../item-change.ts'
import { isLeaf, isTask } from './column.ts'
import type { ItemCell, TableColumn } from './column.ts'
import { readAmountEntry, readDayEntry } from './read-entry.ts'

export const reportColumns: readonly TableColumn[] = [
  {
    id: 'status',
    family: 'report',
    width: 124,
    kind: 'choice',
    draw: 'status',
    value: ({ figures, item, index, report }) => {
      if (item.type === 'group') return report?.status && board.status(report.status)
      return board.status(statusKeyOf(figures, item, index))
    },
    tone: ({ report }) =>
      report?.status === 'off track' ? 'behind' : report?.status === 'at risk' ? 'risk' : undefined,
    edit: {
      as: 'choice',
      options: () => statuses.filter((status) => status !== 'blocked').map(optionOf),
      read: (typed) => {
        const status = statuses.find((one) => fold(board.status(one)) === fold(typed.trim()))
        if (status === undefined) return err(entryWords.noStatus(typed))
        return status === 'blocked' ? err(entryWords.blockedAsks) : ok({ status })
      },
    },
  },
  {
    id: 'age',
    family: 'report',
    width: 72,
    end: true,
    kind: 'number',
    draw: 'age',
    value: ({ report }) => report?.saidAt,
    show: ({ figures, index, report }, { words, telling }) => {
      if (report?.saidAt !== undefined)
        return words.ages.short(telling.workingAge(report.saidAt), telling.workdaysPerWeek)
      return figures.freshness[index]?.inPlay ? myWork.never : ''
    },
    tone: ({ figures, index }) => {
      const state = figures.freshness[index]?.state
      return state === 'overdue' || state === 'old' || state === 'never' ? 'faint' : undefined
    },
  },
  {
    id: 'saidBy',
    family: 'report',
    width: 140,
    kind: 'choice',
    value: ({ figures, report }) => find(figures.plan.people, report?.saidBy)?.name,
  },
  amount('percent', isTask, (percent) => ({ percent }), percentOf),
  amount('remaining', isTask, (remaining) => ({ remaining }), remainingOf),
  happened('actualStart', (actualStart) => ({ actualStart })),
  happened('actualFinish', (actualFinish) => ({ actualFinish })),
  {
    id: 'blocker',
    family: 'report',
    width: 240,
    kind: 'words',
    value: ({ report }) => (report?.status === 'blocked' ? report.blocker?.kind : undefined),
    show: ({ report }, { words, telling }) =>
      report?.status === 'blocked' && report.blocker ? words.states.blocker(report.blocker, telling) : '',
  },
]

function optionOf(status: Status) {
  return { value: status, label: board.status(status) }
}

/** What is finished is done, whatever was said on the way. */
function percentOf({ figures, item, index, report }: ItemCell): number | undefined {
  if (item.type !== 'task' || report?.status === 'cancelled') return undefined
  return progressStates[figures.schedule.state[index] ?? 0] === 'finished' ? 100 : report?.percent
}

/** Counted down between check-ins (SC5.9). */
function remainingOf({ figures, item, index }: ItemCell): number | undefined {
  return item.type === 'task' ? figures.schedule.remaining[index] : undefined
}

function amount(
  id: 'percent' | 'remaining',
  fits: NonNullable<TableColumn['edit']>['fits'],
  change: (value: number) => ItemChange,
  value: (cell: ItemCell) => number | undefined,
): TableColumn {
  return {
    id,
    family: 'report',
    width: 92,
    end: true,
    kind: 'number',
    value,
    show: (cell, { words }) => {
      const number = value(cell)
      if (number === undefined) return ''
      return id === 'percent'
        ? words.values.share(number / 100)
        : words.days.short(Math.round(number * 10) / 10)
    },
    plain: (cell) => String(value(cell) ?? ''),
    edit: {
      as: 'line',
      ...(fits && { fits }),
      read: (typed) => {
        const read = readAmountEntry(typed)
        if (!read.ok) return read
        return read.value === null ? ok({}) : ok(change(read.value))
      },
    },
  }
}

function happened(id: 'actualStart' | 'actualFinish', change: (day: string) => ItemChange): TableColumn {
  return {
    id,
    family: 'report',
    width: 108,
    end: true,
    kind: 'day',
    value: ({ report }) => report?.[id],
    edit: {
      as: 'day',
      fits: isLeaf,
      moves: true,
      read: (typed, { today }) => {
        const read = readDayEntry(typed, today)
        if (!read.ok) return read
        return read.value === null ? ok({}) : ok(change(read.value))
      },
    },
  }
}
