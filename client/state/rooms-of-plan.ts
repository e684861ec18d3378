/** Which room each document of a plan is, by the plan's path `<planId>.<epoch>`. */

import type * as Y from 'yjs'
import { ledgersOf } from '../../shared/doc/plan-docs.ts'
import type { DocumentName, PlanDocs } from '../../shared/doc/plan-docs.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'

export interface RoomOfPlan {
  readonly room: string
  readonly doc: Y.Doc
  readonly type: DocumentName
  /** A ledger whose period is closed: nothing new is written in it. */
  readonly isClosed: boolean
  /** A closed one of which nothing is in its document: what was folded of it is all that it holds. */
  readonly isUnread: boolean
}

/**
 * The ledgers first, the oldest before all: each follows on the one before, the last is open. `unread`: how many of the
 * oldest are left unread.
 */
export function roomsOfPlan(path: string, docs: PlanDocs, unread = 0): readonly RoomOfPlan[] {
  const { plan, epoch } = splitPath(path)
  const ledgers = ledgersOf(docs).map((doc, period): RoomOfPlan => ({
    type: 'ledger',
    doc,
    room: formatRoomName({ type: 'ledger', plan, epoch, period: String(period) }),
    isClosed: doc !== docs.ledger,
    isUnread: period < unread,
  }))
  return [
    ...ledgers,
    ...(['charter', 'work'] as const).map((type): RoomOfPlan => ({
      type,
      doc: docs[type],
      room: formatRoomName({ type, plan, epoch }),
      isClosed: false,
      isUnread: false,
    })),
  ]
}

export const isLedger = ({ type }: Pick<RoomOfPlan, 'type'>): boolean => type === 'ledger'

export function splitPath(path: string): { readonly plan: string; readonly epoch: string } {
  const dot = path.lastIndexOf('.')
  return { plan: path.slice(0, dot), epoch: path.slice(dot + 1) }
}
