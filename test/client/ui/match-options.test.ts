import { expect, test } from 'vitest'
import { matchOptions } from '../../../client/ui/match-options.ts'

const options = [
  { value: '1', label: 'Type approval' },
  { value: '2', label: 'Open the store' },
  { value: '3', label: 'Store fit-out', aliases: ['Ladenbau'] },
  { value: '4', label: 'Restore data' },
  { value: '5', label: 'Ölwechsel', note: 'yearly' },
]
const found = (query: string) => matchOptions(options, query).map(({ value }) => value)

test('nothing typed gives everything, as it was', () => {
  expect(found('  ')).toEqual(['1', '2', '3', '4', '5'])
})

test('beginnings come before words, words before insides', () => {
  expect(found('store')).toEqual(['3', '2', '4'])
})

test('every typed word must fit, in any order', () => {
  expect(found('app type')).toEqual(['1'])
  expect(found('app store')).toEqual([])
})

test('case and accents do not matter; aliases and notes are found', () => {
  expect(found('olw')).toEqual(['5'])
  expect(found('LADEN')).toEqual(['3'])
  expect(found('yearly')).toEqual(['5'])
})
