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
export function withoutEnd<T extends Said>({
  actualFinish: _,
  percent,
  remaining,
  ...said
}: T): Omit<T, keyof Said> & Said {
  return {
    ...said,
    ...(percent !== undefined && percent < 100 && { percent }),
    ...(remaining !== undefined && remaining > 0 && { remaining }),
  }
}
