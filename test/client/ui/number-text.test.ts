import { expect, test } from 'vitest'
import { numberToText, readNumber } from '../../../client/ui/number-text.ts'

test.each([
  ['1,240.5', 'en-GB', 1240.5],
  ['1.240,5', 'de', 1240.5],
  ['1’240.5', 'de-CH', 1240.5],
  ['1 240,5', 'fr', 1240.5],
  ['−3', 'en-GB', -3],
  ['.5', 'en-GB', 0.5],
])('%s (%s) is %d', (text, locale, number) => {
  expect(readNumber(text, locale)).toBe(number)
})

test.each(['', '12x', '1.2.3', '--1', 'NaN', '1e5'])('“%s” is no number', (text) => {
  expect(readNumber(text, 'en-GB')).toBeUndefined()
})

test('what is shown reads back', () => {
  expect(readNumber(numberToText(1_234_567.25, 'de'), 'de')).toBe(1_234_567.25)
})
