/** The words of the Table. */

import { counted, number } from '../../../shared/text/en/numbers.ts'

export type TableGroup = 'outline' | 'none' | 'department' | 'owner' | 'objective' | 'status' | 'label'

export type TableFlag =
  | 'late'
  | 'at risk'
  | 'blocked'
  | 'critical'
  | 'without owner'
  | 'without dates'
  | 'serves nothing'
  | 'old reports'
  | 'open'

const flags: Readonly<Record<TableFlag, string>> = {
  late: 'Late',
  'at risk': 'Said to be at risk',
  blocked: 'Blocked',
  critical: 'Decides the end',
  'without owner': 'Nobody owns it',
  'without dates': 'No dates',
  'serves nothing': 'Serves no goal',
  'old reports': 'Old reports',
  open: 'Not done',
}

const groups: Readonly<Record<TableGroup, string>> = {
  outline: 'as an outline',
  none: 'as a flat list',
  department: 'by department',
  owner: 'by owner',
  objective: 'by objective',
  status: 'by status',
  label: 'by label',
}

export const table = {
  title: 'Table',
  label: 'All work',
  mark: 'Row',
  groupBy: 'Arrange',
  group: (group: TableGroup): string => groups[group],
  none: {
    department: 'No department',
    owner: 'Nobody',
    objective: 'Serves no objective',
    status: 'Not started',
    label: 'No label',
  },
  flag: (flag: TableFlag): string => flags[flag],
  quick: 'Filter',
  quickHint: 'Filter by words ( / )',
  filter: 'Filters',
  filterCount: (count: number): string => (count === 0 ? 'Filters' : `Filters (${count})`),
  only: 'Only what is',
  columnFilter: 'Or by a column',
  value: 'Value',
  contains: 'Contains',
  from: 'From',
  to: 'To',
  addFilter: 'Filter',
  nothingWritten: 'nothing written',
  chip: (column: string, value: string): string => `${column}: ${value}`,
  range: (from: string | undefined, to: string | undefined): string =>
    from === undefined ? `up to ${to}` : to === undefined ? `from ${from}` : `${from} to ${to}`,
  either: (texts: readonly string[]): string => texts.join(' or '),
  remove: (filter: string): string => `Remove the filter ${filter}`,
  clearFilters: 'Show all',
  columns: 'Columns',
  columnsHint: 'Find a column, by its plain or its trade name',
  resetColumns: 'As at first',
  views: 'Views',
  viewName: 'Name of this view',
  saveView: 'Save this view',
  viewSaved: (name: string): string => `Saved on this device: ${name}`,
  renameView: (name: string): string => `Rename ${name}`,
  deleteView: (name: string): string => `Delete ${name}`,
  viewDeleted: (name: string): string => `Deleted: ${name}`,
  noViews: 'A view keeps columns, order, grouping and filters under a name, on this device.',
  headMenu: (column: string): string => `Column ${column}`,
  sortUp: 'Sort upwards',
  sortDown: 'Sort downwards',
  unsort: 'Do not sort',
  groupByThis: 'Group by this',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  wider: 'Wider',
  narrower: 'Narrower',
  hide: 'Hide',
  newRow: 'Add work…',
  newTitle: 'Title of the new work',
  fold: (title: string): string => `Fold ${title}`,
  unfold: (title: string): string => `Unfold ${title}`,
  open: (title: string): string => `Open ${title}`,
  groupHead: (label: string, count: number): string => `${label}, ${counted(count, 'item')}`,
  count: (shown: number, all: number): string =>
    shown === all ? counted(all, 'item') : `${number(shown)} of ${counted(all, 'item')}`,
  selected: (count: number): string => `${counted(count, 'row')} selected`,
  cells: (count: number): string => `${counted(count, 'cell')} selected`,
  sum: (sum: string): string => `sum ${sum}`,
  keysHint: 'Type to write · F2 edits · Ctrl D fills down · Ctrl Enter adds a row · m moves it · ? all keys',
  gridKeys: 'Arrows and Tab go from cell to cell. Escape, then Tab, leaves the table.',
  holding: (title: string, count: number): string =>
    count > 1 ? `Moving ${counted(count, 'row')}` : `Moving ${title}`,
  holdingKeys: '↑ ↓ place · → inside the row above · ← out of it · Enter sets down · Esc puts back',
  readOnlyCell: 'This follows from other figures; it cannot be written.',
  markTakesKeys: 'The row’s number takes no text. ? shows the keys that it takes.',
  titleFirst: 'New work begins with its title: write it in the first column.',
  bulk: 'What to do with the selected rows',
  set: 'Set',
  setField: 'Field',
  setValue: 'New value',
  apply: (count: number): string => `Set on ${counted(count, 'row')}`,
  changed: (cells: number): string => `${counted(cells, 'cell')} changed`,
  changedRows: (rows: number): string => `${counted(rows, 'row')} changed`,
  deleted: (rows: number): string => `${counted(rows, 'row')} deleted, with what was inside`,
  duplicated: (rows: number): string => `${counted(rows, 'row')} duplicated`,
  moved: (rows: number): string => `${counted(rows, 'row')} moved`,
  delete: 'Delete',
  duplicate: 'Duplicate',
  indent: 'Indent',
  outdent: 'Outdent',
  moveUp: 'Move up',
  moveDown: 'Move down',
  cannotIndent: 'Nothing stands above it to go inside.',
  onlyInOutline: 'Rows are moved in the outline, without sorting.',
  pasteAdds: (rows: number, cells: number): string =>
    [rows > 0 ? `adds ${counted(rows, 'row')}` : '', cells > 0 ? `changes ${counted(cells, 'cell')}` : '']
      .filter(Boolean)
      .join(', ') || 'changes nothing',
  pasteOver: 'Over these rows:',
  becomes: (title: string): string => `becomes “${title}”`,
  paste: 'Paste',
  headsRead: 'The first row is read as heads.',
  headsUntaken: (heads: readonly string[]): string =>
    `Left out, no column here takes it: ${heads.join(', ')}.`,
  headsAreWork: 'The first row is work',
  headsAreHeads: 'The first row is heads',
  pasted: (rows: number, cells: number): string =>
    [rows > 0 ? `${counted(rows, 'row')} added` : '', cells > 0 ? `${counted(cells, 'cell')} changed` : '']
      .filter(Boolean)
      .join(', '),
  leave: 'Leave it',
  unread: (count: number): string =>
    `${counted(count, 'cell')} cannot be read and would stay as ${count === 1 ? 'it is' : 'they are'}:`,
  leftOut: (count: number): string => `${counted(count, 'cell')} left out:`,
  because: (typed: string, why: string): string => `“${typed}”: ${why}`,
  more: (count: number): string => `and ${number(count)} more`,
  wholeRow: 'the whole row',
  rowNeedsTitle: 'a new row needs a title',
  notHere: 'this is not written in this row',
  close: 'Close',
  nothing: 'No work yet',
  nothingText:
    'Each row is a piece of work. Type its title; or copy rows in a spreadsheet and paste them here.',
  nothingOnPhone: 'Each piece of work is a row here. Add the first on the Board, or bring a plan by Import.',
  nothingMatches: 'Nothing matches',
  nothingMatchesText: 'Other words or fewer filters show more. Nothing is lost.',
  firstField: 'First line',
  secondField: 'Second line',
  editing: (column: string, title: string): string => `${column} of ${title}`,
}
