/** What work itself is to bring, in English. */

import type { ValueKind } from '../../plan/governance.ts'
import { money, number } from './numbers.ts'

export const valueNames: Readonly<Record<ValueKind, string>> = {
  profit: 'profit',
  cash: 'cash',
  'one-time cost': 'one-time cost',
  recurring: 'recurring value',
  headcount: 'headcount',
}

export function valueText(kind: ValueKind, amount: number, currency: string): string {
  return kind === 'headcount' ? number(amount, 1) : money.sentence(amount, currency)
}
