/** Gaps by who can mend them; the same rule many times over for one person is one line that opens (domain.md, Rules). */

import type { Gap, RuleId } from '../../../shared/engine/gaps/gap.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'

export interface GapGroup {
  /** Absent: nobody known can mend these. */
  readonly person?: PersonId
  readonly lines: readonly GapLine[]
  readonly count: number
}

/** One gap, or many of one rule folded together. */
export interface GapLine {
  readonly key: string
  readonly rule: RuleId
  readonly gaps: readonly Gap[]
}

export const foldFrom = 4

/** My own first, then by number of gaps; those nobody can mend last. Inside, the engine's order. */
export function groupGaps(gaps: readonly Gap[], me: PersonId | undefined): readonly GapGroup[] {
  const byPerson = new Map<PersonId | undefined, Gap[]>()
  for (const gap of gaps) {
    const known = byPerson.get(gap.person)
    if (known) known.push(gap)
    else byPerson.set(gap.person, [gap])
  }
  const rank = (group: GapGroup): number =>
    group.person === undefined ? 1e9 : group.person === me ? -1 : 1e6 - group.count
  return [...byPerson]
    .map(([person, own]) => ({
      ...(person !== undefined && { person }),
      lines: foldLines(own),
      count: own.length,
    }))
    .sort((a, b) => rank(a) - rank(b) || ((a.person ?? '') < (b.person ?? '') ? -1 : 1))
}

function foldLines(gaps: readonly Gap[]): readonly GapLine[] {
  const byRule = new Map<RuleId, Gap[]>()
  for (const gap of gaps) {
    const same = byRule.get(gap.rule)
    if (same) same.push(gap)
    else byRule.set(gap.rule, [gap])
  }
  return [...byRule].flatMap(([rule, same]): GapLine[] =>
    same.length >= foldFrom
      ? [{ key: `all ${rule}`, rule, gaps: same }]
      : same.map((gap) => ({ key: gap.key, rule, gaps: [gap] })),
  )
}

/** Words of the sentence, of the rule and of the person. */
export function matches(sentence: string, query: string): boolean {
  const text = sentence.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
