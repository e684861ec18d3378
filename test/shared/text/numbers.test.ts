import { describe, expect, test } from 'vitest'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { chooseLanguage, text } from '../../../shared/text/text.ts'
import { numberCases, written } from './number-cases.ts'

describe('EV7 numbers are rounded half away from zero, only where shown', () => {
  test.for(numberCases)('%s', ([expected, write]) => {
    expect(write(text('en'))).toBe(written(expected))
  })
})

test('names stand in a row, three at most', () => {
  const { list } = text('en').values
  expect(list([])).toBe('')
  expect(list(['Ann'])).toBe('Ann')
  expect(list(['Ann', 'Bo'])).toBe('Ann and Bo')
  expect(list(['Ann', 'Bo', 'Cy'])).toBe('Ann, Bo and Cy')
  expect(list(['Ann', 'Bo', 'Cy', 'Di', 'Ed'])).toBe('Ann, Bo, Cy and 2 more')
})

test('no-break spaces come out for terminals and mail', () => {
  expect(plainSpaces(text('en').money.short(187_000, 'EUR'))).toBe('€ 187 k')
})

test('the first language that there are words for is chosen, else English', () => {
  expect(chooseLanguage(['sv-SE', 'en-GB'])).toBe('en')
  expect(chooseLanguage(['sv'])).toBe('en')
  expect(chooseLanguage([])).toBe('en')
})
