/** The words of People. No ranking, no score of lateness: load and what is asked (HO2). */

export const people = {
  title: 'People',
  note: 'Who owns what, and how old what is known of it is.',
  nobody: 'Nobody is in this plan yet',
  nobodyText: 'Add the people who own work. A team is never an owner: one person is.',
  add: 'Add a person',
  name: 'Name',
  save: 'Add',
  noDepartment: 'No department',
  owns: (count: number): string =>
    count === 0 ? 'owns nothing' : count === 1 ? 'owns 1 item' : `owns ${count} items`,
  inPlay: (count: number): string => `${count} in play`,
  asked: (count: number): string => (count === 0 ? 'nothing asked' : `${count} asked for`),
  left: 'left',
  leftSince: (day: string): string => `left on ${day}`,
  you: 'you',
  markLeft: 'Has left',
  back: 'Is back',
  handOver: (name: string): string => `Hand over what ${name} owns`,
  handedOver: (count: number, name: string): string => `${count} items handed to ${name}`,
  to: 'To',
  away: 'away',
  awayUntil: (day: string): string => `away until ${day}`,
  oldest: (age: string): string => `oldest word ${age}`,
  never: 'one item was never heard of',
}
