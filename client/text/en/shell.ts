/** The words of the frame: places, what is saved, the palette, keys. */

export const shell = {
  product: 'Plumbline',
  frame: { skip: 'Skip to the content', places: 'Screens', beside: 'Details' },
  places: {
    now: 'Now',
    'my-work': 'My work',
    board: 'Board',
    map: 'Map',
    timeline: 'Timeline',
    gaps: 'Gaps',
    kpis: 'KPIs',
    people: 'People',
    import: 'Import',
    export: 'Export',
    settings: 'Settings',
    more: 'More',
  },
  owed: (count: number): string => `${count} asked of you`,
  gapsCount: (count: number): string => `${count} gaps`,
  here: (names: string): string => `Here now: ${names}`,
  reading: 'Reading the plan from this device…',
  save: {
    memory: 'Not yet on this device',
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
      'This browser keeps nothing here (private window?). The board works; closing the tab loses what the relay has not got.',
    full: 'This device is full. What you change stays in this tab and on the relay. Free some space, or export the plan.',
    lost: 'The browser closed its store. What you change stays in this tab; it is written again as soon as the store is back.',
    refused: (count: number): string =>
      `The relay refused ${count === 1 ? 'an edit' : `${count} edits`}. They stay on this device. Export the plan, then ask whoever runs the relay.`,
    clock: (minutes: number): string =>
      `This device’s clock is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead' : 'behind'}. Times are corrected by the relay’s.`,
    insecure:
      'On plain http this board cannot be installed and does not open without the network. Ask for an https address.',
  },
  readOnly: {
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
  nothingToUndo: 'There is nothing to take back.',
  redone: (what: string): string => `Done again: ${what}`,
  dismiss: 'Dismiss',
  said: 'What was done',
  whoTitle: 'Which of these people are you?',
  whoText: 'This device then speaks for that person. No account, no password; it can be changed in Settings.',
  justLooking: 'Just looking',
  whoNobody: 'Nobody is in this plan yet.',
  addMe: 'Add me',
  myName: 'Your name',
  palette: 'Do or find',
  paletteHint: 'Type what you want to do, or an item’s name',
  paletteNothing: 'Nothing is called that. Other words may find it.',
  goTo: (place: string): string => `Go to ${place}`,
  openItem: 'Item',
  keysTitle: 'Keys',
  keys: [
    ['Ctrl K', 'Do or find'],
    ['j k', 'Next, previous row'],
    ['Enter', 'Open'],
    ['e', 'Edit'],
    ['c', 'Check in'],
    ['o', 'Owner'],
    ['m', 'Move, then arrows'],
    ['l', 'Link, on the Timeline'],
    ['/', 'Filter'],
    ['u', 'Undo'],
    ['Esc', 'Close'],
    ['?', 'These keys'],
  ] as readonly (readonly [string, string])[],
  close: 'Close',
  copyLink: 'Copy the plan’s link',
  copied: 'The link is copied. Whoever has it can read and write the plan.',
  allPlans: 'All plans',
  takePlan: 'Take the plan: these dates are our plan from today',
  taken: 'The plan is taken. Variance is measured from now on.',
  newItem: 'Add an item',
  theme: (theme: string): string => `Colours: ${theme}`,
  screenBroke: 'This screen could not be drawn',
  screenBrokeMeans: 'Your plan is safe: nothing was changed. The other screens work.',
  screenBrokeTodo: 'Try again; if it comes back, export the plan and send it to whoever runs the relay.',
  tryAgain: 'Try again',
  opensNot: 'This plan could not be opened',
  opensNotMeans: 'What the device holds of it could not be read. The relay may still have it.',
  unknownPlan: 'Nothing of this plan is here yet',
  unknownPlanMeans:
    'It comes as soon as the relay answers. Ask whoever sent the link whether their device is connected.',
}
