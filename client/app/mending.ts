/** What opens when a gap is to be mended: its own action where one click is enough, else the place where it is mended. */

import type { Gap } from '../../shared/engine/gaps/gap.ts'

export interface Mending {
  readonly type:
    'ask' | 'check in' | 'take plan' | 'accept link' | 'item' | 'map' | 'kpis' | 'people' | 'settings'
  readonly itemId?: string
}

export function mendingOf(gap: Gap): Mending {
  const itemId = gap.mend.itemId ?? (gap.about.kind === 'item' ? gap.about.id : undefined)
  const about = itemId === undefined ? {} : { itemId }
  switch (gap.mend.action) {
    case 'ask':
    case 'check in':
      return { type: gap.mend.action, ...about }
    case 'take plan':
    case 'accept link':
      return { type: gap.mend.action }
    case 'add work':
      return { type: 'map' }
    case 'add reading':
    case 'match word':
    case 'settle reading':
      return { type: 'kpis' }
    case 'balance':
      return { type: 'people' }
    default:
      return itemId === undefined ? { type: 'settings' } : { type: 'item', itemId }
  }
}
