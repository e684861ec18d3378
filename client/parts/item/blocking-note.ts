/** The one line of a card below its title: what blocks it, else what contradicts it, else what is wrong with its owner. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { Gap } from '../../../shared/engine/gaps/gap.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import { ownership } from '../../text/en/ownership.ts'

export interface CardNote {
  readonly text: string
  readonly tone: 'plain' | 'behind' | 'risk'
}

/** Gaps by the item they are about. */
export function gapsByItem(gaps: readonly Gap[]): ReadonlyMap<string, readonly Gap[]> {
  const byItem = new Map<string, Gap[]>()
  for (const gap of gaps) {
    if (gap.about.kind !== 'item') continue
    const known = byItem.get(gap.about.id)
    if (known) known.push(gap)
    else byItem.set(gap.about.id, [gap])
  }
  return byItem
}

export function cardNote(
  { plan }: Figures,
  item: Item,
  gaps: readonly Gap[],
  words: Words,
  telling: Telling,
): CardNote | undefined {
  const report = find(plan.reports, item.id)
  if (report?.status === 'blocked' && report.blocker) {
    return { text: words.states.blocker(report.blocker, telling), tone: 'plain' }
  }
  const contradiction = gaps.find(({ rule }) => rule.startsWith('CO'))
  if (contradiction) {
    const tone = contradiction.severity === 'critical' ? 'behind' : 'risk'
    return { text: words.gaps.rule(contradiction.rule), tone }
  }
  if (report?.status === 'done' || report?.status === 'cancelled') return undefined
  const person = item.owner?.type === 'person' ? find(plan.people, item.owner.id) : undefined
  if (person && !person.left) return undefined
  return { text: person ? ownership.person(person.name, true) : ownership.ref(item.owner), tone: 'plain' }
}
