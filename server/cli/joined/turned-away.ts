// What a program is to do when the relay does not let it into a plan.

import type { CloseReason } from '../../../shared/wire/close-code.ts'
import { closeMeanings } from '../../close-meanings.ts'
import type { PlanLink } from './plan-link.ts'

/** `reason`: undefined where the line just ended. */
export function turnedAway(reason: CloseReason | undefined, { sync }: PlanLink): string {
  if (reason === undefined) return `The line to the relay at ${sync} ended. Try again.`
  return `The relay at ${sync} did not let this in: ${closeMeanings[reason]}.${steps[reason] ?? ' Try again.'}`
}

const invite =
  ' Make it a link of its own, “npm run -s cli -- invite --plan LINK --role viewer --at ADDRESS”, and give that link in place of this one.'

const steps: Partial<Readonly<Record<CloseReason, string>>> = {
  unproven: invite,
  uninvited: invite,
  removed: invite,
  unknownRoom: ' Take its link out of the timer.',
  otherEpoch: ' Take the plan’s link from Settings anew.',
}
