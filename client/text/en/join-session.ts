/** The words of joining a session by its code. */

const wait = (seconds: number): string =>
  seconds < 90 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`

export const joinSession = {
  title: 'Join a session',
  text: 'Its opening shows a code of eight letters and digits, beside the QR code.',
  label: 'The session’s code',
  hint: 'Capitals and gaps make no difference.',
  button: 'Join',
  looking: 'Looking…',
  plans: 'All plans',
  empty: 'Type the code that is shown in the session.',
  length: (count: number): string =>
    `A code has eight letters and digits. ${count === 1 ? 'This is one' : `These are ${count}`}.`,
  letter: (letter: string): string => `No code has a “${letter}”. Look at that place again.`,
  none: 'No session has this code now. Look at it again, or have it shown anew: it ends with the session.',
  tooMany: (seconds: number): string =>
    `Too many codes were tried. Wait ${wait(seconds)}, then try again; the QR code leads there at once.`,
  away: 'The relay does not answer. Check the network and try again; the plans on this device open without it.',
}
