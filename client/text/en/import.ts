/** The words of Import. */

import { counted } from '../../../shared/text/en/numbers.ts'
import type { ColumnRole, KnownTool } from '../../../shared/exchange/table/columns.ts'
import type { NeutralRow } from '../../../shared/exchange/table/neutral-row.ts'
import { columnNames } from './import-rows.ts'
import type { PreviewRow } from '../../../shared/exchange/table/plan-import.ts'

const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

const tools: Readonly<Record<KnownTool, string>> = {
  asana: 'an Asana export',
  clickup: 'a ClickUp export',
  jira: 'a Jira export',
  planner: 'a Planner export',
  msproject: 'a table from MS Project',
  table: 'a table',
}
const kinds = {
  xlsx: 'an Excel workbook',
  xls: 'an old Excel workbook',
  pdf: 'a PDF',
  zip: 'an archive',
  image: 'a picture',
  html: 'a web page',
  json: 'JSON, but no Plumbline plan',
  mspdi: 'an MS Project plan saved as XML',
  xml: 'XML',
  xer: 'a Primavera file',
}

const insteadOf: Partial<Record<keyof typeof kinds, string>> = {
  xlsx: 'In Excel choose Save as, CSV UTF-8; or copy the rows and paste them here.',
  xls: 'In Excel choose Save as, CSV UTF-8; or copy the rows and paste them here.',
  html: 'A tool that asks you to sign in often hands out its login page. Sign in, export the CSV again, then choose it here.',
  json: 'Export the tasks as CSV instead. A plan that Plumbline exported begins with “plumbline”.',
  mspdi: 'In MS Project choose Save as, CSV; or copy the rows of the table and paste them here.',
}

export const importing = {
  title: 'Import',
  note: 'Paste rows or drop a file. Nothing is written before you accept.',
  pasteLabel: 'Rows from a spreadsheet',
  pastePlaceholder: 'Copy the rows in Excel, Sheets or Numbers, with their headers, and paste them here',
  read: 'Read these rows',
  file: 'Choose a file',
  fileText:
    'or drop it anywhere here: CSV of Asana, ClickUp, Jira, Planner, MS Project, or a Plumbline plan file',
  dropHere: 'Let go to read it',
  oneFile: 'One file at a time, please: the first was read.',
  pasted: 'Pasted rows',
  reading: (name: string): string => `Reading ${name}`,
  cancel: 'Stop',
  another: 'Another file',
  found: (name: string, tool: KnownTool, rows: number): string =>
    `${name}: ${tools[tool]}, ${counted(rows, 'row')}`,
  again: 'It was imported here before: rows known from then are updated, never doubled.',
  noHeader: 'The first row looks like data, so the columns have no names.',
  windows: 'Read as Windows text (it is not UTF-8).',
  columns: 'What the columns mean',
  columnsOfFile: 'Columns of the file',
  columnsHint: 'guessed; change what is wrong',
  columnMeans: (header: string): string => `What “${header}” means`,
  empty: 'empty',
  columnsLeftOut: (headers: string): string => `Left out: ${headers}.`,
  role: (role: ColumnRole): string => columnNames[role],
  dayQuestion: (header: string, example: string): string =>
    `“${header}” holds ${example}: which comes first, day or month?`,
  dayFirst: 'Day first',
  monthFirst: 'Month first',
  asked: 'Answer this first; then you see what would happen.',
  people: 'People',
  peopleHint: 'who is not known stays a text, and a gap, until you say who it is',
  matched: (names: string): string => `Known here: ${names}`,
  makePerson: (name: string): string => `Make “${name}” a person`,
  personRows: (rows: number, team: boolean): string =>
    team ? `${counted(rows, 'row')}, looks like a team` : counted(rows, 'row'),
  rows: 'What will happen',
  action: {
    create: 'New',
    update: 'Changes',
    same: 'Same',
    revive: 'Comes back',
  } satisfies Record<PreviewRow['action'], string>,
  type: { group: 'Group', task: '', milestone: 'Milestone' } satisfies Record<NeutralRow['type'], string>,
  filter: 'Rows shown',
  all: (count: number): string => `All ${count.toLocaleString('en-GB')}`,
  new: (count: number): string => `New ${count.toLocaleString('en-GB')}`,
  changed: (count: number): string => `Changed ${count}`,
  doubtful: (count: number): string => `To look at ${count.toLocaleString('en-GB')}`,
  left: (count: number): string => `Left out ${count}`,
  noneOfThese: 'No rows of this kind.',
  line: (line: number): string => `Row ${line}`,
  leftOut: 'Left out',
  departments: (names: string): string => `New departments: ${names}.`,
  gone: (count: number): string =>
    `${counted(count, 'item')} of this source ${count === 1 ? 'is' : 'are'} no longer in the file and ${count === 1 ? 'stays as it is' : 'stay as they are'}.`,
  foreign: (rows: number, currency: string, own: string): string =>
    `Amounts of ${counted(rows, 'row')} are in ${currency}, and this plan counts in ${own}: they are left empty. To take them, change the plan’s currency in Settings first.`,
  after: (titles: readonly string[]): string =>
    titles.length > 3
      ? `after ${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`
      : `after ${titles.join(', ')}`,
  fromTo: (start: string, finish: string): string => `${start} – ${finish}`,
  from: (day: string): string => `from ${day}`,
  due: (day: string): string => `due ${day}`,
  days: (count: number): string => counted(count, 'day'),
  hours: (count: number): string => `${count.toLocaleString('en-GB')} h`,
  points: (...points: readonly number[]): string =>
    `${points.map((point) => point.toLocaleString('en-GB')).join(', ')} days at best, likely, at worst`,
  percent: (value: number): string => `${Math.round(value)} % done`,
  isDone: 'done',
  begun: 'begun',
  daysOff: (count: number): string =>
    `${counted(count, 'row begins', 'rows begin')} or end on a day that is off in this plan’s calendar. The dates are kept; work is counted from the next working day on. If you work on such days, say so in Settings.`,
  onDayOff: (count: number): string => `On a day off ${count.toLocaleString('en-GB')}`,
  groupsMade: (count: number, header: string): string =>
    `${counted(count, 'group is', 'groups are')} made of “${header}”.`,
  change: (field: string, from: string, to: string): string =>
    from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to}`,
  nothing: 'none',
  more: (count: number): string => `and ${count} more`,
  oldDates: (first: string, last: string): string =>
    `Every date in it lies in the past: ${first} to ${last}. What are they?`,
  oldDatesKeep: 'Still what we owe',
  oldDatesMove: 'A plan that begins now',
  oldDatesPast: 'What is over',
  oldDatesMeans: {
    keep: (open: number): string =>
      `The dates stay as they are. ${counted(open, 'row is', 'rows are')} not done in the file, and will stand as late since then.`,
    move: (weeks: number, first: string): string =>
      `Every date is moved by ${counted(weeks, 'week')}: the first day becomes ${first}, weekdays and lengths stay. What the file says of progress and cost is left out.`,
    past: (open: number): string =>
      `${counted(open, 'row', 'rows')} not done in the file will count as done on the day it was to be. Nothing stands as late.`,
  },
  takePlanOld: 'They have passed, so whatever is not done is late from the first day on.',
  takePlan: 'These dates are our plan from today',
  takePlanHint: 'Variance is measured against them from now on.',
  accept: (count: number): string => (count === 0 ? 'Accept' : `Accept ${counted(count, 'row')}`),
  acceptNothing: 'Nothing would change: everything in the file is in the plan already.',
  accepting: 'Writing…',
  writing: (rows: number): string => `Writing ${counted(rows, 'row')}, all of them or none`,
  share: (share: number): string => `${Math.floor(share * 100)} %`,
  stopped: 'Stopped. Nothing was written.',
  counts: ({ create, update, revive, same, left }: Record<PreviewRow['action'] | 'left', number>): string =>
    (
      [
        [create, 'new'],
        [update, 'changed'],
        [revive, 'brought back'],
        [same, 'as before'],
        [left, 'left out'],
      ] as const
    )
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count.toLocaleString('en-GB')} ${what}`)
      .join(', '),
  done: (count: number): string => `${counted(count, 'row')} imported`,
  doneOld:
    'Its dates lie in the past, so what is not done stands as late since then. If that is not meant, take all of it back and choose what they are.',
  doneTaken: 'These dates are your plan from today; variance is measured from now on.',
  findings: 'First findings',
  noFindings: 'Every item has a person and dates.',
  mend: 'Mend',
  toBoard: 'Open the board',
  takeBack: 'Take all of it back',
  takenBack: 'Taken back: the plan is as it was before.',
  planFile: (name: string): string => `${name} is a Plumbline plan`,
  planFileText: 'It opens as a plan of its own on this device; the plan in front stays as it is.',
  carried: (name: string, plan: string): string => `${name} brings “${plan}” from another device`,
  carriedKnown:
    'This device has the plan, too. What was done there joins what was done here; nothing is replaced, and the same file again changes nothing.',
  carriedNew: 'This device has not got the plan yet. It opens as it is there, and both can go on with it.',
  bringTogether: 'Bring together',
  openCarried: 'Open the plan',
  broughtTogether: 'What the other device had done is in the plan now.',
  notCarried: {
    'another file': 'It is no plan file.',
    newer: 'It was written by a newer Plumbline. Reload this one to get the newer version, then try again.',
    damaged: 'It was cut or changed on its way. Have it made again.',
    otherEpoch:
      'The relay took this plan back to an earlier state, and the file is from the other side of that. The two may not be mixed.',
    'not kept': 'This browser keeps nothing here, or has no space left. Free some space, then try again.',
  } as const,
  openPlan: 'Open as a new plan',
  opening: 'Opening…',
  planBad: (name: string): string => `${name} could not be opened as a plan`,
  planBadMeans: 'Nothing was written.',
  planBadPlaces: 'These places in the file are wrong. Mend them, or export the plan again.',
  failed: (name: string): string => `${name} could not be read`,
  failedMeans: 'Nothing was written. The browser could not open the file, or it changed while being read.',
  failedTodo: 'Save it again and try once more.',
  trouble: {
    EMPTY: (name: string) => [
      `${name} is empty`,
      'There is nothing in it to import.',
      'Check that the right file was saved, then choose it again.',
    ],
    TOO_LARGE: (name: string, limit: number) => [
      `${name} has more than ${mb(limit)}`,
      'So much cannot be read at once. Nothing was written.',
      'Leave out columns that are not needed, or split it and import the parts one after another.',
    ],
    NOT_TEXT: (name: string, kind?: keyof typeof kinds) => [
      `${name} is ${kind === undefined ? 'no text file' : kinds[kind]}`,
      'Only tables saved as text, such as CSV, and Plumbline’s own plan files can be read. Nothing was written.',
      (kind && insteadOf[kind]) ?? 'Save the table as CSV, or copy its rows and paste them here.',
    ],
    NO_ROWS: (name: string) => [
      `${name} has headers but no rows`,
      'There is nothing in it to import. Nothing was written.',
      'Add the rows below the headers, then choose the file again.',
    ],
    NO_TABLE: (name: string) => [
      `No table was found in ${name}`,
      'It has no columns separated by comma, semicolon or tab. Nothing was written.',
      'Save the table as CSV, or copy its rows and paste them here.',
    ],
    TOO_MANY_ROWS: (name: string, limit: number) => [
      `${name} has more than ${counted(limit, 'row')}`,
      'So many would make the board slow for everybody. Nothing was written.',
      'Export only what is still open, or split the file and import the parts one after another.',
    ],
  } satisfies Record<string, (...facts: never[]) => readonly [string, string, string] | readonly string[]>,
}

const fieldNames: Readonly<Record<string, string>> = {
  title: 'Title',
  parent: 'Inside',
  owner: 'Owner',
  department: 'Department',
  start: 'Start',
  finish: 'Finish',
  duration: 'Duration',
  estimate: 'Best, likely, worst',
  deadline: 'Deadline',
  effort: 'Effort',
  budget: 'Budget',
  notes: 'Notes',
  status: 'Status',
  percent: 'Percent done',
  actualStart: 'Started on',
  actualFinish: 'Finished on',
  cost: 'Cost so far',
  link: 'Waits for',
}

/** `labels.urgent` is named for its collection. */
export function fieldName(field: string): string {
  if (field.startsWith('labels.')) return 'Label'
  if (field.startsWith('helpers.')) return 'Helper'
  return fieldNames[field] ?? field
}
