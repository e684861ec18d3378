/** Edits that this device may not do, refused before they are written: the relay would refuse them, or no device would count them. */

import { authorityRefusal } from '../../shared/commands/authority.ts'
import type { Author } from '../../shared/commands/authority.ts'
import type { Refusal } from '../../shared/commands/refusal.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { OpenPlan } from './open-plan.ts'

type Whose = Pick<OpenPlan, 'access' | 'me' | 'device' | 'plan'>

export function refusedBy(
  edits: readonly Edit[],
  { access, me, device, plan }: Whose,
  entry: Author['entry'],
): Refusal | undefined {
  return authorityRefusal(edits, { role: access?.role, me, device, plan, entry })
}
