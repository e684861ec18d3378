import type { Words } from '../../../../shared/text/words.ts'

/** *+3*, *−2*, *0*; nothing where nothing is known. Only under a head that says which way is good. */
export function signed(value: number | undefined | null, { values }: Words, decimals = 0): string {
  if (value === undefined || value === null) return ''
  return `${value > 0 ? '+' : ''}${values.number(value, decimals)}`
}
