/** Gathers what the documents' events changed and tells it once: per transaction, or once for everything in a batch. */

import type { EntityKind } from '../plan/edit.ts'
import type { Fault } from '../plan/fault.ts'
import type { SourceChange, SourceEntry } from '../plan/source.ts'

/** `anew`: entries stopped counting (a false signature), so the plan is assembled from the source again. */
export type DocChange = { readonly type: 'patch'; readonly change: SourceChange } | { readonly type: 'anew' }

export interface Pending {
  changed(kind: EntityKind, ids: Iterable<string>): void
  added(entries: Iterable<SourceEntry>): void
  readonly faultsChanged: () => void
  readonly faults: () => readonly Fault[]
  anew(): void
  /** Forgets what was gathered: opening is no change. */
  discard(): void
  /** Tells the watchers, unless inside a batch or there is nothing to tell. */
  readonly flush: () => void
  watch(listener: (change: DocChange) => void): () => void
  batch<T>(change: () => T): T
}

/** `readFaults` is asked again only after they changed. */
export function createPending(readFaults: () => readonly Fault[]): Pending {
  const listeners = new Set<(change: DocChange) => void>()
  let changed = new Map<string, { kind: EntityKind; id: string }>()
  let added: SourceEntry[] = []
  let withFaults = false
  let all = false
  let depth = 0
  let known: readonly Fault[] | undefined
  const faults = (): readonly Fault[] => (known ??= readFaults())
  const take = (): DocChange | undefined => {
    if (all) return { type: 'anew' }
    if (changed.size === 0 && added.length === 0 && !withFaults) return undefined
    const change: SourceChange = {
      changed: [...changed.values()],
      added,
      ...(withFaults && { faults: faults() }),
    }
    return { type: 'patch', change }
  }
  const discard = (): void => {
    changed = new Map()
    added = []
    withFaults = false
    all = false
  }
  const flush = (): void => {
    if (depth > 0) return
    const change = take()
    if (!change) return
    discard()
    for (const listener of listeners) listener(change)
  }
  return {
    changed(kind, ids) {
      for (const id of ids) changed.set(`${kind}/${id}`, { kind, id })
    },
    added(entries) {
      for (const entry of entries) added.push(entry)
    },
    faults,
    faultsChanged: () => {
      known = undefined
      withFaults = true
    },
    anew() {
      known = undefined
      all = true
    },
    discard,
    flush,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    batch(change) {
      depth++
      try {
        return change()
      } finally {
        depth--
        flush()
      }
    },
  }
}

/** Two patches as one; *anew* swallows a patch. For whoever draws once a frame. */
export function joinChanges(first: DocChange, second: DocChange): DocChange {
  if (first.type === 'anew' || second.type === 'anew') return { type: 'anew' }
  const byKey = new Map(
    [...first.change.changed, ...second.change.changed].map((each) => [`${each.kind}/${each.id}`, each]),
  )
  const faults = second.change.faults ?? first.change.faults
  return {
    type: 'patch',
    change: {
      changed: [...byKey.values()],
      added: [...first.change.added, ...second.change.added],
      ...(faults && { faults }),
    },
  }
}
