/** Which rows are to be read anew. */

import type { EntityKind } from '../edit.ts'
import { charterKinds, workKinds } from '../edit.ts'
import type { PlanSource } from '../source.ts'
import type { LinkMerge } from './link-merge.ts'
import type { References, Row, RowKind } from './references.ts'

const kinds: readonly RowKind[] = [...charterKinds, ...workKinds, 'report', 'readings']

/** Kinds whose records may name one of this kind, besides what is found more closely (`link` to its items). */
const namedBy: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>> = {
  department: ['person', 'item', 'kpi', 'objective', 'keyResult'],
  person: ['person', 'item', 'link', 'kpi', 'objective', 'keyResult'],
  kpi: ['keyResult'],
  objective: ['keyResult'],
  keyResult: ['item'],
  baseline: ['plan', 'baselineChunk'],
  item: ['keyResult', 'plan'],
}

export class DirtyRows {
  readonly #ids = new Map<RowKind, Set<string>>(kinds.map((kind) => [kind, new Set()]))

  add({ kind, id }: Row): void {
    this.#ids.get(kind)?.add(id)
  }

  addAll(kind: RowKind, ids: Iterable<string>): void {
    const set = this.#ids.get(kind)
    for (const id of ids) set?.add(id)
  }

  of(kind: RowKind): ReadonlySet<string> {
    return this.#ids.get(kind) ?? new Set()
  }

  /** Whoever may name an entity that is not living any more. It happens seldom, and then in numbers. */
  addNamers(
    kind: EntityKind,
    id: string,
    source: PlanSource,
    references: References,
    links: LinkMerge,
  ): void {
    for (const namer of namedBy[kind] ?? []) this.addAll(namer, source.records[namer].keys())
    if (kind === 'item') {
      this.add({ kind: 'report', id })
      for (const row of references.allWaiting()) if (row.kind === 'link') this.add(row)
      for (const link of links.links())
        if (link.from === id || link.to === id) this.add({ kind: 'link', id: link.id })
    }
    if (kind === 'kpi') this.add({ kind: 'readings', id })
  }
}
