/** A plan of this device under another path: the documents of its new epoch, beside whatever this device has of that already. */

import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { DeviceDatabase, DraftRow } from './database.ts'

export interface MovedPlan {
  readonly from: string
  readonly to: string
  /** By room of the new path; all of it is on the relay. */
  readonly states: ReadonlyMap<string, Uint8Array>
  readonly head: ChainHead | undefined
  readonly drafts: readonly Omit<DraftRow, 'key' | 'path'>[]
}

/** In one transaction. What stands at the old path stays there, until the plan is removed from the device. */
export async function movePlan(
  database: DeviceDatabase,
  { from, to, states, head, drafts: rejected }: MovedPlan,
): Promise<void> {
  const { plans, updates, heads, drafts } = database
  await database.transaction('rw', [plans, updates, heads, drafts], async () => {
    const [row, known, headThere] = await Promise.all([plans.get(from), plans.get(to), heads.get(to)])
    await updates.bulkAdd(
      [...states].map(([room, bytes]) => ({ path: to, room, bytes, confirmed: 1 as const })),
    )
    if (head && head.n > (headThere?.head.n ?? -1)) await heads.put({ ...headThere, path: to, head })
    // Another tab has been here, and has kept them.
    if (row?.movedTo !== to) await drafts.bulkAdd(rejected.map((draft) => ({ ...draft, path: to })))
    await drafts
      .where('path')
      .equals(from)
      .modify((draft) => Object.assign(draft, { path: to, parts: partsIn(draft, from, to) }))
    if (!row) return
    const { movedTo: _before, ...here } = { ...row, ...known }
    await plans.bulkPut([
      { ...here, path: to },
      { ...row, movedTo: to },
    ])
    await plans.filter(({ forkOf }) => forkOf === from).modify({ forkOf: to })
  })
}

function partsIn({ parts }: DraftRow, from: string, to: string): DraftRow['parts'] {
  return parts.map(({ room, piece }) => ({ room: room.replace(`${from}.`, `${to}.`), piece }))
}
