// How a session's code is written and read.
import { describe, expect, test } from 'vitest'
import {
  codeLength,
  codeLetters,
  makeCode,
  readCode,
  shownCode,
  type ReadCode,
} from '../../../shared/wire/session-code.ts'

describe('a session’s code', () => {
  test('has no letter that is taken for another, and makes no word', () => {
    expect(new Set(codeLetters).size).toBe(22)
    expect(codeLetters).not.toMatch(/[01OILAEUMW]/)
    // Of each pair that looks alike just one is in it.
    for (const pair of ['B8', 'G6', 'S5', 'Z2'])
      expect([...pair].filter((one) => codeLetters.includes(one))).toHaveLength(1)
  })

  test('is made of all of them alike', () => {
    let at = 0
    const code = makeCode((below) => {
      expect(below).toBe(codeLetters.length)
      return at++ % below
    })
    expect(code).toBe(codeLetters.slice(0, codeLength))
    expect(readCode(shownCode(code))).toEqual({ type: 'code', code })
  })

  const cases: readonly (readonly [typed: string, read: ReadCode])[] = [
    ['KDFH2345', { type: 'code', code: 'KDFH2345' }],
    ['  kdfh\u00a02345\n', { type: 'code', code: 'KDFH2345' }],
    ['k-d–f.h\u200b 2 3 4 5', { type: 'code', code: 'KDFH2345' }],
    ['ＫＤＦＨ２３４５', { type: 'code', code: 'KDFH2345' }],
    // Misread, and understood.
    ['kdfh z3bs', { type: 'code', code: 'KDFH2385' }],
    [' - ', { type: 'empty' }],
    ['KDFH 234', { type: 'length', count: 7 }],
    ['KDFH 23456', { type: 'length', count: 9 }],
    ['KDFH 2340', { type: 'letter', letter: '0' }],
    ['lDFH 2345', { type: 'letter', letter: 'L' }],
    ['🙂DFH 2345', { type: 'letter', letter: '🙂' }],
  ]
  test.each(cases)('%j is read', (typed, read) => {
    expect(readCode(typed)).toEqual(read)
  })
})
