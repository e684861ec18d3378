/** A source with a command's edits laid over it and nothing written: what the plan would be (CN3, *before it is committed*). */

import { LaidMap } from '../base/laid-map.ts'
import type { Edit, EntityKind } from '../plan/edit.ts'
import type { DeviceId, EntryId } from '../plan/ids.ts'
import type { PlanSource, SourceChange, SourceRecord } from '../plan/source.ts'
import { draftEntries } from './draft-entries.ts'
import type { Stamp } from './draft-entries.ts'
import { resolveEdits } from './resolve-edits.ts'
import type { ResolvedEdits } from './resolve-edits.ts'
import type { SeenIndex } from './seen-index.ts'

export interface Preview {
  readonly source: PlanSource
  /** What the preview changes in the source that it was made from. */
  readonly change: SourceChange
}

export function previewEdits(
  source: PlanSource,
  edits: readonly Edit[],
  seen: SeenIndex,
  stamp: Stamp,
  device: DeviceId,
): Preview {
  const resolved = resolveEdits(source, edits)
  const { entries: added, changeId } = draftEntries(resolved, seen, stamp, device)
  const changed = layOver(source, resolved, changeId)
  const records = { ...source.records }
  for (const kind of new Set([...changed.values()].map((each) => each.kind))) {
    const laid = new LaidMap(source.records[kind])
    for (const each of changed.values()) if (each.kind === kind) laid.set(each.id, each.record)
    records[kind] = laid
  }
  return {
    source: {
      ...source,
      records,
      entries: {
        *[Symbol.iterator]() {
          yield* source.entries
          yield* added
        },
      },
    },
    change: { changed: [...changed.values()].map(({ kind, id }) => ({ kind, id })), added },
  }
}

interface Changed {
  readonly kind: EntityKind
  readonly id: string
  readonly record: SourceRecord
}

function layOver(
  source: PlanSource,
  { creations, changes }: ResolvedEdits,
  changeId: EntryId | undefined,
): ReadonlyMap<string, Changed> {
  const changed = new Map<string, Changed>()
  for (const { kind, id, record } of creations) changed.set(`${kind}/${id}`, { kind, id, record: { record } })
  for (const { kind, id, field, to } of changes) {
    const before = changed.get(`${kind}/${id}`)?.record ?? source.records[kind].get(id)
    if (!before) continue
    const cells = new Map(before.cells)
    cells.set(field, { value: to, ...(changeId !== undefined && { changeId }) })
    changed.set(`${kind}/${id}`, { kind, id, record: { record: before.record, cells } })
  }
  return changed
}
