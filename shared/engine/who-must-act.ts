/**
 * Who must act for a root to go (CN1, HO4): of what waits for a person, that person; for an item, whoever can act on it; for
 * somebody outside, whoever chases it; of anything else whoever can act on the root itself. Often another than who chases.
 */

import type { PersonId } from '../plan/ids.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import { presentPerson, whoCanMend } from './who-can-mend.ts'

export function whoMustAct(
  base: BaseFigures,
  { blocker, canAct }: Pick<BlockedRoot, 'blocker' | 'canAct'>,
): PersonId | undefined {
  const waitsFor = blocker?.waitsFor
  switch (waitsFor?.type) {
    case 'person':
      return presentPerson(base.plan, waitsFor.id) ?? canAct
    case 'item': {
      const index = base.structure.indexOf(waitsFor.id)
      return index === undefined ? canAct : (whoCanMend(base, index) ?? canAct)
    }
    case 'outside':
    case undefined:
      return canAct
  }
}
