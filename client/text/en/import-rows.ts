/** The words of what a column means, and of what is doubtful about a row. */

import type { ColumnRole } from '../../../shared/exchange/table/columns.ts'
import type { RowTrouble } from '../../../shared/exchange/table/neutral-row.ts'

export const columnNames: Readonly<Record<ColumnRole, string>> = {
  ignore: 'Leave out',
  id: 'Id',
  title: 'Title',
  'outline level': 'Outline level',
  'outline number': 'Outline number',
  parent: 'Inside (parent)',
  group: 'Group',
  owner: 'Owner',
  'owner email': 'Owner’s e-mail',
  helpers: 'Helpers',
  department: 'Department',
  start: 'Start',
  finish: 'Finish',
  deadline: 'Deadline',
  'actual start': 'Started on',
  'actual finish': 'Finished on',
  duration: 'Duration',
  optimistic: 'Best duration',
  likely: 'Likely duration',
  pessimistic: 'Worst duration',
  percent: 'Percent done',
  status: 'Status',
  budget: 'Budget',
  cost: 'Cost so far',
  effort: 'Effort',
  labels: 'Labels',
  notes: 'Notes',
  predecessors: 'Waits for',
  successors: 'Is waited for by',
  subtasks: 'Subtasks',
  milestone: 'Milestone?',
  calendar: 'Calendar',
  url: 'Link',
}

/** What is doubtful about a row, in a sentence: what was found, and what is done with it. */
export function rowTrouble({ code, column, found = '', names = [] }: RowTrouble): string {
  const field = column === undefined ? 'A cell' : columnNames[column]
  switch (code) {
    case 'NO_TITLE':
      return 'It has no title.'
    case 'UNEVEN':
      return 'It has more or fewer cells than the header.'
    case 'NO_DAY':
      return `${field}: “${found}” is no date; left empty.`
    case 'NO_SUCH_DAY':
      return `${field}: “${found}” is a day that does not exist; left empty.`
    case 'NO_YEAR':
      return `${field}: “${found}” says no year; left empty.`
    case 'FINISH_BEFORE_START':
      return `The finish lies before the start (${found}); the finish is left empty.`
    case 'NO_NUMBER':
      return `${field}: “${found}” is no number; left empty.`
    case 'PERCENT_OUT_OF_RANGE':
      return `“${found}” is not between 0 and 100 %; left empty.`
    case 'OTHER_CURRENCY':
      return `${field}: “${found}” is in another currency than the plan; left empty.`
    case 'NEGATIVE':
      return `${field}: “${found}” is below nothing; left empty.`
    case 'ROUNDED_UP':
      return `${field}: “${found}” was rounded up to whole days.`
    case 'POINT_MISSING':
      return `Best, likely and worst count only together, and it has ${found}; left empty.`
    case 'POINTS_OUT_OF_ORDER':
      return `Best is at most likely, likely at most worst, and it has ${found}; left empty.`
    case 'ELAPSED':
      return `${field}: “${found}” is calendar time; counted as the working days in it.`
    case 'LAG_COUNTED':
      return `${field}: the lag of “${found}” is counted in whole working days.`
    case 'GROUP_HAS_NONE':
      return `It is a group, and its dates and amounts come from the work inside it; left out: ${names.map((name) => columnNames[name as ColumnRole]).join(', ')}.`
    case 'OTHER_CALENDAR':
      return `It followed the calendar “${found}”; here one calendar counts for all. Its dates are kept.`
    case 'UNKNOWN_STATUS':
      return `“${found}” is no status known here; kept as a label.`
    case 'SAME_ID':
      return `The id “${found}” stands in the file before.`
    case 'UNKNOWN_PARENT':
      return `“${found}” cannot hold it; it stands at the top.`
    case 'LINK_TO_NOTHING':
      return `It waits for “${found}”, which is not in the file; that link is left out.`
    case 'LINK_TO_SEVERAL':
      return `Several rows are called “${found}”; the first was linked.`
    case 'BAD_LINK':
      return `“${found}” is no link that can be read; left out.`
    case 'CYCLE':
      return `A circle: ${[...names, names[0] ?? ''].join(' → ')}. The link that closes it is left out.`
  }
}
