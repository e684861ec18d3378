/** The check-ins on an item over time: what was said of progress and status, and the day that is promised. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { CheckIn, Status } from '../../../shared/plan/report.ts'

export interface CourseMark {
  readonly id: string
  readonly at: Instant
  /** What was said of it; absent where a check-in said something else. */
  readonly status?: Status
  /** 0 … 100; of one that says only days, elapsed ÷ (elapsed + remaining) is not guessed here. */
  readonly percent?: number
}

export interface CheckInCourse {
  readonly marks: readonly CourseMark[]
  /** Whether progress can be drawn as a line; else only how it stood. */
  readonly hasPercent: boolean
}

/** Undefined under two check-ins: one point is no course. */
export function checkInCourse(checkIns: readonly CheckIn[]): CheckInCourse | undefined {
  const marks = checkIns.flatMap(({ id, at, status, percent, actualFinish }): CourseMark[] => {
    const isDone = status === 'done' || actualFinish !== undefined
    const share = isDone ? 100 : percent
    if (status === undefined && share === undefined) return []
    return [{ id, at, ...(status && { status }), ...(share !== undefined && { percent: share }) }]
  })
  if (marks.length < 2) return undefined
  return { marks, hasPercent: marks.filter(({ percent }) => percent !== undefined).length > 1 }
}
