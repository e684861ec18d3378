/** What a tab's lines to everyone else on a plan are made of, and whom they tell what they hear. */

import type { Clock } from './clock.svelte.ts'
import type { Held } from './held.ts'
import type { PlanRole } from './plan-role.svelte.ts'

export interface PlanLinesOptions {
  readonly path: string
  /** `ws://host/sync`; undefined where there is no relay to join. */
  readonly relay: string | undefined
  readonly access: PlanRole
  readonly clock: Clock
  /** The relay holds this. */
  held(room: string, held: Held): void
  /** The relay has not shown to hold this, whichever tab wrote it. */
  lacked(room: string, lacked: Held): void
  /** The relay refused what this tab, which leads, sent. */
  refused(code: number, room: string): void
  /** This closed ledger holds what the relay's does, and was left. */
  inStep(room: string): void
  /** Another tab knows more of a ledger that is not read here. */
  lacks(): void
  /** The relay or another tab knows of so many ledgers. */
  ledgers(count: number): void
  /** The relay says that the plan lives on in this epoch; or another tab has brought it to this path. */
  moved(to: { readonly epoch: string } | { readonly path: string }): void
  rebuilt(): void
  draftsChanged(): void
}
