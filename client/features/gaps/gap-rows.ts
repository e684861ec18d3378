/** The groups of Gaps as rows of one list: a head for each person, then lines; under an unfolded line each of its gaps. */

import type { Gap } from '../../../shared/engine/gaps/gap.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'
import type { GapGroup, GapLine } from './group-gaps.ts'

export type GapRow =
  | { readonly type: 'head'; readonly key: string; readonly person?: PersonId; readonly count: number }
  | { readonly type: 'many'; readonly key: string; readonly line: GapLine }
  | { readonly type: 'gap'; readonly key: string; readonly gap: Gap; readonly inside: boolean }

/** `unfolded` holds the keys of lines. */
export function gapRows(groups: readonly GapGroup[], unfolded: ReadonlySet<string>): readonly GapRow[] {
  const rows: GapRow[] = []
  for (const { person, lines, count } of groups) {
    rows.push({ type: 'head', key: `of ${person ?? ''}`, ...(person !== undefined && { person }), count })
    for (const line of lines) {
      const isMany = line.gaps.length > 1
      const key = `${person ?? ''} ${line.key}`
      if (isMany) rows.push({ type: 'many', key, line })
      if (!isMany || unfolded.has(key))
        for (const gap of line.gaps) rows.push({ type: 'gap', key: gap.key, gap, inside: isMany })
    }
  }
  return rows
}
