/** The numbers of a snapshot, for a spreadsheet: amounts and counts, not words; null where nothing is known. */

import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import type { SheetCell } from '../../parts/files/write-xlsx.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { steering as words } from '../../text/en/steering.ts'

export type SnapshotNumber = readonly [label: string, number: SheetCell]

/** In one order, whatever is known; each label once. */
export function snapshotNumbers(
  snapshot: Snapshot,
  { telling }: Pick<Speech, 'telling'>,
): readonly SnapshotNumber[] {
  const { milestones, money, value, ownership, followThrough, medianAge } = snapshot
  const numbers = words.numbers
  return [
    ...milestones.flatMap(({ itemId, finish, late, announced }): readonly SnapshotNumber[] => {
      const name = telling.item(itemId) ?? itemId
      return [
        [numbers.finish(name), finish === null ? null : { day: finish }],
        [numbers.late(name), late],
        [numbers.announced(name), announced],
      ]
    }),
    [numbers.planned[money.basis], { amount: money.pv }],
    [numbers.earned[money.basis], { amount: money.ev }],
    [numbers.spent, money.ac === null ? null : { amount: money.ac }],
    ...(value === null
      ? []
      : ([
          [numbers.outlook(telling.keyResult(value.keyResultId) ?? ''), { amount: value.outlook }],
          [numbers.target(telling.keyResult(value.keyResultId) ?? ''), { amount: value.target }],
        ] as const)),
    [numbers.inPlay, ownership.inPlay],
    [numbers.owned, ownership.owned],
    [numbers.heard, snapshot.live],
    [numbers.age, medianAge === null ? null : Math.round((medianAge / dayLength) * 10) / 10],
    [numbers.gaps, snapshot.gaps],
    [numbers.contradictions, snapshot.contradictions],
    [numbers.decisionsDue, followThrough.due],
    [numbers.decisionsKept, followThrough.kept],
  ]
}

const dayLength = 86_400_000
