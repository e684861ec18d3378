/** The parts of History, in their order, and what can be done from them. */

import type { Day } from '../../../shared/base/day.ts'
import type { Act } from '../../parts/act.ts'
import type { Screen } from '../../state/route.svelte.ts'

export const historyViews = ['record', 'moved', 'baselines', 'periods'] as const
export type HistoryViewName = (typeof historyViews)[number]

export interface HistoryDeeds {
  readonly act: Act
  readonly openItem: (itemId: string) => void
  readonly goToSessions: () => void
  readonly takeBack: (entry: string) => void
  readonly showAsOf: (day: Day | undefined, screen?: Screen) => void
}
