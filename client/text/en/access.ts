/** The words of who may enter a plan: roles, invitations, devices. */

import type { Right, Role } from '../../../shared/wire/role.ts'

export const roleNames: Readonly<Record<Right, string>> = {
  none: 'Nothing',
  viewer: 'Viewer',
  reporter: 'Reporter',
  contributor: 'Contributor',
  planner: 'Planner',
  owner: 'Owner',
}

const roleDoes: Readonly<Record<Role, string>> = {
  viewer: 'reads',
  reporter: 'also checks in, comments and reports',
  contributor: 'also changes the work',
  planner: 'also changes goals, people and settings, and invites',
  owner: 'also gives roles, removes devices and deletes the plan',
}

const linkGives: Readonly<Record<Right, string>> = {
  none: 'Only invited devices come in. The plan’s link alone opens nothing.',
  viewer: 'Whoever has the plan’s link can read it.',
  reporter: 'Whoever has the plan’s link can read it and report.',
  contributor: 'Whoever has the plan’s link can read it, report and change the work.',
  planner: 'Whoever has the plan’s link can read and change all of it.',
  owner: '',
}

export const access = {
  title: 'Who may enter',
  hint: 'on the relay, for every device',
  mine: (role: Role): string => `This device is ${article(role)} ${roleNames[role]}: it ${roleDoes[role]}.`,
  asked: 'Asking the relay…',
  unknown: 'This device has not met a relay with this plan yet. Roles are shown when it has.',
  away: 'The relay does not answer.',
  awayMeans: 'Who may enter is kept on the relay. It can be changed when the relay is there again.',
  again: 'Ask again',
  link: 'With the plan’s link alone',
  linkGives: (right: Right): string => linkGives[right],
  linkStays: 'Devices that are in already keep their role.',
  roleOption: (role: Role): string => `${roleNames[role]}: ${roleDoes[role]}`,
  invite: 'Invite somebody',
  another: 'Another device of mine',
  role: 'As',
  person: 'For',
  personHint: 'their device then speaks for them',
  anybody: 'Anybody',
  uses: 'For how many devices',
  days: 'Good for',
  dayUnit: 'days',
  number: (typed: string): string => `“${typed}” is no whole number.`,
  between: (min: number | undefined, max: number | undefined): string => `From ${min ?? 1} to ${max ?? ''}.`,
  make: 'Make the link',
  making: 'Making it…',
  cancel: 'Cancel',
  close: 'Close',
  readyTitle: 'The invitation',
  ready: (role: Role, uses: number, days: number): string =>
    `Lets in ${uses === 1 ? 'one device' : `${uses} devices`} as ${roleNames[role]}, for ${days === 1 ? 'a day' : `${days} days`}. It is shown only now: the relay keeps no copy that can be read.`,
  readyOwn: 'Scan it with your other device, within a day. It comes in as this one.',
  qr: 'The invitation as a code to scan',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  copyFailed: 'The browser did not let it be copied. Select the link and copy it.',
  invitations: 'Invitations that are open',
  invitation: (role: Role, left: number): string =>
    `${roleNames[role]}, ${left === 1 ? 'one device' : `${left} devices`}`,
  until: (day: string): string => `until ${day}`,
  takeBack: 'Take back',
  takeBackOf: (role: Role): string => `Take back the invitation as ${roleNames[role]}`,
  devices: 'Devices that were let in',
  thisDevice: 'this device',
  here: 'here now',
  seen: (age: string): string => `here last: ${age}`,
  nobody: 'nobody’s',
  removed: 'Removed',
  roleOf: (name: string): string => `Role of ${name}`,
  remove: 'Remove',
  removeOf: (name: string): string => `Remove ${name}`,
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeText:
    'It loses its line to the relay within seconds and cannot come back without a new invitation. The copy that it holds stays on it: what somebody has read cannot be taken back.',
  removeOpen:
    'The plan’s link still lets other devices in. Close it above if this one should not come back as another.',
  removeSignedIn: (email: string): string =>
    `Whoever signs in as ${email} can come in by another device. To keep them out, their account has to leave its group.`,
  removeInvitations: (count: number): string =>
    count === 1
      ? 'Take back the open invitation above as well'
      : `Take back the ${count} open invitations above as well`,
  removeInvitationsHint: 'The device itself cannot come back by it; another device could, whoever holds it.',
  keep: 'Keep it',
  deletePlan: 'Delete the plan for everybody',
  deleteHint: 'On the relay, for good. Devices keep their copies until they are removed there.',
  deleteTitle: 'Delete this plan on the relay?',
  deleteText:
    'Nobody can sync it any more, and the relay keeps nothing of it. This cannot be taken back. Export it first if it may be wanted again.',
  deleteYes: 'Delete it for everybody',
  refused: {
    'not yours': 'This device may not do that: its role does not go so far.',
    unknown: 'That device or invitation is gone.',
    'last owner': 'A plan needs an owner. Make another device its owner first.',
    'too many': 'There are 500 open invitations. Take some back first.',
    busy: 'The relay could not store it. Nothing was changed; try again.',
    unreadable: 'The relay did not understand this. It may be older than this board.',
    'not the next': 'Periods are sealed one after the other, and one before this is not sealed yet.',
    'no such service': 'The relay sends nothing by that push service.',
  },
  joining: 'Coming in…',
  relayIn: 'This device is known to the relay',
  relayInMeans: 'It may begin plans here. Others come in by invitations that you make in a plan’s Settings.',
  relayNot: 'This link lets nobody in any more',
  relayNotMeans:
    'It was used, is over or was taken back. Whoever runs the relay makes another one: npm run cli -- invite',
  relayAway: 'The relay does not answer',
  relayAwayMeans: 'The link stays good until it is used. Try again when the network is back.',
  tryAgain: 'Try again',
  plans: 'To the plans',
} as const

const article = (role: Role): string => (role === 'owner' ? 'an' : 'a')
