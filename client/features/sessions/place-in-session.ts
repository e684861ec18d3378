/** Where this tab was in a session: neither a reload nor a look at another screen loses the step or the lead. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { EntryId } from '../../../shared/plan/ids.ts'

export interface PlaceInSession {
  readonly step: string
  readonly since: Instant
  readonly follows: boolean
  /** Said by hand; absent: whoever opened it leads. */
  readonly leads?: boolean
  readonly ledAt?: Instant
}

const keyOf = (session: EntryId): string => `plumbline session ${session}`

export function placeIn(session: EntryId): PlaceInSession | undefined {
  try {
    return readPlace(JSON.parse(sessionStorage.getItem(keyOf(session)) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Where a tab keeps nothing, the session begins anew after a reload: no more than that is lost. */
export function keepPlace(session: EntryId, place: PlaceInSession): void {
  try {
    sessionStorage.setItem(keyOf(session), JSON.stringify(place))
  } catch {
    return
  }
}

export function readPlace(kept: unknown): PlaceInSession | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { step, since, follows, leads, ledAt } = kept as {
    readonly [Name in keyof PlaceInSession]?: unknown
  }
  if (typeof step !== 'string' || typeof since !== 'number') return undefined
  return {
    step,
    since,
    follows: follows !== false,
    ...(typeof leads === 'boolean' && { leads }),
    ...(typeof ledAt === 'number' && { ledAt }),
  }
}
