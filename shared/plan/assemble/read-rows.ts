/** Reads dirty rows of one kind, each with its faults: bad values, dangling names, cells that no change in the ledger wrote. */

import type { EntityKind } from '../edit.ts'
import type { PlanSource, SourceRecord } from '../source.ts'
import type { AssembledState } from './assembled-state.ts'
import { foundText } from './fault-book.ts'
import { laidOver } from './overlay.ts'
import { rowReaders } from './read-row.ts'
import type { Entities } from './read-row.ts'
import { isObject } from './reader.ts'
import type { References } from './references.ts'
import { RowTrouble } from './row-trouble.ts'

/** What stands for each id, undefined where nothing does. */
export type Rows<T> = Map<string, T | undefined>

export function readRows<K extends keyof Entities>(
  kind: K,
  ids: Iterable<string>,
  source: PlanSource,
  state: AssembledState,
): Rows<Entities[K]> {
  const rows: Rows<Entities[K]> = new Map()
  for (const id of ids) {
    rows.set(
      id,
      withTrouble(kind, id, source, state, (found, trouble) =>
        rowReaders[kind](id, laidOver(found), trouble, { source, ...state }),
      ),
    )
  }
  return rows
}

/** Chunks are read with their baselines; of themselves they only say whether theirs is there. */
export function checkChunks(ids: Iterable<string>, source: PlanSource, state: AssembledState): void {
  for (const id of ids) {
    withTrouble('baselineChunk', id, source, state, (found, trouble) => {
      const { baseline } = laidOver(found)
      if (typeof baseline === 'string') trouble.refers('baseline', ['baseline'], baseline)
    })
  }
}

function withTrouble<T>(
  kind: EntityKind,
  id: string,
  source: PlanSource,
  state: AssembledState,
  read: (found: SourceRecord, trouble: RowTrouble) => T,
): T | undefined {
  const { references, faults } = state
  const row = { kind, id }
  references.forget(row)
  const found = source.records[kind].get(id)
  const trouble = new RowTrouble(row, references)
  let value: T | undefined
  if (found && !isObject(found.record)) trouble.say('BAD_RECORD', { found: foundText(found.record) })
  else if (found) {
    // What is deleted complains of nothing but who wrote into it; only deleted items are wanted still.
    trouble.isMuted = !references.isLiving(kind, id)
    if (!trouble.isMuted || kind === 'item') value = read(found, trouble)
    trouble.isMuted = false
    if (found.cells) sayUnrecorded(found.cells, trouble, state)
  }
  faults.put(`${kind}\n${id}`, trouble.faults)
  return value
}

function sayUnrecorded(
  cells: NonNullable<SourceRecord['cells']>,
  trouble: RowTrouble,
  { ledger, references }: { readonly ledger: AssembledState['ledger']; readonly references: References },
): void {
  for (const [field, { changeId }] of cells) {
    if (changeId === undefined || ledger.told.has(changeId)) continue
    references.awaitEntry(trouble.row, changeId)
    if (ledger.told.size > 0) trouble.say('UNRECORDED_EDIT', { field })
  }
}
