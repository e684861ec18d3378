/** Which room each document of a plan is, by the plan's path `<planId>.<epoch>`. */

import type * as Y from 'yjs'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'

export interface RoomOfPlan {
  readonly room: string
  readonly doc: Y.Doc
  readonly type: 'charter' | 'work' | 'ledger'
}

/** Periods come with closings; until the first one there is only the open ledger, period 0. */
const openPeriod = '0'

export function roomsOfPlan(path: string, docs: PlanDocs): readonly RoomOfPlan[] {
  const { plan, epoch } = splitPath(path)
  return [
    {
      type: 'ledger',
      doc: docs.ledger,
      room: formatRoomName({ type: 'ledger', plan, epoch, period: openPeriod }),
    },
    { type: 'charter', doc: docs.charter, room: formatRoomName({ type: 'charter', plan, epoch }) },
    { type: 'work', doc: docs.work, room: formatRoomName({ type: 'work', plan, epoch }) },
  ]
}

export function splitPath(path: string): { readonly plan: string; readonly epoch: string } {
  const dot = path.lastIndexOf('.')
  return { plan: path.slice(0, dot), epoch: path.slice(dot + 1) }
}
