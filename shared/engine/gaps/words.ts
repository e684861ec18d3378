/** MP4: one word used for two measures, or a word that no measure has. Upper and lower case and spaces make no difference. */

import { find } from '../../base/table.ts'
import type { DepartmentId, KpiId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { planner, presentOwnerOf, whoAnswersFor } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const wordUnsettled: PlanRule = {
  rule: 'MP4',
  reads: readsPeople,
  find: (base) => [...sharedWords(base), ...unknownWords(base)],
}

interface Use {
  readonly word: string
  readonly kpiId: KpiId
  /** Whose word it is; absent for the measure's own name. */
  readonly departmentId?: DepartmentId
}

function sharedWords(base: BaseFigures): readonly Gap[] {
  const { plan } = base
  const gaps: Gap[] = []
  for (const [word, uses] of usesByWord(base)) {
    const [first] = uses
    const second = uses.find(({ kpiId }) => kpiId !== first?.kpiId)
    if (first === undefined || second === undefined) continue
    gaps.push(
      makeGap(
        { kind: 'kpi', id: first.kpiId },
        {
          rule: 'MP4',
          severity: 'serious',
          person: presentOwnerOf(plan, find(plan.kpis, first.kpiId)?.owner) ?? planner(base),
          facts: {
            word: first.word,
            first: first.kpiId,
            second: second.kpiId,
            firstDepartment: first.departmentId ?? null,
            secondDepartment: second.departmentId ?? null,
          },
          mend: { action: 'match word', otherId: second.kpiId, value: first.word },
          other: word,
        },
      ),
    )
  }
  return gaps
}

/** A key result that names no measure is known by a word only. */
function unknownWords(base: BaseFigures): readonly Gap[] {
  const { plan } = base
  return plan.keyResults.list.flatMap(({ id, kpiId, title }, position) => {
    if (find(plan.kpis, kpiId) !== undefined) return []
    const gap = makeGap(
      { kind: 'keyResult', id },
      {
        rule: 'MP4',
        severity: 'serious',
        person: whoAnswersFor(base, position),
        facts: { word: title ?? '', first: null, second: null },
        mend: { action: 'match word', otherId: id, ...(title !== undefined && { value: title }) },
      },
    )
    return [gap]
  })
}

/** Words in order of the alphabet, their uses in order of measures, a measure's own name before its aliases. */
function usesByWord({ plan }: BaseFigures): readonly (readonly [string, readonly Use[]])[] {
  const found = new Map<string, Use[]>()
  const add = (use: Use): void => {
    const word = use.word.trim().toLowerCase()
    if (word === '') return
    const uses = found.get(word)
    if (uses) uses.push(use)
    else found.set(word, [use])
  }
  for (const { id, name, aliases } of plan.kpis.list) {
    add({ word: name, kpiId: id })
    for (const departmentId of Object.keys(aliases).sort())
      add({ word: aliases[departmentId] ?? '', kpiId: id, departmentId })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}
