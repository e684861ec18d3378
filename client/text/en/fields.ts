/** The words of form fields. */

export const fields = {
  locale: 'en-GB',
  day: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    calendar: 'Calendar',
    earlier: 'Earlier month',
    later: 'Later month',
    free: 'no work',
    unreadable: (typed: string): string => `“${typed}” is not a day. Write 4 Dec or choose one.`,
  },
  number: {
    unreadable: (typed: string): string => `“${typed}” is not a number. Write 12 or 12.5.`,
    outside: (min: number | undefined, max: number | undefined): string =>
      min !== undefined && max !== undefined
        ? `Between ${min} and ${max}.`
        : min !== undefined
          ? `At least ${min}.`
          : `At most ${max ?? 0}.`,
  },
  pick: { showAll: 'Show all', nothing: (query: string): string => `Nothing is called “${query}”` },
  nobody: 'Nobody',
  owner: 'Owner',
  person: 'Person',
  item: 'Item',
  newPerson: (name: string): string => `Add ${name} as a person`,
  people: 'People',
  left: 'has left',
  teamNote: 'is no person',
}
