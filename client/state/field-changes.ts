/** What of an entity was changed, from what to what, by whom, when: read back from the ledger's change entries. */

import type { Instant } from '../../shared/base/instant.ts'
import type { Json } from '../../shared/base/json.ts'
import { isObject } from '../../shared/plan/assemble/reader.ts'
import type { PersonId } from '../../shared/plan/ids.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import type { OpenPlan } from './open-plan.ts'

export interface FieldChange {
  readonly key: string
  /** Of what it is a change. */
  readonly about: { readonly kind: string; readonly id: string }
  readonly at: Instant
  readonly by?: PersonId
  /** Absent where the entity was created. */
  readonly field?: string
  /** As records hold them; null for nothing. */
  readonly from: Json
  readonly to: Json
  /** It took an earlier change back. */
  readonly undoes: boolean
}

/** Of one entity by its id, or of everything from one moment through another. */
export type WhichChanges = string | { readonly from: Instant; readonly to: Instant }

/** Undefined while the whole record is still being read. */
export function changesOf(
  open: Pick<OpenPlan, 'source'>,
  which: WhichChanges,
): readonly FieldChange[] | undefined {
  return open.source && fieldChanges(open.source.entries, which)
}

/** In the order in which the entries stand. */
function fieldChanges(entries: Iterable<SourceEntry>, which: WhichChanges): readonly FieldChange[] {
  const [id, from, to] =
    typeof which === 'string' ? [which, -Infinity, Infinity] : [undefined, which.from, which.to]
  const found: FieldChange[] = []
  for (const entry of entries) {
    if (entry.kind === 'change' && entry.at >= from && entry.at <= to) found.push(...changesIn(entry, id))
  }
  return found
}

/** Without `id` of everything. */
function changesIn({ id: entryId, at, by, body }: SourceEntry, id?: string): readonly FieldChange[] {
  const { edits } = body
  if (!Array.isArray(edits)) return []
  return edits.flatMap((edit: Json, n): readonly FieldChange[] => {
    if (!isObject(edit) || (id !== undefined && edit['id'] !== id)) return []
    const { field, from = null, to = null } = edit
    if (typeof field !== 'string' && edit['created'] !== true) return []
    return [
      {
        key: `${entryId} ${n}`,
        about: { kind: String(edit['kind']), id: String(edit['id']) },
        at,
        ...(by !== undefined && { by }),
        ...(typeof field === 'string' && { field }),
        from,
        to,
        undoes: body['undoes'] !== undefined,
      },
    ]
  })
}
