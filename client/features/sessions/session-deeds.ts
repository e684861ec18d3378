/** What the parts of a session may do: handed down from the screen in one piece. */

import type { Act } from '../../parts/act.ts'

export interface SessionDeeds {
  readonly act: Act
  readonly openItem: (itemId: string) => void
  readonly ask: (itemId: string) => void
  /** Another session, or the list of them. */
  readonly show: (session: string | undefined) => void
  readonly say: (words: string) => void
}

/** To a decision that was not kept: it shows elsewhere, it gets a new day, it is dropped. */
export type SettleAnswer = 'kept' | 'day' | 'dropped'
