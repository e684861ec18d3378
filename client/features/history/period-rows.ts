/** Money of a closed period: as closed, what late entries add, and with them. */

import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { periods as words } from '../../text/en/periods.ts'

export interface PeriodRow {
  readonly label: string
  /** With what the ledger opened: the closing before. */
  readonly opened: string
  readonly within: string
  readonly frozen: string
  readonly late: string
  readonly withLate: string
}

/** `before`: as the period before was closed; `now`: the same day with all that is known today; absent while nothing came late, or it is not worked out yet. */
export function periodRows(
  frozen: Snapshot,
  before: Snapshot | undefined,
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
    const opened = before?.money.basis === frozen.money.basis ? before.money[of] : undefined
    const signed = (change: number | undefined): string =>
      change === undefined || change === 0
        ? '–'
        : (change > 0 ? '+\u2060' : '−\u2060') + amount(Math.abs(change))
    return {
      label,
      opened: amount(opened ?? null),
      within: signed(opened === undefined ? undefined : (then ?? 0) - (opened ?? 0)),
      frozen: amount(then),
      late: signed(now && (now.money[of] ?? 0) - (then ?? 0)),
      withLate: amount(now ? now.money[of] : then),
    }
  })
}
