/**
 * Fields that several people set without having seen each other (OW5): of the changes of a field, those that no other one
 * names as seen. More than one of them with different values is a conflict, until a later change names them all.
 */

import { sameValue } from '../../base/keep-same.ts'
import type { EntryId } from '../ids.ts'
import type { FieldConflict } from '../item.ts'
import { addTo } from './grouping.ts'
import type { FieldChange, ItemStory } from './item-story.ts'
import type { Ledger } from './ledger.ts'

/** The place among siblings is nobody's promise: two hands moving one card is not worth a question. */
const neverConflicting: ReadonlySet<string> = new Set(['order'])

export function conflictsOf(
  story: ItemStory | undefined,
  ledger: Ledger,
): readonly FieldConflict[] | undefined {
  if (!story || story.changes.length < 2) return undefined
  const byField = new Map<string, FieldChange[]>()
  for (const change of story.changes)
    if (!neverConflicting.has(change.field)) addTo(byField, change.field, change)
  const conflicts: FieldConflict[] = []
  for (const [field, changes] of byField) {
    const heads = headsOf(changes, ledger)
    if (heads.some(({ to }) => !sameValue(to, heads[0]?.to))) conflicts.push(conflictOf(field, heads))
  }
  return conflicts.length === 0 ? undefined : conflicts.sort((a, b) => (a.field < b.field ? -1 : 1))
}

/**
 * What a withdrawn change had seen stays overtaken, but its own value is no claim any more. A choice that was taken back is as
 * if nobody had chosen; whoever saw that saw what the choice had seen.
 */
function headsOf(changes: FieldChange[], ledger: Ledger): readonly FieldChange[] {
  if (changes.length < 2) return []
  const silent = takenBackIn(changes)
  const overtaken = new Set<EntryId>()
  const overtake = ({ changeId, seen }: FieldChange): void => {
    for (const other of seen) {
      if (other === changeId || overtaken.has(other)) continue
      overtaken.add(other)
      for (const through of silent.get(other) ?? []) overtake(through)
    }
  }
  for (const change of changes) if (!silent.has(change.changeId)) overtake(change)
  return ledger
    .standing(changes)
    .filter(({ changeId }, i, all) => !overtaken.has(changeId) && all[i + 1]?.changeId !== changeId)
    .filter(({ changeId }) => !silent.has(changeId))
}

/** Choices that were taken back and not made again, and all that took back or made again: none of them is a claim. */
function takenBackIn(changes: readonly FieldChange[]): ReadonlyMap<EntryId, readonly FieldChange[]> {
  const choices = new Set(changes.filter(({ settles }) => settles).map(({ changeId }) => changeId))
  const takers = changes.filter(({ undoes }) => undoes !== undefined && choices.has(undoes))
  if (takers.length === 0) return nothing
  const takersOf = Map.groupBy(takers, ({ undoes }) => undoes)
  const isTaken = (id: EntryId, above: ReadonlySet<EntryId>): boolean =>
    takersOf.get(id)?.some(({ changeId }) => {
      const way = new Set(above).add(id)
      return !way.has(changeId) && !isTaken(changeId, way)
    }) ?? false
  const silent = changes.filter((one) => takers.includes(one) || isTaken(one.changeId, new Set()))
  return Map.groupBy(silent, ({ changeId }) => changeId)
}

const nothing: ReadonlyMap<EntryId, readonly FieldChange[]> = new Map()

function conflictOf(field: string, heads: readonly FieldChange[]): FieldConflict {
  return {
    field,
    values: heads.map(({ id, at, by, to }) => ({
      value: to,
      ...(by !== undefined && { by }),
      at,
      changeId: id,
    })),
  }
}
