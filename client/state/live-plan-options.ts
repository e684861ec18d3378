/** What an open plan is made of: its documents as this device holds them, who signs, who keeps, what time it is. */

import type { Doc } from 'yjs'
import type { RandomBytes } from '../../shared/base/id.ts'
import type { Instant } from '../../shared/base/instant.ts'
import type { KeptPlan } from '../../shared/doc/kept-plan.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import type { Signer } from '../../shared/doc/sign.ts'
import type { PlanId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { OpenPlan } from './open-plan.ts'
import type { PlanKeeper, UndoStacks } from './plan-keeper.ts'

export interface LivePlanOptions {
  readonly id: PlanId
  /** Everything that the device holds is in them when the keeper has filled them; the ledger may come later (`since`). */
  readonly docs: PlanDocs
  readonly signer: Signer
  readonly keeper: PlanKeeper
  readonly clock: { readonly now: Instant; exact(): Instant }
  readonly random: RandomBytes
  readonly asked: boolean
  /** Absent where there is no relay: nothing is held back. */
  readonly access?: OpenPlan['access'] | undefined
  readonly lastLooked?: Instant
  readonly stacks?: UndoStacks
  /** The ledger as this device folded it before. */
  readonly kept?: KeptPlan | undefined
  /** What the ledgers hold beyond it, where they themselves are still to be read: the keeper says when they are. */
  readonly since?: readonly unknown[] | undefined
  /** Ledgers of closed periods that hold nothing beyond it: read when somebody asks for the whole record. */
  readonly away?: readonly Doc[] | undefined
  /** The plan as it was kept with them: the documents are filled and read later. */
  readonly shown?: Plan | undefined
}
