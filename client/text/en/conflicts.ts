/** The words of what people set without having seen each other. */

export const conflicts = {
  title: 'Set apart: choose one',
  hint: 'two people, neither had seen the other',
  field: (name: string): string => `two values for its ${name}`,
  readings: (kpi: string, day: string): string => `${kpi}: two readings for ${day}`,
  none: 'none',
  inForce: 'counts now',
  take: 'Take this',
  takeOf: (value: string): string => `Take this: ${value}`,
  chosen: (value: string): string => `Chosen: ${value}`,
  somebody: 'Somebody',
} as const
