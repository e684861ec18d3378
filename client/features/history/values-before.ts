/** What stood in each field of an item before one entry of the record, where it was changed by that one or since. */

import type { Json } from '../../../shared/base/json.ts'
import { isList, isObject } from '../../../shared/plan/assemble/reader.ts'
import type { RecordLine } from './record-lines.ts'

/** `lines` newest first, `from` among them. */
export function valuesBefore(
  lines: readonly RecordLine[],
  from: RecordLine,
  itemId: string,
): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {}
  for (const { entry, parts } of lines.slice(0, lines.indexOf(from) + 1)) {
    if (entry.kind !== 'change') continue
    for (const { body } of [entry, ...parts])
      for (const edit of isList(body['edits']) ? body['edits'] : []) {
        if (!isObject(edit) || edit['kind'] !== 'item' || edit['id'] !== itemId) continue
        // Going back in time, the last one met found what was there before all of them.
        if (typeof edit['field'] === 'string') values[edit['field']] = edit['from'] ?? null
      }
  }
  return values
}
