/** Edits that this device may not do, refused before they are written: the relay would refuse them, or no device would count them. */

import { authorityRefusal } from '../../shared/commands/authority.ts'
import type { Refusal } from '../../shared/commands/refusal.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { OpenPlan } from './open-plan.ts'

type Whose = Pick<OpenPlan, 'access' | 'me' | 'device' | 'plan' | 'source'>

export function refusedBy(edits: readonly Edit[], open: Whose): Refusal | undefined {
  const { access, me, device, plan } = open
  return authorityRefusal(edits, {
    role: access?.role,
    me,
    device,
    plan,
    entry: (id) => {
      for (const entry of open.source?.entries ?? []) if (entry.id === id) return entry
      return undefined
    },
  })
}
