/** Links that say exactly the same are one: the one with the smallest id (SC3.4), accepted where any of them is. */

import type { LinkId } from '../ids.ts'
import type { Link } from '../item.ts'
import { listsOver, mapOver } from './grouping.ts'

export class LinkMerge {
  readonly #links: Map<LinkId, Link>
  /** By what they say; nearly always one alone. */
  readonly #same: Map<string, LinkId[]>

  constructor(under?: LinkMerge) {
    this.#links = mapOver(under && under.#links)
    this.#same = listsOver(under && under.#same)
  }

  links(): Iterable<Link> {
    return this.#links.values()
  }

  /** Puts the links as read (undefined: none); returns what stands now for every id concerned. */
  change(read: ReadonlyMap<LinkId, Link | undefined>): ReadonlyMap<LinkId, Link | undefined> {
    const standing = new Map(read)
    const crowded = new Set<string>()
    for (const [id, link] of read) {
      const before = this.#links.get(id)
      if (before) this.#take(id, keyOf(before), crowded)
      if (link) this.#put(id, link, crowded)
      else this.#links.delete(id)
    }
    for (const key of crowded) {
      const [first, ...others] = this.#same.get(key) ?? []
      for (const id of others) standing.set(id, undefined)
      if (first !== undefined) standing.set(first, this.#accepted(first, others))
    }
    return standing
  }

  #put(id: LinkId, link: Link, crowded: Set<string>): void {
    this.#links.set(id, link)
    const key = keyOf(link)
    const group = this.#same.get(key)
    if (!group) this.#same.set(key, [id])
    else {
      group.push(id)
      group.sort()
      crowded.add(key)
    }
  }

  #take(id: LinkId, key: string, crowded: Set<string>): void {
    const group = this.#same.get(key) ?? []
    if (group.length > 1) {
      group.splice(group.indexOf(id), 1)
      crowded.add(key)
    } else this.#same.delete(key)
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
