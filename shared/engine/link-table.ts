/** The links of a plan by the positions of their ends; those with an unknown end stand apart (SC3.4). */

import type { ItemId } from '../plan/ids.ts'
import type { Link } from '../plan/item.ts'

export interface LinkTable {
  /** Valid links, sorted by id. */
  readonly list: readonly Link[]
  readonly dangling: readonly Link[]
  readonly ends: LinkEnds
  /** By position: their types as numbers of `network.ts`, and their lags in working days. */
  readonly type: Uint8Array
  readonly lag: Int32Array
}

export const FS = 0
export const SS = 1
export const FF = 2
export const SF = 3
const typeNumbers = { FS, SS, FF, SF } as const

/** Lags beyond forty years count as forty years, so that sums stay whole numbers of 32 bits. */
const longestLag = 10_000

/** Positions into `list`, per item: those that enter item `i` are `into[intoStart[i]] … into[intoStart[i + 1] - 1]`. */
export interface LinkEnds {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly intoStart: Int32Array
  readonly into: Int32Array
  readonly outOfStart: Int32Array
  readonly outOf: Int32Array
}

/** Ends that are known from before: the links then, and by position of the item then, where it stands now, -1 for nowhere. */
export interface KnownEnds {
  readonly links: LinkTable
  readonly moved: Int32Array | undefined
}

/** Both lists are sorted by id. */
export function createLinkTable(
  links: readonly Link[],
  indexById: ReadonlyMap<ItemId, number>,
  before?: KnownEnds,
): LinkTable {
  const list: Link[] = []
  const dangling: Link[] = []
  const from = new Int32Array(links.length)
  const to = new Int32Array(links.length)
  const type = new Uint8Array(links.length)
  const lag = new Int32Array(links.length)
  const was = before?.links
  const now = (end: number | undefined): number | undefined => before?.moved?.[end ?? -1] ?? end
  let at = 0
  let known = was?.list[0]
  for (const link of links) {
    while (known !== undefined && known !== link && known.id < link.id) known = was?.list[++at]
    const isKnown = known === link
    const start = isKnown ? now(was?.ends.from[at]) : indexById.get(link.from)
    const end = isKnown ? now(was?.ends.to[at]) : indexById.get(link.to)
    if (isKnown) known = was?.list[++at]
    if (start === undefined || end === undefined || start < 0 || end < 0) {
      dangling.push(link)
      continue
    }
    from[list.length] = start
    to[list.length] = end
    type[list.length] = typeNumbers[link.type] ?? FS
    lag[list.length] = Math.max(-longestLag, Math.min(longestLag, Math.round(link.lag) || 0))
    list.push(link)
  }
  return {
    list,
    dangling,
    ends: endsOf(from.slice(0, list.length), to.slice(0, list.length), indexById.size),
    type,
    lag,
  }
}

export function sameEnds(a: LinkEnds, b: LinkEnds): boolean {
  if (a.from.length !== b.from.length || a.intoStart.length !== b.intoStart.length) return false
  for (let i = 0; i < a.from.length; i++) if (a.from[i] !== b.from[i] || a.to[i] !== b.to[i]) return false
  return true
}

export function sameLinks(a: readonly Link[], b: readonly Link[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Links by their ends, `count` items in all. */
export function endsOf(from: Int32Array, to: Int32Array, count: number): LinkEnds {
  const [intoStart, into] = grouped(to, count)
  const [outOfStart, outOf] = grouped(from, count)
  return { from, to, intoStart, into, outOfStart, outOf }
}

/** Positions of `keys` gathered by key, in their own order: where each key's run starts, and the positions. */
export function grouped(keys: Int32Array, count: number): readonly [start: Int32Array, members: Int32Array] {
  const start = new Int32Array(count + 1)
  for (let i = 0; i < keys.length; i++) start[(keys[i] ?? 0) + 1] = (start[(keys[i] ?? 0) + 1] ?? 0) + 1
  for (let key = 0; key < count; key++) start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0)
  const fill = start.slice(0, count)
  const members = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    members[fill[key] ?? 0] = i
    fill[key] = (fill[key] ?? 0) + 1
  }
  return [start, members]
}
