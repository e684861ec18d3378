import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fit, shorten } from '../../../shared/text/fit.ts'

test('a sentence that fits keeps its names', () => {
  expect(fit(['Launch'], (name = '') => `${name} is late.`)).toBe('Launch is late.')
})

test('a long name is cut at a word’s end, its figures never', () => {
  const name = 'Store the meter data of all households in the country where they live'
  expect(fit([name], (title = '') => `${title} is heading for Mon 28 Dec, 15 working days late.`)).toBe(
    'Store the meter data of all households… is heading for Mon 28 Dec, 15 working days late.',
  )
})

test('shortened names keep their characters whole and their length', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 2, max: 20 }),
      (name, length) => {
        const short = shorten(name, length)
        expect([...short].length).toBeLessThanOrEqual(Math.max(length, 1))
        expect(short.isWellFormed()).toBe(true)
        expect(short === name).toBe([...name].length <= length)
      },
    ),
  )
})

test('two names share what room there is', () => {
  const sentence = fit(
    ['a'.repeat(80), 'b'.repeat(80)],
    (one = '', other = '') => `${one} waits for ${other}.`,
  )
  expect(sentence.length).toBeLessThanOrEqual(90)
  expect(sentence).toMatch(/^a+… waits for b+…$/)
})
