/** The words of *where does this number come from?* */

export const whereFrom = {
  title: (name: string): string => `Where ${name} comes from`,
  trade: (trade: string): string => `Trade name: ${trade}`,
  formula: 'Formula',
  good: (good: string): string => good,
  with: 'With today’s figures',
  parts: 'Made of',
  entries: 'Rests on',
  noEntries: 'Nobody has said anything about it yet.',
  more: (count: number): string => `and ${count} more`,
  plan: 'the plan',
  allFigures: 'All figures of this, with their trade names',
  named: (name: string, trade: string | undefined): string =>
    trade === undefined ? name : `${name} (${trade})`,
  /** At the pace of what is earned, and by what its links say; `apart` in words, empty where they agree. */
  finishes: (byPace: string, byLinks: string, apart: string): string =>
    apart === ''
      ? `At the pace so far it ends on ${byPace}, and its links say the same.`
      : `At the pace so far it ends on ${byPace}; its links say ${byLinks}. They are ${apart} apart: the pace knows nothing of what waits for what.`,
  moved: 'What moved it?',
  close: 'Close',
  back: 'Back',
  none: 'This figure has no value here, so there is nothing to explain.',
  said: {
    'check-in': 'check-in',
    booking: 'booking',
    reading: 'reading',
    baseline: 'agreed plan',
    promise: 'promise',
    driver: 'waits for',
  },
  finish: (day: string): string => `finish ${day}`,
  percent: (percent: number): string => `${percent} % done`,
  remaining: (days: string): string => `${days} left`,
  takenOn: (day: string): string => `taken on ${day}`,
}
