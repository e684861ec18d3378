/**
 * Whether what is pasted begins with a row of heads, and which column each of them means: by this Table's own names
 * (plain or the trade's), else by the words that Import knows from other tools and languages.
 */

import { words } from '../../../shared/exchange/table/column-words.ts'
import { normalise } from '../../../shared/exchange/table/columns.ts'
import { columnWords } from '../../text/en/table-columns.ts'
import type { ColumnId, ColumnWords } from '../../text/en/table-columns.ts'
import type { TableColumn } from './columns/column.ts'
import { columnById, columns } from './columns/registry.ts'

export interface PasteHeads {
  /** For each pasted column the one it goes into; undefined: nothing here takes it. */
  readonly columns: readonly (TableColumn | undefined)[]
  /** Heads that no column takes: unknown here, or it follows from other figures. */
  readonly untaken: readonly string[]
}

const written = (column: TableColumn | undefined) => column?.edit !== undefined

const ofRoles: readonly (readonly [keyof typeof words, ColumnId])[] = [
  ['title', 'title'],
  ['owner', 'owner'],
  ['helpers', 'helpers'],
  ['department', 'department'],
  ['start', 'start'],
  ['finish', 'finish'],
  ['deadline', 'deadline'],
  ['actual start', 'actualStart'],
  ['actual finish', 'actualFinish'],
  ['duration', 'duration'],
  ['percent', 'percent'],
  ['status', 'status'],
  ['budget', 'budget'],
  ['effort', 'effort'],
  ['labels', 'labels'],
  ['notes', 'notes'],
]

const byName: ReadonlyMap<string, TableColumn> = new Map([
  ...ofRoles.flatMap(([role, id]) => words[role].flatMap((word) => entryOf(word, id))),
  ...columns.flatMap(({ id }) => namesOf(id).flatMap((name) => entryOf(name, id))),
])

/** Two heads at least, most of the row, the title among them, and something below. */
export function headsOf(cells: readonly (readonly string[])[]): PasteHeads | undefined {
  const [line = []] = cells
  if (cells.length < 2) return undefined
  const filled = line.filter((text) => text.trim() !== '')
  const known = line.map((text) => byName.get(normalise(text)))
  const distinct = new Set(known.flatMap((column) => column?.id ?? []))
  if (distinct.size < 2 || !distinct.has('title') || distinct.size * 2 < filled.length) return undefined
  const taken = new Set<ColumnId>()
  const found = known.map((column) => {
    if (!column || !written(column) || taken.has(column.id)) return undefined
    taken.add(column.id)
    return column
  })
  return { columns: found, untaken: line.filter((text, i) => text.trim() !== '' && !found[i]) }
}

function namesOf(id: ColumnId): readonly string[] {
  const { head, trade }: ColumnWords = columnWords[id]
  return [head, ...(trade?.split(' · ') ?? [])]
}

function entryOf(name: string, id: ColumnId): readonly (readonly [string, TableColumn])[] {
  const column = columnById.get(id)
  return column ? [[normalise(name), column]] : []
}
