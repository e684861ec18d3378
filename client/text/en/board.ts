/** The words of the Board. */

import { number } from '../../../shared/text/en/numbers.ts'
import type { StagePlace } from '../../../shared/plan/governance.ts'
import { stageNames } from '../../../shared/text/en/stages.ts'
import type { Status } from '../../../shared/plan/report.ts'

const statusNames: Readonly<Record<Status | 'started', string>> = {
  'not started': 'Not started',
  started: 'Started',
  'on track': 'On track',
  'at risk': 'At risk',
  'off track': 'Off track',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
}

export type BoardBy = 'status' | 'stage' | 'owner' | 'department' | 'objective'

export const board = {
  title: 'Board',
  columnsBy: 'Columns by',
  by: {
    status: 'by status',
    stage: 'by stage',
    owner: 'by owner',
    department: 'by department',
    objective: 'by objective',
  },
  rowsBy: 'Rows by',
  noRows: 'no rows',
  rows: { department: 'rows: departments', owner: 'rows: owners', objective: 'rows: objectives' },
  department: 'Department',
  allDepartments: 'all departments',
  filter: 'Filter cards',
  column: 'Column',
  status: (status: Status | 'started'): string => statusNames[status],
  stage: (place: StagePlace): string => stageNames[place],
  inStage: (days: number): string =>
    days === 0 ? 'since today' : `for ${days} ${days === 1 ? 'day' : 'days'}`,
  askedFor: (stage: StagePlace, days: number): string =>
    `asked for ${stageNames[stage]} ${days === 0 ? 'today' : `${days} d ago`}`,
  refusedFor: (stage: StagePlace): string => `refused for ${stageNames[stage]}`,
  nobody: 'Nobody',
  noDepartment: 'No department',
  noObjective: 'Serves no objective',
  unnamed: 'Without a name',
  count: (count: number): string => (count === 1 ? '1 card' : `${number(count)} cards`),
  columnOption: (label: string, count: number): string => `${label} (${number(count)})`,
  list: (label: string, count: number): string =>
    `${label}, ${count === 1 ? '1 card' : `${number(count)} cards`}`,
  actions: (item: string): string => `Actions for ${item}`,
  open: 'Open',
  checkIn: 'Check in',
  ask: 'Ask its owner',
  moveTo: 'Move to',
  here: 'It stands here now',
  add: 'Add work',
  addTo: (column: string): string => `Add work to ${column}`,
  newTitle: 'Title of the new work',
  addHint: 'Enter adds it, Escape ends',
  added: (title: string): string => `Added: ${title}`,
  moved: (item: string, column: string): string => `${item} moved to ${column}`,
  moving: (item: string, column: string): string =>
    `${item} → ${column}. Arrows choose where, Enter moves it there, Escape leaves it.`,
  dragging: (item: string, column: string): string => `${item} → ${column}`,
  stays: 'It stays where it is.',
  asksFirst: 'Asks what is needed for that.',
  chosenInDetails: {
    'key result': 'Which key result it serves is chosen in its details.',
    stage: 'Why is said in its details.',
  },
  nothing: 'No work yet',
  nothingText: 'Each task is a card: who, how far off plumb, how old that is, and what blocks it.',
  nothingMatches: 'No card matches',
  nothingMatchesText: 'Other words, or all departments, show more.',
  clear: 'Show all',
  emptyColumn: 'Nothing here',
  close: 'Close',
}
