/** Packs rows (`packed-rows.ts`): on its own, for what is opened only unpacks them. */

import type { PackedColumn, PackedRows, PackedShape } from './packed-rows.ts'
import { runSteps } from './steps.ts'

/** Undefined counts as a value of its key: leave keys out that are not there. */
export function packRows(rows: readonly object[]): PackedRows {
  return runSteps(packingRows(rows))
}

/** The same, in steps of a few milliseconds, however many rows there are. */
export function* packingRows(rows: readonly object[]): Generator<void, PackedRows> {
  const groups = new Map<string, { names: readonly string[]; index: number; rows: Row[] }>()
  const shapeOf = new Uint16Array(rows.length)
  for (const [i, row] of rows.entries()) {
    const names = Object.keys(row)
    const key = names.join('\n')
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { names, index: groups.size, rows: [] }))
    group.rows.push(row as Row)
    shapeOf[i] = group.index
    if (i % step === 0) yield
  }
  const shapes: PackedShape[] = []
  for (const { names, rows: alike } of groups.values()) {
    const columns: PackedColumn[] = []
    for (const name of names) columns.push(yield* packingColumn(alike, name))
    shapes.push({ count: alike.length, names, columns })
  }
  return shapes.length > 1 ? { shapes, shapeOf } : { shapes }
}

type Row = Record<string, unknown>

/** Rows between two looks at the time. */
const step = 2000

function* packingColumn(rows: readonly Row[], name: string): Generator<void, PackedColumn> {
  const words = new Words(rows.length)
  let areNumbers = true
  let areTexts = true
  let areLines = true
  let areShared = true
  for (const [i, row] of rows.entries()) {
    const value = row[name]
    areNumbers &&= typeof value === 'number'
    areTexts &&= typeof value === 'string'
    if (typeof value === 'string') {
      words.put(i, value, value)
      areLines &&= !value.includes('\n')
    }
    areShared &&= !areTexts && isPlain(value)
    if (areShared) words.put(i, JSON.stringify(value), value)
    if (i % step === 0) yield
    if (!areNumbers && !areTexts && !areShared) break
  }
  if (areNumbers) return { type: 'numbers', values: Float64Array.from(rows, (row) => row[name] as number) }
  const packed = areTexts || areShared ? words.packed() : undefined
  if (packed) return packed
  const values = rows.map((row) => row[name])
  return areTexts && areLines ? { type: 'texts', joined: values.join('\n') } : { type: 'values', values }
}

/** An object whose JSON says all of it. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) {
    const isExact = typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)
    return depth > 0 && (isExact || value === null || typeof value === 'string' || typeof value === 'boolean')
  }
  const isPlainObject = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return depth < deepest && isPlainObject && Object.values(value).every((each) => isPlain(each, depth + 1))
}

const deepest = 8

/** Few different texts or values; none where nearly every one is another. */
class Words {
  readonly #positions = new Map<string, number>()
  readonly #words: unknown[] = []
  readonly #at: Uint32Array
  readonly #most: number
  #areFew = true

  constructor(count: number) {
    this.#at = new Uint32Array(count)
    this.#most = Math.max(16, count / 4)
  }

  put(i: number, key: string, word: unknown): void {
    if (!this.#areFew) return
    let position = this.#positions.get(key)
    if (position === undefined) {
      position = this.#words.push(word) - 1
      this.#positions.set(key, position)
    }
    this.#areFew = position <= this.#most
    this.#at[i] = position
  }

  packed(): PackedColumn | undefined {
    if (!this.#areFew) return undefined
    const words = this.#words
    return { type: 'words', words, at: words.length < 65_536 ? new Uint16Array(this.#at) : this.#at }
  }
}
