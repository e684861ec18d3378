/** Why this device may not do what asks for a role, in words; undefined where it may, or no relay has said what it may. */

import type { Least } from '../../shared/commands/authority.ts'
import { isAtLeast } from '../../shared/plan/certificate.ts'
import type { OpenPlan } from './open-plan.ts'
import { refusalWords } from './refusal-words.ts'
import type { Speech } from './speech.svelte.ts'

export function heldBack(
  { access, readOnly }: Pick<OpenPlan, 'access' | 'readOnly'>,
  least: Least,
  speech: Speech,
): string | undefined {
  if (readOnly === 'as of a past day') return refusalWords({ code: 'AS_OF_PAST', facts: {} }, speech)
  const role = access?.role
  if (role !== undefined && !isAtLeast(role, least))
    return refusalWords({ code: 'NOT_IN_ROLE', facts: { role, least } }, speech)
  return readOnly && refusalWords({ code: 'READ_ONLY', facts: {} }, speech)
}
