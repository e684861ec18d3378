/** What calibrations since the last formal session put on the list of the next one. */

import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Session } from '../../../shared/plan/session.ts'
import { itemInKey } from './agenda-lines.ts'

export interface AskedForFormal {
  readonly key: string
  readonly itemId: ItemId
}

export function askedForFormal({ sessions }: Plan, session: Session): readonly AskedForFormal[] {
  const before = sessions.list.filter(({ openedAt }) => openedAt < session.openedAt)
  const last = Math.max(...before.map(({ type, openedAt }) => (type === 'formal' ? openedAt : 0)), 0)
  const asked = new Map<string, AskedForFormal>()
  for (const { openedAt, treated } of before) {
    if (openedAt < last) continue
    for (const { key, what } of treated) {
      const itemId = itemInKey(key)
      if (what === 'formal' && itemId !== undefined) asked.set(key, { key, itemId })
    }
  }
  return [...asked.values()]
}
