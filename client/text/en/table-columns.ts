/** The heads of the Table's columns: a plain name, the trade's word for it, and which way is good. */

export interface ColumnWords {
  readonly head: string
  /** What the trade calls it. */
  readonly trade?: string
  /** Which way is good, or the unit: beneath the head, always. */
  readonly hint?: string
}

export const columnFamilies = {
  work: 'The work',
  people: 'People',
  commitment: 'What the owner says now',
  plan: 'The agreed plan',
  forecast: 'Where it is heading',
  report: 'What was reported',
  effort: 'Effort and money',
  goals: 'Goals and links',
} as const
export type ColumnFamily = keyof typeof columnFamilies

export const columnWords = {
  title: { head: 'Title' },
  kind: { head: 'Kind' },
  level: { head: 'Level' },
  stage: { head: 'Stage' },
  sponsor: { head: 'Sponsor' },
  controller: { head: 'Controller' },
  outline: { head: 'Inside' },
  labels: { head: 'Labels' },
  notes: { head: 'Notes' },
  external: { head: 'In another tool', trade: 'external id' },
  created: { head: 'Added on' },
  owner: { head: 'Owner' },
  helpers: { head: 'Helpers' },
  department: { head: 'Department' },
  start: { head: 'Start', trade: 'committed start' },
  finish: { head: 'Finish', trade: 'committed finish' },
  duration: { head: 'Duration' },
  deadline: { head: 'Deadline' },
  plumb: { head: 'Off plan', hint: 'right is late' },
  baselineStart: { head: 'Planned start', trade: 'baseline start' },
  baselineFinish: { head: 'Planned finish', trade: 'baseline finish' },
  forecastStart: { head: 'Forecast start' },
  forecastFinish: { head: 'Forecast finish' },
  delay: { head: 'Delay', trade: 'finish variance', hint: 'days, + is late' },
  announced: { head: 'Announced', hint: 'days, + is late' },
  unannounced: { head: 'Not yet announced', hint: 'days, + is late' },
  float: { head: 'Room left', trade: 'total float', hint: 'days, − is too late' },
  freeFloat: { head: 'Room before others', trade: 'free float', hint: 'working days' },
  critical: { head: 'Decides the end', trade: 'critical' },
  status: { head: 'Status said' },
  age: { head: 'Heard' },
  saidBy: { head: 'Said by' },
  percent: { head: 'Percent done' },
  remaining: { head: 'Days left', trade: 'remaining' },
  actualStart: { head: 'Started on', trade: 'actual start' },
  actualFinish: { head: 'Finished on', trade: 'actual finish' },
  blocker: { head: 'What blocks it' },
  effort: { head: 'Effort' },
  hours: { head: 'Hours booked' },
  budget: { head: 'Budget' },
  pv: { head: 'Should be done by now', trade: 'planned value · PV' },
  ev: { head: 'Done, at planned cost', trade: 'earned value · EV' },
  ac: { head: 'Spent', trade: 'actual cost · AC' },
  sv: { head: 'Ahead or behind', trade: 'schedule variance · SV', hint: '− is behind' },
  cv: { head: 'Under or over', trade: 'cost variance · CV', hint: '− is over' },
  contributes: { head: 'Serves', trade: 'key results' },
  objective: { head: 'Objective' },
  predecessors: { head: 'Waits for', trade: 'predecessors' },
  successors: { head: 'Holds up', trade: 'successors' },
  evidence: { head: 'Evidence' },
} as const satisfies Readonly<Record<string, ColumnWords>>
export type ColumnId = keyof typeof columnWords

/** What a cell says in place of a value. */
export const cellWords = {
  task: 'Task',
  milestone: 'Milestone',
  group: 'Group',
  yes: 'yes',
  started: 'started',
  unnamed: 'Without a name',
  hours: (hours: string): string => `${hours} h`,
  joined: (texts: readonly string[]): string => texts.join('; '),
}

/** Why what was typed cannot be, and what can. */
export const entryWords = {
  noDay: (typed: string): string =>
    `“${typed}” is not a day. Write 5 Mar, 5.3., +3d, tomorrow or 2026-03-05.`,
  noNumber: (typed: string): string => `“${typed}” is not a number. Write 12 or 12.5.`,
  noDuration: (typed: string): string => `“${typed}” is no length of time. Write 5, 5 d or 2 w.`,
  noPerson: (typed: string): string =>
    `Nobody here is called “${typed}”. Choose somebody, or add them under People.`,
  severalPeople: (typed: string): string => `Several people are called “${typed}”. Write the whole name.`,
  noDepartment: (typed: string): string => `No department is called “${typed}”.`,
  noStatus: (typed: string): string => `“${typed}” is no status. Write on track, at risk, off track or done.`,
  blockedAsks: 'Blocked by what? Press c on the row’s number, or open it, and check in.',
  noKind: (typed: string): string => `“${typed}” is neither a task nor a milestone.`,
  noGoal: (typed: string): string => `No key result is called “${typed}”.`,
  noTitle: 'A title is needed.',
  percentSaysIt: 'the percent done says it already',
  wrongCurrency: (typed: string, currency: string): string =>
    `“${typed}” is in another currency; this plan counts in ${currency}.`,
}

/** Why nothing is written here, and where what it follows from is changed. */
const delays =
  'Counted: the forecast finish less the agreed one. What is promised is changed in Finish; the agreed days, by a session.'
const room =
  'Counted from the links: how long this may slip. It changes with Waits for, Duration and Days left.'
const value = 'Counted from Budget, the dates and what was reported done. Change those.'
const spent = 'Added up from check-ins. Press c on the row’s number to book more.'
export const computedWords: Readonly<Partial<Record<ColumnId, string>>> = {
  level: 'From how deep it stands. The names of the levels are changed in Settings.',
  stage: 'Asked for, approved and moved in its details, or on the Board by stage.',
  sponsor: 'Named in its details.',
  controller: 'Named in its details.',
  outline: 'Where the row stands. Press m on the row’s number, then arrows, to move it.',
  external: 'Brought by an import, so that the same file finds this row again. It stays.',
  created: 'When it was put into the plan. It stays.',
  plumb: delays,
  delay: delays,
  announced: 'Counted: Finish less the agreed finish, what its owner says already. Change Finish.',
  unannounced: 'Counted: the forecast finish less Finish, what nobody says yet. A new Finish announces it.',
  baselineStart: 'Agreed. Agreed days change only by agreeing anew: Sessions.',
  baselineFinish: 'Agreed. Agreed days change only by agreeing anew: Sessions.',
  forecastStart: 'Counted from links, progress and calendar. It changes with Start, Waits for and check-ins.',
  forecastFinish:
    'Counted from links, progress and calendar. It changes with Days left, Waits for and check-ins.',
  float: room,
  freeFloat: room,
  critical: 'Counted: a day later here is a day later at the end. It changes with the links and Days left.',
  age: 'When it was last reported on. Press c on the row’s number to check in.',
  saidBy: 'Who reported last. Press c on the row’s number to check in.',
  blocker: 'Said in a check-in. Press c on the row’s number and say what it waits for.',
  hours: spent,
  ac: spent,
  pv: value,
  ev: value,
  sv: value,
  cv: value,
  objective: 'Follows from Serves. Change that.',
  successors: 'The other end of Waits for. Change it in the row that waits.',
}

/** A field that this kind of row has not. */
export const unfitWords = {
  group: 'A group has what the rows inside it add up to. Write it there.',
  milestone: 'A milestone is one day and has none of this. Write it in a task.',
  task: 'A task has none of this.',
}
