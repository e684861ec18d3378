// The same numbers and money as in Node (test/shared/text/numbers.test.ts), to the last space (AG1).
import { expect, test } from 'vitest'
import { text } from '../../../shared/text/text.ts'
import { numberCases, written } from '../../shared/text/number-cases.ts'

test.for(numberCases)('%s', ([expected, write]) => {
  expect(write(text('en'))).toBe(written(expected))
})
