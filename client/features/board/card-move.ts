/** What it means to put a card into another column: a command with its impact, a check-in that asks first, or nothing. */

import { countersign } from '../../../shared/commands/countersign.ts'
import { doMany, step } from '../../../shared/commands/do-many.ts'
import { moveStage } from '../../../shared/commands/move-stage.ts'
import { setItem } from '../../../shared/commands/set-item.ts'
import { setOwner } from '../../../shared/commands/set-owner.ts'
import { setStatus } from '../../../shared/commands/set-status.ts'
import { stages } from '../../../shared/plan/governance.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import { statuses } from '../../../shared/plan/report.ts'
import { given } from '../../parts/given.ts'
import type { Given } from '../../parts/given.ts'
import type { BoardBy } from '../../text/en/board.ts'
import type { Answer } from '../../text/en/check-in.ts'

export type CardMove =
  | { readonly type: 'stays' }
  | { readonly type: 'command'; readonly command: Given }
  /** *Blocked* asks what for, *Done* when: the check-in opens with that answer. */
  | { readonly type: 'check in'; readonly answer: Answer }
  /** What it means is chosen there. */
  | { readonly type: 'details'; readonly why: 'key result' | 'stage' }

export function cardMove(by: BoardBy, item: ItemId, from: string, to: string): CardMove {
  if (from === to) return { type: 'stays' }
  switch (by) {
    case 'status':
      return statusMove(item, to)
    case 'stage': {
      const stage = stages.find((one) => one === to)
      if (stage === undefined) return { type: 'details', why: 'stage' }
      // Whoever may not, and what is not there for it, is said before the card is let go.
      return one(stage === 'closed' ? given(countersign, { item }) : given(moveStage, { item, stage }))
    }
    case 'owner':
      return one(given(setOwner, { item, owner: to === '' ? null : { type: 'person', id: to } }))
    case 'department':
      return one(given(setItem, { item, department: to === '' ? null : to }))
    case 'objective':
      return { type: 'details', why: 'key result' }
  }
}

/** Into another column and another lane at once: one command, which one undo takes back. What asks first, comes first. */
export function together(one: CardMove, other: CardMove): CardMove {
  if (one.type === 'stays') return other
  if (other.type === 'stays') return one
  if (one.type !== 'command') return one
  if (other.type !== 'command') return other
  const steps = [step(one.command, null), step(other.command, null)]
  return { type: 'command', command: given(doMany, { steps }) }
}

function statusMove(item: ItemId, to: string): CardMove {
  if (to === 'blocked' || to === 'done') return { type: 'check in', answer: to }
  const status = statuses.find((known) => known === to)
  return status === undefined ? { type: 'stays' } : one(given(setStatus, { item, status }))
}

function one(command: Given): CardMove {
  return { type: 'command', command }
}
