// The heart of compaction: snapshot and rows become one snapshot, which is believed only when it holds exactly the ids
// and deletions of what went in. Runs in a worker thread, because it takes as long as the document is large.

import { IdRanges } from '../shared/wire/id-ranges.ts'
import { readUpdate } from '../shared/wire/read-update.ts'
import { mergeTree, type Merge } from './merge-tree.ts'

/** Throws where the parts do not decode or the result lacks something. */
export function mergeRoom(parts: readonly Uint8Array[], merge?: Merge): Uint8Array {
  const merged = mergeTree(parts, merge)
  const before = contentOf(parts)
  const after = contentOf([merged])
  const same =
    after.structs.coversAll(before.structs) &&
    before.structs.coversAll(after.structs) &&
    after.deletes.coversAll(before.deletes) &&
    before.deletes.coversAll(after.deletes)
  if (!same) throw new Error('the merged snapshot does not hold what went into it')
  return merged
}

function contentOf(parts: readonly Uint8Array[]): { readonly structs: IdRanges; readonly deletes: IdRanges } {
  const structs = new IdRanges()
  const deletes = new IdRanges()
  for (const part of parts) {
    const content = readUpdate(part)
    if (content === undefined) throw new Error('a stored update does not decode')
    structs.addAll(content.structs)
    deletes.addAll(content.deletes)
  }
  return { structs, deletes }
}
