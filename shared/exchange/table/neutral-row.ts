/** What any spreadsheet row says, in the planner's words: the one shape that every table format is read into. */

import type { Day } from '../../base/day.ts'
import type { Link, ThreePoint } from '../../plan/item.ts'
import type { Status } from '../../plan/report.ts'
import type { ColumnRole } from './columns.ts'

export interface NeutralRow {
  readonly line: number
  /** As the other tool names it; made from place and title where it has none. */
  readonly externalId: string
  readonly title: string
  readonly type: 'group' | 'task' | 'milestone'
  /** External id of the row above it. */
  readonly parent?: string
  readonly owners: readonly string[]
  readonly email?: string
  /** Who helps, beside the owners after the first. */
  readonly helpers?: readonly string[]
  readonly department?: string
  readonly start?: Day
  readonly finish?: Day
  readonly deadline?: Day
  readonly duration?: number
  readonly estimate?: ThreePoint
  readonly actualStart?: Day
  readonly actualFinish?: Day
  readonly percent?: number
  /** Only what the other tool really says: *in progress* is no promise to be on track. */
  readonly status?: Status
  readonly started?: boolean
  readonly budget?: number
  readonly cost?: number
  readonly effort?: number
  readonly labels: readonly string[]
  readonly notes?: string
  readonly url?: string
  /** What it waits for, whichever end of the link the file says it at. */
  readonly predecessors: readonly LinkText[]
  readonly troubles: readonly RowTrouble[]
}

/** One end of a link as the file writes it: an id or a title, and how. */
export interface LinkText {
  readonly target: string
  readonly type: Link['type']
  readonly lag: number
}

export interface RowTrouble {
  readonly code:
    | 'NO_TITLE'
    | 'UNEVEN'
    | 'NO_DAY'
    | 'NO_SUCH_DAY'
    | 'NO_YEAR'
    | 'FINISH_BEFORE_START'
    | 'NO_NUMBER'
    | 'PERCENT_OUT_OF_RANGE'
    | 'OTHER_CURRENCY'
    | 'NEGATIVE'
    | 'ROUNDED_UP'
    | 'POINT_MISSING'
    | 'POINTS_OUT_OF_ORDER'
    | 'ELAPSED'
    | 'LAG_COUNTED'
    | 'GROUP_HAS_NONE'
    | 'OTHER_CALENDAR'
    | 'UNKNOWN_STATUS'
    | 'SAME_ID'
    | 'UNKNOWN_PARENT'
    | 'LINK_TO_NOTHING'
    | 'LINK_TO_SEVERAL'
    | 'BAD_LINK'
    | 'CYCLE'
  readonly column?: ColumnRole
  /** The text as found, cut to 80 characters. */
  readonly found?: string
  /** Titles, columns or a currency that it names, in order. */
  readonly names?: readonly string[]
}
