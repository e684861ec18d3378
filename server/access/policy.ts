// What the operator decides for all plans: who may begin one here, and what the bare link of a plan gives that nobody has
// closed. Without a word from the operator the link is the right, as on one's own machine; `--origin` closes both.

import type { Right } from '../../shared/wire/role.ts'

export interface Policy {
  readonly create: 'anyone' | 'invited'
  readonly link: Right
  /** `https://plan.example.org`: pages that may connect; empty: those of the host that is connected to. */
  readonly origins: readonly string[]
  /** Whoever signed in with an account of the company's may enter each plan whose link they have, as what their group is. */
  readonly signsIn?: boolean
  /** Devices may be told by web push that something is asked; what stands in it are services beside the well-known ones. */
  readonly push?: readonly string[]
}

export const linkIsTheRight: Policy = { create: 'anyone', link: 'planner', origins: [] }
