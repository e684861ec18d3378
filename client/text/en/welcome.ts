/** The words of the first screen: three doors. */

export const welcome = {
  title: 'A plumb line shows how far a wall hangs from true.',
  lead: 'Plumbline shows, live, how far the work hangs from the plan, and who can act.',
  said: [
    { name: 'Finance', said: 'on track', measured: '€ 187 k not spent' },
    { name: 'Marketing', said: 'on track', measured: '15 days too early' },
    { name: 'Operations', said: 'on track', measured: '15 days late' },
  ],
  saidHead: { name: 'In the sample plan', said: 'reports', measured: 'measured' },
  sampleTitle: 'Open the sample plan',
  sampleText: 'Three departments report green. See in one sentence what they miss.',
  sampleButton: 'Open the Nordic market',
  bringTitle: 'Bring my plan',
  bringText:
    'Paste rows from a spreadsheet, or drop a CSV or a plan file. Nothing is written before you accept.',
  bringButton: 'Bring my plan',
  startTitle: 'Start empty, or join',
  startText: 'Name a new plan, or paste the link somebody sent you.',
  startLabel: 'A plan’s name, or a link',
  startButton: 'Start',
  joinButton: 'Join',
  yours: 'Plans on this device',
  none: 'Plans you open are listed here and open without the network.',
  opened: (age: string): string => `opened ${age}`,
  sampleTag: 'sample',
  remove: 'Remove from this device',
  removeWaiting: (count: number): string =>
    `${count} ${count === 1 ? 'change has' : 'changes have'} not reached the relay and would be lost.`,
  removeAnyway: 'Remove and lose them',
  keep: 'Keep it',
  keepsNothing:
    'This browser keeps nothing here (private window?). Everything works until the tab is closed.',
  opening: 'Laying out the sample…',
  newPlanName: 'New plan',
  local: 'No account, no sign-up. Your plan lives on this device and on the relay you choose.',
}
