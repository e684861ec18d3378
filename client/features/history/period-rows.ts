/** Money of a closed period: as closed, what late entries add, and with them. */

import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { periods as words } from '../../text/en/periods.ts'

export interface PeriodRow {
  readonly label: string
  readonly frozen: string
  readonly late: string
  readonly withLate: string
}

/** `now`: the same day with all that is known today; absent while nothing came late, or it is not worked out yet. */
export function periodRows(
  frozen: Snapshot,
  now: Snapshot | undefined,
  { words: say, telling }: Pick<Speech, 'words' | 'telling'>,
): readonly PeriodRow[] {
  const isMoney = frozen.money.basis === 'cost'
  const amount = (value: number | null): string =>
    value === null ? '–' : isMoney ? say.money.exact(value, telling.currency) : say.values.number(value, 1)
  return (
    [
      ['ac', words.spent],
      ['ev', words.earned],
      ['pv', words.planned],
    ] as const
  ).map(([of, label]) => {
    const then = frozen.money[of]
    const late = now && (now.money[of] ?? 0) - (then ?? 0)
    const sign = late === undefined || late === 0 ? '' : late > 0 ? '+\u2060' : '−\u2060'
    return {
      label,
      frozen: amount(then),
      late: late === undefined || late === 0 ? '–' : sign + amount(Math.abs(late)),
      withLate: amount(now ? now.money[of] : then),
    }
  })
}
