/** The words of History: the record, the plan as of a past day, what moved a figure, baselines, periods. */

import { counted, number } from '../../../shared/text/en/numbers.ts'
import { shell } from './shell.ts'

const outcomes: Readonly<Record<string, string>> = {
  kept: 'said of a decision that it was kept',
  replaced: 'gave a decision a new day',
  dropped: 'dropped a decision',
}

const treated: Readonly<Record<string, string>> = {
  taken: 'taken up',
  deferred: 'not today',
  split: 'split',
  outside: 'taken outside',
  formal: 'needs a formal session',
}

const irregular: Readonly<Record<string, string>> = {
  Choose: 'chose',
  Give: 'gave',
  Keep: 'kept',
  Map: 'mapped',
  Say: 'said',
  Set: 'set',
  Take: 'took',
}

/** A command’s title as what was done by it: *Take the plan* is *took the plan*, *Import* is *imported*. */
function past(title: string): string {
  if (title === 'Right as it is') return 'called right as it is'
  const [verb = '', ...rest] = title.split(' ')
  const regular = verb.toLowerCase() + (verb.endsWith('e') ? 'd' : 'ed')
  return [irregular[verb] ?? regular, ...rest].join(' ')
}

export const history = {
  title: shell.places.history,
  note: 'Who said what, when; the plan as of any day; what moved a figure',
  views: 'Part of the history',
  view: { record: 'Record', moved: 'What moved', baselines: 'Baselines', periods: 'Periods' },
  asOf: 'The plan as of a day…',
  noPastYet: 'This record was opened today: there is no past day in it yet.',
  past: 'As it was',
  asOfEnd: (day: string): string => `at the end of ${day}`,
  readOnly: 'for reading only',
  readingPast: 'Reading the record back to that day…',
  slider: 'The day as of which everything is shown',
  dayLabel: 'Another day',
  dayBefore: 'A day earlier',
  dayAfter: 'A day later',
  backToToday: shell.backToToday,
  filterPerson: 'By whom',
  filterItem: 'On which work',
  filterObjective: 'For which objective',
  anybody: 'anybody',
  anything: 'anything',
  anyObjective: 'any objective',
  record: 'The record, newest first',
  count: (shown: number, all: number): string =>
    shown === all
      ? counted(all, 'entry', 'entries')
      : `${number(shown)} of ${counted(all, 'entry', 'entries')}`,
  none: 'Nothing was said or changed yet',
  noneText: 'Each check-in, reading, decision and change stands here, with who, when and on which device.',
  noMatch: 'Nothing in the record fits that',
  noMatchText: 'Take one of the three filters off.',
  clear: 'Show all of it',
  somebody: 'Somebody',
  device: (name: string): string => `device ${name}`,
  thisDevice: 'this device',
  takenBack: 'taken back',
  inVain: 'not theirs to take back: it stands',
  isAhead: 'dated ahead',
  countAhead: (count: number): string => `, ${number(count)} dated ahead of now, by a clock that was wrong`,
  odd: {
    unread: 'not all of it can be read',
    branch: 'from one of two branches',
    'missing before': 'a part before it is missing',
  },
  takeBack: 'Take back',
  takeBackOf: (what: string): string => `Take back: ${what}`,
  restore: 'Restore',
  before: 'As it was before this',
  beforeSaid: (title: string): string => `As it was: ${title}`,
  open: (title: string): string => `Open ${title}`,
  more: (count: number): string => `and ${number(count)} more`,
  fewer: 'Fewer',
  checkedIn: (item: string, whom: string | undefined): string =>
    whom === undefined ? `checked in on ${item}` : `checked in on ${item} for ${whom}`,
  bookedUnread: (item: string): string => `booked something that cannot be read on ${item}`,
  readUnread: (kpi: string): string => `gave a reading of ${kpi} that cannot be read`,
  notHere: 'something that is not here',
  booked: (amount: string, item: string, day: string): string =>
    day === '' ? `booked ${amount} on ${item}` : `booked ${amount} on ${item} for ${day}`,
  read: (kpi: string, value: string, day: string): string => `read ${kpi}: ${value} on ${day}`,
  commented: (name: string): string => `commented on ${name}`,
  answered: (name: string): string => `answered for ${name}`,
  decided: 'gave a decision',
  onDecision: (outcome: string | undefined): string =>
    outcome === undefined ? 'took on a decision' : (outcomes[outcome] ?? 'settled a decision'),
  speaksFor: (person: string | undefined): string =>
    person === undefined ? 'somebody just looks, on a device' : `a device speaks for ${person}`,
  /** `what` was said or done, begins small; unknown where it is not here. */
  about: {
    confirm: (what: string | undefined): string =>
      what === undefined ? 'confirmed what was said for them' : `confirmed that they ${what}`,
    withdrawal: (what: string | undefined): string =>
      what === undefined ? 'took back what had been said' : `took back: ${what}`,
    'answer.accepted': (what: string | undefined): string =>
      what === undefined ? 'accepted what was answered for them' : `accepted that they ${what}`,
    'answer.done': (what: string | undefined): string =>
      what === undefined ? 'said that an answer is done' : `said that this is done: ${what}`,
  },
  tookBack: 'Take back a change',
  did: (title: string, subject: string): string =>
    subject === '' ? past(title) : `${past(title)}: ${subject}`,
  several: (count: number): string => (count === 0 ? '' : counted(count, 'thing')),
  created: 'added',
  deleted: 'deleted',
  restored: 'brought back',
  yes: 'yes',
  field: (name: string, to: string | undefined, from: string | undefined): string =>
    from === undefined
      ? `${name}: ${to ?? 'nothing'}`
      : to === undefined
        ? `${name}: none, was ${from}`
        : `${name}: ${to}, was ${from}`,
  link: (from: string, to: string): string => `${from} → ${to}`,
  goneLink: 'a link that is gone',
  theSession: 'the session',
  openedSession: { calibration: 'opened a calibration', formal: 'opened a formal session' },
  aSession: 'a session',
  sessionOf: (type: 'calibration' | 'formal', day: string): string =>
    `the ${type === 'formal' ? 'formal session' : 'calibration'} of ${day}`,
  joinedSession: (session: string): string => `joined ${session}`,
  closedSession: (session: string): string => `closed ${session}`,
  agenda: (subject: string): string => `settled on the agenda: ${subject}`,
  /** `more`: who take it, or into what it was split. */
  onAgenda: (what: string, more: string): string => {
    const said = treated[what] ?? what
    return more === '' ? said : `${said}: ${more}`
  },
  partOf: (part: string, whole: string): string => `“${part}”, of ${whole}`,
  givenTo: (name: string, day: string): string => `${name} by ${day}`,
  aStage: 'another stage',
  askedStage: (item: string, stage: string): string => `asked whether ${item} may be ${stage}`,
  approvedStage: (item: string, stage: string): string => `approved that ${item} becomes ${stage}`,
  refusedStage: (item: string, stage: string): string => `refused that ${item} becomes ${stage}`,
  movedStage: (item: string, stage: string): string => `moved ${item} to ${stage}`,
  achieved: (item: string, amount: string, day: string): string =>
    day === '' ? `said what ${item} achieved: ${amount}` : `said what ${item} achieved: ${amount} on ${day}`,
  countersigned: (item: string): string => `countersigned what ${item} achieved`,
  closedPeriod: (name: string): string => `closed the period ${name}`,
  letIn: (device: string, whom: string | undefined, role: string): string =>
    whom === undefined
      ? `the relay let in device ${device} as ${role}`
      : `the relay let in device ${device} of ${whom} as ${role}`,
  removedDevice: (device: string, whom: string | undefined): string =>
    whom === undefined ? `device ${device} was removed` : `device ${device} of ${whom} was removed`,
  unreadCertificate: 'the relay said of a device something that this version does not understand',
  other: {
    device: 'a device came to the plan',
    'period.balance': 'opened the next ledger with the balances of the period',
    'ledger.opened':
      'opened this record with what stood then; earlier days are told by the plan it came from',
  } as Readonly<Record<string, string>>,
  unknown: (kind: string): string => `wrote an entry that this version does not know (${kind}); it is kept`,
}
