// Words and people for the gallery, the long ones among them.

export const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung'

export const people = [
  { id: 'al', initials: 'AL', name: 'Anna Lind' },
  { id: 'jw', initials: 'JW', name: 'Jonas Weber' },
  { id: 'pv', initials: 'PV', name: 'Petra Voss' },
  { id: 'tb', initials: 'TB', name: 'Tomas Berg' },
  { id: 'ml', initials: 'ML', name: 'Mara Lindqvist' },
  { id: 'lo', initials: 'LO', name: 'Lena Okafor' },
  { id: 'ah', initials: 'AH', name: 'Ayşe Hansen' },
] as const

export const dayWords = {
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  calendar: 'Choose a day',
  earlier: 'Month before',
  later: 'Next month',
  free: 'no work',
  unreadable: (typed: string) => `“${typed}” is not a day. Write 4 Dec or choose one.`,
}

export const numberWords = {
  unreadable: (typed: string) => `“${typed}” is not a number.`,
  outside: (min: number | undefined, max: number | undefined) => `Between ${min} and ${max}.`,
}
