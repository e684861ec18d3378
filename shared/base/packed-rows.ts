/**
 * Many plain objects as few columns, for keeping them where only structured clones go (IndexedDB, a worker). Objects with
 * the same keys in the same order share columns: numbers as one typed array, texts as one text, few different texts or
 * values as positions in a list. What comes out equals what went in, key order included, and equal values may be one object;
 * some ten times faster than cloning each.
 */

import { must } from './assert.ts'

export interface PackedRows {
  readonly shapes: readonly PackedShape[]
  /** Which shape each row has; absent where there is only one. */
  readonly shapeOf?: Uint16Array
}

export interface PackedShape {
  readonly count: number
  readonly names: readonly string[]
  readonly columns: readonly PackedColumn[]
}

export type PackedColumn =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'texts'; readonly joined: string }
  | { readonly type: 'words'; readonly words: readonly unknown[]; readonly at: Uint16Array | Uint32Array }
  | { readonly type: 'values'; readonly values: readonly unknown[] }

export function unpackRows<T extends object>({ shapes, shapeOf }: PackedRows): T[] {
  const groups = shapes.map(unpackShape) as T[][]
  const [only] = groups
  if (!shapeOf) return only ?? []
  const next = groups.map(() => 0)
  const rows: T[] = []
  for (const shape of shapeOf) {
    const at = next[shape] ?? 0
    rows.push(must(groups[shape]?.[at]))
    next[shape] = at + 1
  }
  return rows
}

type Row = Record<string, unknown>

function unpackShape({ count, names, columns }: PackedShape): Row[] {
  // Copies of one row share its hidden class; setting what is there already is quicker than adding it.
  const first: Row = Object.fromEntries(names.map((name) => [name, undefined]))
  const rows: Row[] = []
  for (let i = 0; i < count; i++) rows.push({ ...first })
  names.forEach((name, c) => fillColumn(rows, name, must(columns[c])))
  return rows
}

function fillColumn(rows: readonly Row[], name: string, column: PackedColumn): void {
  const values =
    column.type === 'texts' ? column.joined.split('\n') : column.type === 'words' ? column.at : column.values
  const words = column.type === 'words' ? column.words : undefined
  for (let i = 0; i < rows.length; i++) {
    const value = values[i]
    must(rows[i])[name] = words ? words[value as number] : value
  }
}
