/** What the work serves (P2), what it waits for and what it holds up. */

import { keptFile, shownName } from '../../../parts/files/evidence-file.ts'
import { find } from '../../../../shared/base/table.ts'
import { ok } from '../../../../shared/base/result.ts'
import type { ItemId } from '../../../../shared/plan/ids.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { objectiveOf } from '../../../parts/item/standing.ts'
import { cellWords, entryWords } from '../../../text/en/table-columns.ts'
import type { ItemCell, TableColumn } from './column.ts'
import { readNamesEntry } from './read-entry.ts'

export const goalColumns: readonly TableColumn[] = [
  {
    id: 'contributes',
    family: 'goals',
    width: 200,
    kind: 'choice',
    value: (cell) => cellWords.joined(servedNames(cell)) || undefined,
    each: servedNames,
    edit: {
      as: 'line',
      read: (typed, { plan }) => {
        const goals = goalsOf(plan)
        const read = readNamesEntry(typed, goals, { none: entryWords.noGoal, several: entryWords.noGoal })
        return read.ok ? ok({ contributes: read.value }) : read
      },
    },
  },
  {
    id: 'objective',
    family: 'goals',
    width: 180,
    kind: 'choice',
    value: ({ figures, item }) => find(figures.plan.objectives, objectiveOf(figures, item))?.title,
  },
  {
    id: 'predecessors',
    family: 'goals',
    width: 220,
    kind: 'choice',
    value: (cell) => cellWords.joined(titles(cell, 'from')) || undefined,
    each: (cell) => titles(cell, 'from'),
  },
  {
    id: 'successors',
    family: 'goals',
    width: 220,
    kind: 'choice',
    value: (cell) => cellWords.joined(titles(cell, 'to')) || undefined,
    each: (cell) => titles(cell, 'to'),
  },
  {
    id: 'evidence',
    family: 'goals',
    width: 180,
    kind: 'words',
    // A file that is kept in the plan is shown by its name.
    value: ({ item }) =>
      cellWords.joined(
        Object.entries(item.evidence).map(([name, value]) => (keptFile(value) ? shownName(name) : value)),
      ) || undefined,
  },
]

export function goalsOf(plan: Plan): readonly { readonly id: string; readonly name: string }[] {
  return plan.keyResults.list.map(({ id, title, kpiId }) => ({
    id,
    name: title ?? find(plan.kpis, kpiId)?.name ?? '',
  }))
}

function servedNames({ figures: { plan }, item }: ItemCell): readonly string[] {
  return Object.keys(item.contributes).flatMap((id) => {
    const keyResult = find(plan.keyResults, id)
    return keyResult ? [keyResult.title ?? find(plan.kpis, keyResult.kpiId)?.name ?? ''] : []
  })
}

function titles({ figures: { structure, plan }, index }: ItemCell, end: 'from' | 'to'): readonly string[] {
  const links = end === 'from' ? structure.linksTo(index) : structure.linksFrom(index)
  const titleOf = (id: ItemId) => find(plan.items, id)?.title ?? ''
  return links.map((link) => titleOf(link[end]))
}
