/** The three kinds of gap that most of what was imported has: without a person, without dates, serving nothing. */

import type { Gap, RuleId } from '../../../shared/engine/gaps/gap.ts'

export interface Finding {
  readonly rule: RuleId
  readonly count: number
  readonly gap: Gap
}

const first: readonly RuleId[] = ['OW1', 'OW2', 'MP6', 'MP1']
const most = 3

export function firstFindings(gaps: readonly Gap[], ids: ReadonlySet<string>): readonly Finding[] {
  const byRule = Map.groupBy(
    gaps.filter(({ about }) => about.kind === 'item' && ids.has(about.id)),
    ({ rule }) => rule,
  )
  return first
    .flatMap((rule) => {
      const [gap, ...others] = byRule.get(rule) ?? []
      return gap ? [{ rule, gap, count: others.length + 1 }] : []
    })
    .slice(0, most)
}
