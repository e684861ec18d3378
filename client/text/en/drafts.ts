/** The words of what the relay refused and this device keeps. */

import type { CloseReason } from '../../../shared/wire/close-code.ts'

const whys: Partial<Record<CloseReason, string>> = {
  refused: 'The relay takes no edit of this kind. Copy it, then ask whoever runs the relay.',
  forbidden: 'This device may read the plan and not change it. Ask whoever gave you the link.',
  tooLarge: 'It is larger than the relay takes. Copy it and enter it in smaller parts.',
  undecodable: 'The relay could not read it on arrival. Trying again often helps.',
  otherEpoch:
    'It went with all that came after that state. Where it should still count, write it again: as your edit of today.',
}

const kinds: Readonly<Record<string, string>> = {
  plan: 'Plan',
  department: 'Department',
  person: 'Person',
  kpi: 'Measure',
  objective: 'Objective',
  keyResult: 'Key result',
  baseline: 'Agreed plan',
  baselineChunk: 'Agreed plan, part',
  item: 'Item',
  link: 'Link',
}

const said: Readonly<Record<string, string>> = {
  checkIn: 'Check-in',
  confirm: 'Confirmation',
  booking: 'Booking',
  reading: 'Reading',
  comment: 'Comment',
  withdrawal: 'Taken back',
  speaksFor: 'Whom this device speaks for',
}

const noneSees =
  'Nobody else can see this, so it is no longer part of the plan. All of it is kept on this device until you decide.'

export const drafts = {
  title: (isRewound: boolean): string => (isRewound ? 'Not in the plan any more' : 'Refused by the relay'),
  intro: (isRewound: boolean): string =>
    isRewound ? `Whoever runs the relay took this plan back to an earlier state. ${noneSees}` : noneSees,
  close: 'Close',
  why: (reason: CloseReason | undefined): string =>
    (reason && whys[reason]) ?? 'The relay did not say why. Copy it, then ask whoever runs the relay.',
  when: (age: string, isRewound: boolean): string => `${isRewound ? 'Taken out' : 'Refused'} ${age}`,
  edit: 'An edit',
  kind: (kind: string): string => kinds[kind] ?? kind,
  created: (kind: string, name: string): string => `New: ${kinds[kind] ?? kind} ${name}`,
  said: (kind: string): string => said[kind] ?? kind,
  yes: 'yes',
  no: 'no',
  none: 'none',
  tryAgain: (isRewound: boolean): string => (isRewound ? 'Write again' : 'Try again'),
  allAgain: (count: number): string => `Write all ${count} again`,
  throwAll: 'Throw all away',
  trying: 'Trying…',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This browser does not let a page copy. Select the text and copy it.',
  throwAway: 'Throw away',
  thrown: 'Thrown away',
  empty: 'Nothing is refused any more.',
  decided: 'Nothing is left to decide.',
}
