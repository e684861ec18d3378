/** What a rule is, and how it makes a gap. One file a rule or family, one line each in `registry.ts`. */

import { must } from '../../base/assert.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { planner } from '../who-can-mend.ts'
import type { Gap, Mend, RuleId, Severity } from './gap.ts'

/**
 * A rule about one item: a pure function of the figures and a position, so that it runs again only where what it reads has
 * changed. `reads` says how far it looks: at the item and the groups above it, as they are written and reported; at what it is
 * worth, or at the gates of key results, too; at dates, delay and age as well; at what its links come from, too; at everything
 * before that.
 */
export interface ItemRule {
  readonly rule: RuleId
  readonly reads: 'facts' | 'item' | 'worth' | 'links' | 'upstream' | 'gates'
  find(base: BaseFigures, index: number): Gap | readonly Gap[] | undefined
  /**
   * Whether it may find something else of an item because it is another day than in `before`, with nothing that it `reads`
   * changed; absent: never.
   */
  mayTurn?(base: BaseFigures, index: number, before: BaseFigures): boolean
}

/** A rule about the plan as a whole, its goals, measures and departments: runs again when something it reads is another. */
export interface PlanRule {
  readonly rule: RuleId
  /** Everything that `find` reads, as members that are the same objects while they say the same. */
  reads(base: BaseFigures): readonly unknown[]
  find(base: BaseFigures): readonly Gap[]
}

/** Who is asked about goals and measures (`who-can-mend.ts`). */
export function readsPeople(base: BaseFigures): readonly unknown[] {
  const { people, objectives, kpis, keyResults } = base.plan
  return [people, objectives, kpis, keyResults, planner(base)]
}

interface ItemGapParts {
  readonly rule: RuleId
  readonly severity: Severity
  readonly person: PersonId | undefined
  readonly facts?: Gap['facts']
  readonly mend: Mend['action']
  /** What the mending action takes besides the item. */
  readonly with?: Omit<Mend, 'action' | 'itemId'>
  /** Where the gap is about a pair, the id of the other. */
  readonly other?: string
}

export function itemGap({ plan }: BaseFigures, index: number, parts: ItemGapParts): Gap {
  const { id } = must(plan.items.list[index])
  return makeGap({ kind: 'item', id }, { ...parts, mend: { action: parts.mend, itemId: id, ...parts.with } })
}

interface GapParts extends Omit<ItemGapParts, 'mend' | 'with'> {
  readonly mend: Mend
}

export function makeGap(about: Gap['about'], parts: GapParts): Gap {
  const { rule, severity, person, facts = {}, mend, other } = parts
  const key = `${rule} ${about.kind} ${about.id}${other === undefined ? '' : ` ${other}`}`
  return { key, rule, severity, about, ...(person !== undefined && { person }), facts, mend }
}
