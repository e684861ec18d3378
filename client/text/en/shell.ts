/** The words of the frame: places, what is saved, the palette, keys. */

import type { CloseReason } from '../../../shared/wire/close-code.ts'

const refusals: Partial<Record<CloseReason, string>> = {
  otherEpoch: 'This plan was started anew on the relay; what is here belongs to the old one.',
  unknownRoom: 'The relay knows no plan by this link; it may have been deleted there.',
  unproven: 'This plan is by invitation, and this device has none; ask its owner for one.',
  uninvited:
    'Only invited devices begin plans on this relay; whoever runs it can make this one a link. The plan lives on this device meanwhile.',
  removed:
    'This device was removed from the plan by an owner; its copy stays until you remove it in Settings.',
  foreign: 'The relay does not take connections from this address.',
  forbidden: 'This device may not open this plan on the relay.',
}

/** By somebody of the plan: whoever runs the relay cannot help. */
const isDecided = (reason: CloseReason | undefined): boolean =>
  reason === 'unproven' || reason === 'uninvited' || reason === 'removed' || reason === 'unknownRoom'

const waits = (count: number): string =>
  count === 0
    ? 'Everything is kept on this device.'
    : `${count === 1 ? '1 edit waits' : `${count} edits wait`} on this device.`

const relayToo = (waiting: number): string => (waiting === 0 ? ' and on the relay' : ' only')

function span(minutes: number): string {
  const [count, unit] =
    Math.abs(minutes) < 120
      ? [Math.abs(minutes), 'minute']
      : Math.abs(minutes) < 48 * 60
        ? [Math.round(Math.abs(minutes) / 60), 'hour']
        : [Math.round(Math.abs(minutes) / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

export const shell = {
  product: 'Plumbline',
  frame: {
    skip: 'Skip to the content',
    places: 'Screens',
    beside: 'Details',
    formula: 'Where this figure comes from',
  },
  places: {
    now: 'Now',
    'my-work': 'My work',
    board: 'Board',
    map: 'Map',
    timeline: 'Timeline',
    table: 'Table',
    gaps: 'Gaps',
    kpis: 'KPIs',
    people: 'People',
    sessions: 'Sessions',
    history: 'History',
    import: 'Import',
    export: 'Export',
    settings: 'Settings',
    'what-if': 'What-if',
    more: 'More',
  },
  owed: (count: number): string => `${count} asked of you`,
  given: (count: number): string => (count === 1 ? '1 decision to take on' : `${count} decisions to take on`),
  gapsCount: (count: number): string => `${count} gaps`,
  letters: (letters: string): string => `Figures ${letters}`,
  sameFigures: (name: string, more: number): string =>
    more === 0 ? `Same figures as ${name} ✓` : `Same figures as ${name} and ${more} more ✓`,
  lettersHelp:
    'A fingerprint of this plan and this day. Whoever sees the same six letters has the same plan and the same figures, to the last cent; other letters mean that one of you has not got everything yet.',
  here: (names: string): string => `Here now: ${names}`,
  heard: (name: string, item: string): string => `${name}: ${item}`,
  somebody: 'Somebody',
  reading: 'Reading the plan from this device…',
  save: {
    memory: 'Not yet on this device',
    /** The device cannot keep it. */
    tabOnly: (count: number): string =>
      count === 0
        ? 'In this tab only'
        : count === 1
          ? 'In this tab only, 1 waits for the relay'
          : `In this tab only, ${count} wait for the relay`,
    refused: (count: number): string =>
      count === 0
        ? 'Refused by the relay'
        : count === 1
          ? 'Refused by the relay, 1 waits here'
          : `Refused by the relay, ${count} wait here`,
    relayOnly: 'On the relay, not on this device',
    device: 'On this device',
    deviceWaiting: (count: number): string =>
      count === 1 ? 'On this device, 1 waits for the relay' : `On this device, ${count} wait for the relay`,
    relay: 'On the relay',
    offline: (count: number): string =>
      count === 0
        ? 'Offline, all sent'
        : count === 1
          ? 'Offline, 1 waits here'
          : `Offline, ${count} wait here`,
    connecting: 'Looking for the relay…',
  },
  trouble: {
    noStorage:
      'This browser keeps nothing here (a private window?). The board works, but closing the tab loses what the relay has not got.',
    full: (waiting: number): string =>
      `This device is full, so new edits are kept in this tab${relayToo(waiting)}. Free some space and they are written by themselves; until then, save the plan as a file.`,
    lost: (waiting: number): string =>
      `The browser’s store for this board does not answer, so new edits are kept in this tab${relayToo(waiting)}. They are written as soon as it is back; keep the tab open or save the plan as a file.`,
    newerTab:
      'A newer Plumbline is open in another tab. Nothing is lost; reload this tab to have the newer version here too.',
    refused: (reason: CloseReason | undefined, count: number): string =>
      [
        refusals[reason ?? 'refused'] ?? 'The relay does not let this device in.',
        ...(isDecided(reason) && count === 0 ? [] : [waits(count)]),
        ...(isDecided(reason) ? [] : ['Save the plan as a file, then ask whoever runs the relay.']),
      ].join(' '),
    drafts: (count: number): string =>
      count === 1
        ? 'The relay refused an edit. It is kept on this device, out of the plan, until you decide.'
        : `The relay refused ${count} edits. They are kept on this device, out of the plan, until you decide.`,
    rewound: (count: number): string =>
      `The relay was taken back to an earlier state. ${count === 1 ? 'A change of yours is' : `${count} changes of yours are`} not in it; kept on this device, out of the plan, until you decide.`,
    clock: (minutes: number): string =>
      `This device’s clock is ${span(minutes)} ${minutes > 0 ? 'ahead' : 'behind'}. Ages, dates and today are corrected by the relay’s clock; set this one right to have them right offline too.`,
    partMissing:
      'A part of the board could not be loaded: the network is away, or the board was renewed meanwhile. Your edits are safe; reload to get it.',
    insecure:
      'On plain http this board cannot be installed and does not open without the relay. For both, ask whoever runs the relay for an https address; it says how when it starts.',
  },
  reload: 'Reload',
  saveFile: 'Save as a file',
  showDrafts: 'Show what was refused',
  showRewound: 'Show what was taken out',
  notInvited:
    'The invitation that brought this device here is used up, over or taken back. Ask for a new one.',
  readOnly: {
    viewer:
      'This device may read this plan and not change it. An owner of the plan can give it more in Settings.',
    'newer version':
      'This plan was changed by a newer Plumbline. You can read it; reload to get the newer version and write.',
    'another tab updates': 'Another tab is updating. This one reloads in a moment.',
    'as of a past day': 'This is the plan as of a past day.',
  },
  update: 'A newer version is ready.',
  updateNow: 'Reload with it',
  undo: 'Undo',
  undone: (what: string): string => `Taken back: ${what}`,
  undoneLeft: (count: number): string =>
    count === 1
      ? '1 field was changed by somebody since and stays.'
      : `${count} fields were changed by somebody since and stay.`,
  takenBack: 'Taken back, as a new change.',
  nothingToUndo: 'There is nothing to take back.',
  redone: (what: string): string => `Done again: ${what}`,
  dismiss: 'Dismiss',
  said: 'What was done',
  whoTitle: 'Which of these people are you?',
  whoText: 'This device then speaks for that person. No account, no password; it can be changed in Settings.',
  justLooking: 'Just looking',
  palette: 'Do or find',
  paletteHint: 'Type what you want to do, or an item’s name',
  paletteNothing: 'Nothing is called that. Other words may find it.',
  goTo: (place: string): string => `Go to ${place}`,
  openItem: 'Item',
  close: 'Close',
  copyLink: 'Copy the plan’s link',
  copied: 'The link is copied. Whoever has it can read and write the plan.',
  allPlans: 'All plans',
  asOfPast: 'The plan as of a past day',
  backToToday: 'Back to today',
  takePlan: 'Take the plan: these dates are our plan from today',
  changed: (what: string): string => `Changed: ${what}`,
  saveNow: 'Save',
  answerAccepted: 'Accepted',
  unsaved: (what: string, title: string): string => `Not saved yet, and kept: ${what} of “${title}”`,
  accepted: 'Handover accepted',
  dateTaken: 'The forecast is the promise now',
  taken: 'The plan is taken. Variance is measured from now on.',
  keys: 'Keys',
  theme: (theme: string): string => `Colours: ${theme}`,
  screenBroke: 'This screen could not be drawn',
  screenBrokeMeans: 'Your plan is safe: nothing was changed. The other screens work.',
  screenBrokeTodo: 'Try again; if it comes back, export the plan and send it to whoever runs the relay.',
  tryAgain: 'Try again',
  partMissing: (name: string): string => `${name} could not be loaded`,
  partMissingMeans:
    'Nothing is lost, and what is open goes on. The network was away, or the board was renewed since this page was opened.',
  partMissingTodo: 'Try again. If the page has to be loaded anew for it, what you wrote is kept first.',
  partAway: 'The board’s address does not answer. Try again once the network is back.',
  opensNot: 'This plan could not be opened',
  opensNotMeans: 'What the device holds of it could not be read. The relay may still have it.',
}
