// The code by which whoever is in the room finds a session: read off a wall, typed on a phone, good for a while, and never a
// right. How it is written and read, and what the relay answers to it.

/**
 * Without vowels no word comes of it; of letters and digits that look alike one is in it, and the others are taken for it; M
 * and W are as wide as two and mistaken when they are said.
 */
export const codeLetters = 'CDFHJKNPQRTVXY23456789'
export const codeLength = 8
const lookAlikes: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', U: 'V', Z: '2' }

/** How long it stands since it was asked for last, in ms. */
export const codeLasts = 20 * 60_000

/** Where a code is tried: posted, so that it stands in no address and in no log of them. */
export const codePath = '/session-code'

export type ReadCode =
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'empty' }
  /** So many letters and digits, and not eight. */
  | { readonly type: 'length'; readonly count: number }
  /** One that no code has. */
  | { readonly type: 'letter'; readonly letter: string }

export type CodeAnswer =
  /** `<plan>.<epoch>`, and the session there. */
  | { readonly type: 'session'; readonly path: string; readonly session: string }
  /** Unknown, over, or ended: nobody is told which. */
  | { readonly type: 'none' }
  | { readonly type: 'too many'; readonly seconds: number }
  | { readonly type: 'busy' }

/** In any case, with gaps wherever they are typed. */
export function readCode(typed: string): ReadCode {
  const letters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}\p{Cf}._·]/gu, ''),
  ]
  if (letters.length === 0) return { type: 'empty' }
  const read = letters.map((letter) => lookAlikes[letter] ?? letter)
  const strange = letters.find((_, i) => !codeLetters.includes(read[i] ?? ''))
  if (strange !== undefined) return { type: 'letter', letter: strange }
  if (read.length !== codeLength) return { type: 'length', count: read.length }
  return { type: 'code', code: read.join('') }
}

/** In two groups of four, as it is shown: `KDFH 2345`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** `pick`: a whole number from 0 and below what it is given, each as likely. */
export function makeCode(pick: (below: number) => number): string {
  return Array.from({ length: codeLength }, () => codeLetters.charAt(pick(codeLetters.length))).join('')
}
