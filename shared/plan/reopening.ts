/** Work that was done and is not after all: a check-in says how it goes on (SC5.3). What was said of its end falls. */

import type { CheckIn, Report } from './report.ts'

type Said = Pick<Report, 'status' | 'actualFinish' | 'percent' | 'remaining'>

export function isReopened(
  said: Said,
  { status, actualFinish }: Pick<CheckIn, 'status' | 'actualFinish'>,
): boolean {
  const wasDone = said.status === 'done' || said.actualFinish !== undefined
  const goesOn = status !== undefined && status !== 'done' && status !== 'cancelled'
  return wasDone && goesOn && actualFinish === undefined
}

/** Without its finish; and a percentage or a remaining that says nothing is left says it no more. */
export function withoutEnd<T extends Said>(said: T): T {
  const open: { -readonly [K in keyof Said]: Said[K] } & T = { ...said }
  delete open.actualFinish
  if ((open.percent ?? 0) >= 100) delete open.percent
  if (open.remaining === 0) delete open.remaining
  return open
}
