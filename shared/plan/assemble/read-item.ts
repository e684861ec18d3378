/** One item: its record with the cells laid over, its place in the tree, and the ledger's word on its finish and conflicts. */

import type { JsonObject } from '../../base/json.ts'
import type { Item } from '../item.ts'
import { commitmentOf } from './commitment.ts'
import { conflictsOf } from './conflicts.ts'
import { readFields } from './field-table.ts'
import { itemFields } from './item-fields.ts'
import type { Ledger } from './ledger.ts'
import { placeInTree } from './place-in-tree.ts'
import type { Surroundings } from './read-row.ts'
import type { RowTrouble } from './row-trouble.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function readItem(
  id: string,
  record: JsonObject,
  trouble: RowTrouble,
  { source, items, ledger }: Surroundings,
): Item | undefined {
  const item: Mutable<Item> | undefined = readFields(itemFields, record, trouble, { id })
  if (!item) return undefined
  if (record['deleted'] !== true) {
    placeInTree(item, trouble, items)
    if (items.hasChildren(id)) beGroup(item, trouble)
  }
  layLedger(item, source.records.item.get(id)?.cells?.get('finish')?.changeId, ledger)
  if (item.start !== undefined && item.finish !== undefined && item.finish < item.start) {
    trouble.say('FINISH_BEFORE_START', { field: 'finish', found: item.finish })
    delete item.finish
  }
  return item
}

function beGroup(item: Mutable<Item>, trouble: RowTrouble): void {
  item.type = 'group'
  const ownWork = (['start', 'finish', 'duration', 'effort', 'budget'] as const).filter(
    (field) => item[field] !== undefined,
  )
  const [field] = ownWork
  if (field !== undefined) trouble.say('GROUP_WITH_WORK', { field, found: String(item[field]) })
}

/** A group has no finish of its own (SC3.5): what is said on it is its department's word. */
function layLedger(item: Mutable<Item>, finishChange: string | undefined, ledger: Ledger): void {
  const story = ledger.stories.get(item.id)
  if (!story) return
  if (item.type !== 'group') {
    const written = { finish: item.finish, changeId: finishChange, createdAt: item.createdAt }
    const { finish, writtenFinish, promises } = commitmentOf(written, story, ledger)
    if (finish !== undefined) item.finish = finish
    if (writtenFinish !== undefined) item.writtenFinish = writtenFinish
    if (promises) item.promises = promises
  }
  const conflicts = conflictsOf(story, ledger)
  if (conflicts) item.conflicts = conflicts
}
