/** Links that say exactly the same are one: the one with the smallest id (SC3.4), accepted where any of them is. */

import type { LinkId } from '../ids.ts'
import type { Link } from '../item.ts'
import { addToSet, takeFromSet } from './grouping.ts'

export class LinkMerge {
  readonly #links = new Map<LinkId, Link>()
  readonly #same = new Map<string, Set<LinkId>>()

  links(): Iterable<Link> {
    return this.#links.values()
  }

  /** Puts the links as read (undefined: none); returns what stands now for every id concerned. */
  change(read: ReadonlyMap<LinkId, Link | undefined>): ReadonlyMap<LinkId, Link | undefined> {
    const concerned = new Set<string>()
    for (const [id, link] of read) {
      const before = this.#links.get(id)
      if (before) {
        takeFromSet(this.#same, keyOf(before), id)
        concerned.add(keyOf(before))
      }
      if (link) {
        this.#links.set(id, link)
        addToSet(this.#same, keyOf(link), id)
        concerned.add(keyOf(link))
      } else this.#links.delete(id)
    }
    const standing = new Map<LinkId, Link | undefined>([...read.keys()].map((id) => [id, undefined]))
    for (const key of concerned) {
      const [first, ...others] = [...(this.#same.get(key) ?? [])].sort()
      for (const id of others) standing.set(id, undefined)
      if (first !== undefined) standing.set(first, this.#accepted(first, others))
    }
    return standing
  }

  #accepted(first: LinkId, others: readonly LinkId[]): Link | undefined {
    const link = this.#links.get(first)
    if (!link || link.acceptedBy !== undefined) return link
    const by = others.map((id) => this.#links.get(id)?.acceptedBy).find((person) => person !== undefined)
    return by === undefined ? link : { ...link, acceptedBy: by }
  }
}

function keyOf({ from, to, type, lag }: Link): string {
  return `${type}${lag}\n${from.length}\n${from}${to}`
}
