/**
 * The tree of what has a parent among its own kind. Merging can close a circle: then the one with the smallest id of the
 * circle moves to the top, on every device alike. Kept up to date one entity at a time.
 */

import { addToSet, mapOver, setsOver, takeFromSet } from './grouping.ts'

export class ParentTree {
  /** Living ids → the parent as written. */
  readonly #parents: Map<string, string | undefined>
  readonly #children: Map<string, Set<string>>
  /** The member moved to the top → its circle, parent after child, that member first. */
  readonly #circles: Map<string, readonly string[]>
  readonly #topOfCircle: Map<string, string>

  constructor(under?: ParentTree) {
    this.#parents = mapOver(under && under.#parents)
    this.#children = setsOver(under && under.#children)
    this.#circles = mapOver(under && under.#circles)
    this.#topOfCircle = mapOver(under && under.#topOfCircle)
  }

  has(id: string): boolean {
    return this.#parents.has(id)
  }

  /** The circle that this member was taken out of. */
  circleCutAt(id: string): readonly string[] | undefined {
    return this.#circles.get(id)
  }

  /** The parent in force, living and not cut. */
  parentOf(id: string): string | undefined {
    const parent = this.#parents.get(id)
    return parent !== undefined && this.has(parent) && !this.#circles.has(id) ? parent : undefined
  }

  /** Living children as written, of a parent that may be unknown. */
  writtenChildren(id: string): ReadonlySet<string> {
    return this.#children.get(id) ?? noIds
  }

  hasChildren(id: string): boolean {
    const children = this.#children.get(id)
    if (!children) return false
    if (this.#circles.size === 0) return true
    return [...children].some((child) => !this.#circles.has(child))
  }

  /** Puts the changed ones in place (undefined: gone); returns everybody whose own row may read differently now. */
  change(
    changed: ReadonlyMap<string, { readonly parent: string | undefined } | undefined>,
  ): ReadonlySet<string> {
    const touched = new Set<string>()
    const moved = new Set<string>()
    for (const [id, place] of changed) if (this.#place(id, place, touched)) moved.add(id)
    const open = new Set(moved)
    for (const id of moved) this.#forgetCircle(id, open, touched)
    const settled = new Set<string>()
    for (const id of open) this.#findCircle(id, settled, touched)
    return touched
  }

  #place(
    id: string,
    place: { readonly parent: string | undefined } | undefined,
    touched: Set<string>,
  ): boolean {
    const was = this.#parents.get(id)
    const lived = this.#parents.has(id)
    if (lived === (place !== undefined) && was === place?.parent) return false
    touched.add(id)
    if (lived !== (place !== undefined)) for (const child of this.writtenChildren(id)) touched.add(child)
    if (was !== undefined) {
      takeFromSet(this.#children, was, id)
      touched.add(was)
    }
    if (place) this.#parents.set(id, place.parent)
    else this.#parents.delete(id)
    if (place?.parent !== undefined) {
      addToSet(this.#children, place.parent, id)
      touched.add(place.parent)
    }
    return true
  }

  #forgetCircle(id: string, open: Set<string>, touched: Set<string>): void {
    const top = this.#topOfCircle.get(id)
    const circle = top === undefined ? undefined : this.#circles.get(top)
    if (top === undefined || !circle) return
    this.#circles.delete(top)
    for (const member of circle) {
      this.#topOfCircle.delete(member)
      open.add(member)
      touched.add(member)
    }
  }

  /** Walks up to the top, to what is settled, or back onto its own path. */
  #findCircle(start: string, settled: Set<string>, touched: Set<string>): void {
    const path: string[] = []
    const onPath = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && this.has(at) && !settled.has(at) && !this.#topOfCircle.has(at)) {
      if (onPath.has(at)) {
        this.#cut(path.slice(path.indexOf(at)), touched)
        break
      }
      onPath.add(at)
      path.push(at)
      at = this.#parents.get(at)
    }
    for (const id of path) settled.add(id)
  }

  #cut(circle: readonly string[], touched: Set<string>): void {
    const top = circle.reduce((a, b) => (b < a ? b : a))
    const from = circle.indexOf(top)
    this.#circles.set(top, [...circle.slice(from), ...circle.slice(0, from)])
    for (const member of circle) {
      this.#topOfCircle.set(member, top)
      touched.add(member)
    }
  }
}

const noIds: ReadonlySet<string> = new Set()
