/** The no-break space of the words, the same in Node and every browser, and taking it out for terminals, mail and search. */

/** Between a currency and its number, a number and its short unit: U+202F. */
export const thin = '\u202f'

export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
