/** What the work is: title, kind, place, labels, notes, its name in another tool. */

import { find } from '../../../../shared/base/table.ts'
import { dayOfInstant } from '../../../../shared/base/instant.ts'
import { workLevel } from '../../../../shared/engine/levels.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { levelName } from '../../../parts/item/level-name.ts'
import { cellWords, entryWords } from '../../../text/en/table-columns.ts'
import { fold } from '../../../ui/match-options.ts'
import { isLeaf } from './column.ts'
import type { TableColumn } from './column.ts'
import { readListEntry } from './read-entry.ts'

const kinds = [
  { value: 'task', label: cellWords.task },
  { value: 'milestone', label: cellWords.milestone },
] as const

export const titleColumn: TableColumn = {
  id: 'title',
  family: 'work',
  width: 300,
  kind: 'words',
  draw: 'title',
  value: ({ item }) => item.title,
  edit: {
    as: 'line',
    read: (typed) => {
      const title = typed.replace(/\s+/g, ' ').trim()
      return title === '' ? err(entryWords.noTitle) : ok({ title })
    },
  },
}

export const workColumns: readonly TableColumn[] = [
  {
    id: 'kind',
    family: 'work',
    width: 100,
    kind: 'choice',
    value: ({ item }) => cellWords[item.type],
    edit: {
      as: 'choice',
      fits: isLeaf,
      options: () => kinds,
      read: (typed) => {
        const kind = kinds.find(({ label }) => fold(label) === fold(typed.trim()))
        return kind ? ok({ type: kind.value }) : err(entryWords.noKind(typed))
      },
    },
  },
  {
    id: 'level',
    family: 'work',
    width: 130,
    kind: 'choice',
    offered: ({ settings }) => workLevel(settings.levelNames) !== undefined,
    value: ({ figures, item, index }) => (item.type === 'milestone' ? undefined : levelName(figures, index)),
  },
  {
    id: 'outline',
    family: 'work',
    width: 160,
    kind: 'choice',
    value: ({ figures, item }) => find(figures.plan.items, item.parentId)?.title,
  },
  {
    id: 'labels',
    family: 'work',
    width: 140,
    kind: 'choice',
    value: ({ item }) => cellWords.joined(Object.keys(item.labels)) || undefined,
    each: ({ item }) => Object.keys(item.labels),
    edit: {
      as: 'line',
      read: (typed, { item }) => ok({ labels: labelsAfter(typed, Object.keys(item?.labels ?? {})) }),
    },
  },
  {
    id: 'notes',
    family: 'work',
    width: 220,
    kind: 'words',
    value: ({ item }) => item.notes,
    edit: { as: 'lines', read: (typed) => ok({ notes: typed.trim() === '' ? null : typed }) },
  },
  {
    id: 'external',
    family: 'work',
    width: 140,
    kind: 'words',
    value: ({ item }) => item.external && `${item.external.source} ${item.external.id}`,
  },
  {
    id: 'created',
    family: 'work',
    width: 108,
    end: true,
    kind: 'day',
    value: ({ figures, item }) =>
      item.createdAt === undefined ? undefined : dayOfInstant(item.createdAt, figures.plan.settings.timeZone),
  },
]

/** `a; b` are the labels; `+a` puts one to those that are there, `-b` takes one off. */
function labelsAfter(typed: string, before: readonly string[]): readonly string[] {
  const said = readListEntry(typed)
  if (!said.some((label) => /^[+−-]/.test(label))) return said
  const named = (signs: RegExp) =>
    said.flatMap((label) => (signs.test(label) ? [label.slice(1).trim()] : [])).filter(Boolean)
  const gone = named(/^[−-]/)
  const added = [...named(/^\+/), ...said.filter((label) => !/^[+−-]/.test(label))]
  return [...new Set([...before.filter((label) => !gone.includes(label)), ...added])]
}
