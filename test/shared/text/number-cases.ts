// What numbers and money look like, told once and held in Node and in a browser: the two must not differ by a space.
// A dot stands for the narrow no-break space.
import type { Words } from '../../../shared/text/words.ts'

export type NumberCase = readonly [expected: string, write: (words: Words) => string]

export const numberCases: readonly NumberCase[] = [
  ['€·48,300', ({ money }) => money.exact(48_300, 'EUR')],
  ['€·48,300.50', ({ money }) => money.exact(48_300.5, 'EUR')],
  ['−€·1,234,567', ({ money }) => money.exact(-1_234_567, 'EUR')],
  ['$·0.10', ({ money }) => money.exact(0.1, 'USD')],
  ['£·12', ({ money }) => money.exact(12, 'GBP')],
  ['CHF·300', ({ money }) => money.exact(300, 'CHF')],
  ['¥·1,000', ({ money }) => money.exact(999.5, 'JPY')],
  ['???·5', ({ money }) => money.exact(5, '???')],
  ['€·187,000', ({ money }) => money.sentence(187_333, 'EUR')],
  ['€·48,300', ({ money }) => money.sentence(48_349.99, 'EUR')],
  ['€·951', ({ money }) => money.sentence(950.5, 'EUR')],
  ['€·0', ({ money }) => money.sentence(-0.2, 'EUR')],
  ['€·187·k', ({ money }) => money.short(187_333, 'EUR')],
  ['€·93.3·k', ({ money }) => money.short(93_333, 'EUR')],
  ['€·1.2·M', ({ money }) => money.short(1_200_000, 'EUR')],
  ['€·1·M', ({ money }) => money.short(999_600, 'EUR')],
  ['€·1·k', ({ money }) => money.short(999.5, 'EUR')],
  ['€·999', ({ money }) => money.short(999.4, 'EUR')],
  ['−€·2.5·bn', ({ money }) => money.short(-2_500_000_000, 'EUR')],
  ['€·900·k of 1.2·M', ({ money }) => money.outOf(900_000, 1_200_000, 'EUR')],
  ['€·48,300 over', ({ money }) => money.over(48_300, 'EUR')],
  ['€·48,300 under', ({ money }) => money.over(-48_300, 'EUR')],
  ['on budget', ({ money }) => money.over(0.4, 'EUR')],
  ['+€·41,000', ({ money }) => money.more(41_000, 'EUR')],
  ['−€·41,000', ({ money }) => money.more(-41_000, 'EUR')],
  ['1,234.5', ({ values }) => values.number(1234.5, 2)],
  ['−3', ({ values }) => values.number(-2.5)],
  ['3', ({ values }) => values.number(2.5)],
  ['0', ({ values }) => values.number(-0.4)],
  ['61·%', ({ values }) => values.share(0.605)],
  ['96 leads', ({ values }) => values.measured(96, { unit: 'leads', decimals: 0 }, 'EUR')],
  ['4.3 h', ({ values }) => values.measured(4.25, { unit: 'h', decimals: 1 }, 'USD')],
  ['7·%', ({ values }) => values.measured(7, { unit: '%', decimals: 0 }, 'EUR')],
  ['12', ({ values }) => values.measured(12, { unit: '', decimals: 0 }, 'EUR')],
  ['€·12·k', ({ values }) => values.measured(12_000, { unit: 'EUR', decimals: 0 }, 'EUR')],
  ['96 of 300 leads', ({ values }) => values.outOf(96, 300, { unit: 'leads', decimals: 0 }, 'EUR')],
]

export const written = (expected: string): string => expected.replaceAll('·', '\u202f')
