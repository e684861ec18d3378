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
