/** Now's headline (HL, story.md 1) as data; `shared/text` makes its sentences. */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { DepartmentId, ItemId, KeyResultId, PersonId } from '../plan/ids.ts'
import type { Status } from '../plan/report.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import type { Gap } from './gaps/gap.ts'
import { firstSentence } from './headline-first.ts'
import { pointerOf } from './headline-pointer.ts'
import { secondSentence } from './headline-second.ts'
import { isFirstWeek } from './first-week.ts'

export interface Headline {
  readonly first: HeadlineFirst
  readonly second: HeadlineSecond
  readonly pointer?: HeadlinePointer
  /** Under seven days of data. */
  readonly firstWeek: boolean
}

export function headlineOf(
  base: BaseFigures,
  roots: readonly BlockedRoot[],
  said: readonly SaidMeasured[],
  gaps: readonly Gap[],
): Headline {
  const first = firstSentence(base, roots)
  const pointer = pointerOf(base, roots, first)
  return {
    first,
    second: secondSentence(base, first, said, gaps),
    ...(pointer !== undefined && { pointer }),
    firstWeek: isFirstWeek(base),
  }
}

export type HeadlineFirst =
  | { readonly type: 'no dates' }
  | { readonly type: 'no baseline' }
  | {
      readonly type: 'milestone late'
      readonly itemId: ItemId
      readonly day: Day
      readonly days: number
      readonly atTheEarliest: boolean
    }
  | {
      readonly type: 'key result short'
      readonly keyResultId: KeyResultId
      readonly outlook: number
      readonly target: number
      readonly day: Day
    }
  | { readonly type: 'money over'; readonly amount: number }
  | {
      readonly type: 'blocked with slack'
      readonly itemId: ItemId
      readonly slack: number
      readonly milestoneId: ItemId
    }
  | { readonly type: 'unowned soon'; readonly count: number }
  | {
      readonly type: 'on plan'
      readonly itemId?: ItemId
      readonly day?: Day
      readonly live: number
      readonly inPlay: number
      readonly old: boolean
    }

export type HeadlineSecond =
  | { readonly type: 'say on track'; readonly departments: readonly DepartmentId[] }
  | { readonly type: 'not announced' }
  | { readonly type: 'announced'; readonly day: Day; readonly by?: PersonId }
  | { readonly type: 'nothing' }

export interface HeadlinePointer {
  readonly rootId: ItemId
  readonly nobody: boolean
  readonly since?: Day
  readonly canAct?: PersonId
  /** The oldest report on the driving chain; absent: one was never heard of. */
  readonly oldestSaidAt?: Instant
}

/** One department: its own word with its age, beside what was measured (story.md 1). */
export interface SaidMeasured {
  readonly departmentId: DepartmentId
  readonly said?: Status
  readonly saidAt?: Instant
  readonly saidBy?: PersonId
  /** From a check-in on its group, or derived from its items. */
  readonly from: 'group' | 'items' | 'nothing'
  readonly note?: string
  readonly delay: number | null
  /** PV − EV of its work, ≥ 0, in the plan's basis. */
  readonly notDone: number
  /** Money below plan because work is not done, where its own word reports it (CO2), and money spent too early (CO3). */
  readonly belowPlanned: number | null
  readonly spentEarly: { readonly amount: number; readonly days: number } | null
  readonly onChain: boolean
}
