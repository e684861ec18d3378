/** What links came, went or are others between two structures of one tree. */

import type { LinkTable } from './link-table.ts'
import type { Link } from '../plan/item.ts'
import type { Structure } from './structure.ts'

/** By the positions of their ends; of a link that is another, as it was and as it is. */
export function changedEnds(
  before: Structure,
  now: Structure,
): readonly { readonly from: number; readonly to: number }[] {
  return changedLinks(before.links, now.links).flatMap((link) => {
    const [from, to] = [now.indexOf(link.from), now.indexOf(link.to)]
    return from === undefined || to === undefined ? [] : { from, to }
  })
}

/** Their ends with all that is in them: a link at a group is one at every leaf below. */
export function rowsAtChangedLinks(before: Structure, now: Structure): readonly number[] {
  const ends = changedEnds(before, now).flatMap(({ from, to }) => [from, to])
  return ends.flatMap((item) => (now.isLeaf[item] === 1 ? [item] : [item, ...now.leavesOf(item)]))
}

/** Links of either that are other objects in the other; both lists are sorted by id. */
function changedLinks(before: LinkTable, after: LinkTable): readonly Link[] {
  const [old, now] = [before.list, after.list]
  const changed: Link[] = []
  if (old === now) return changed
  for (let a = 0, b = 0; a < old.length || b < now.length;) {
    const [was, is] = [old[a], now[b]]
    if (was === is) {
      a++
      b++
    } else if (is === undefined || (was !== undefined && was.id < is.id)) {
      if (was) changed.push(was)
      a++
    } else {
      changed.push(is)
      b++
      if (was?.id !== is.id) continue
      changed.push(was)
      a++
    }
  }
  return changed
}
