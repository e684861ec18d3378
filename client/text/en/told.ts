/** The words of being told by this device that something is asked. */

const cannot = {
  blocked:
    'This browser blocks messages from here. Allow notifications for this site in the browser’s settings, beside the address, then open My work again.',
  'plain http':
    'On plain http no browser lets a site send messages. Ask whoever runs the relay for an https address.',
  // iPhones and iPads tell only what was put on their Home Screen.
  'install first':
    'On an iPhone or iPad, put the board on the Home Screen first: Share, then “Add to Home Screen”. Open it from there, and turn this on.',
  browser: 'This browser, or its private window, takes no messages from sites. Mail comes as before.',
} as const

const trouble = {
  blocked: cannot.blocked,
  'not answered': 'The browser’s question was closed without an answer. Nothing has changed.',
  'no service':
    'The browser could not reach its push service. Nothing has changed; try again when the network is there, or in another browser.',
  'relay away': 'The relay does not answer. Nothing has changed; try again when it is there.',
  'not taken':
    'The relay sends nothing by this browser’s push service. Nothing has changed; whoever runs the relay can add it.',
} as const

export type CannotWhy = keyof typeof cannot
export type TurnTrouble = keyof typeof trouble

export const told = {
  title: 'Tell me on this device',
  off: 'When something is asked of you, this device can say so, quietly: once before each calibration, and before something of yours is due. Never at night or while you are away, and in place of mail.',
  on: 'This device tells you when something is asked of you, in place of mail.',
  turnOn: 'Tell me here',
  turnOff: 'Turn off',
  busy: 'One moment…',
  cannot: (why: CannotWhy): string => cannot[why],
  trouble: (why: TurnTrouble): string => trouble[why],
  note: {
    title: (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? '') : 'Plumbline'),
    body: (names: readonly string[]): string =>
      names.length < 2
        ? 'Something is asked of you. My work says what.'
        : `Something is asked of you in one of these: ${names.join(', ')}.`,
  },
}
