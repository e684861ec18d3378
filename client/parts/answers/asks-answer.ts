/** Gaps that ask for an answer to a variance, or for a yes to one (AC). */

import type { Gap } from '../../../shared/engine/gaps/gap.ts'

export function asksAnswer({ mend }: Gap): boolean {
  return mend.action === 'answer' || mend.action === 'accept answer'
}
