/** Why a request cannot be done, as a value; its sentence is in `refusal-text.ts`. Facts name things as people see them. */

import type { Day } from '../base/day.ts'
import type { Stage, StageNeed } from '../plan/governance.ts'

interface Facts {
  /** The plan is open for reading only. */
  readonly READ_ONLY: Nothing
  /** What this device may do in the plan does not go so far. */
  readonly NOT_IN_ROLE: { readonly role: string; readonly least: 'reporter' | 'contributor' | 'planner' }
  /** What is shown is a past day. */
  readonly AS_OF_PAST: Nothing
  /** Nobody has said who speaks on this device. */
  readonly NOBODY_SPEAKS: Nothing
  readonly NOT_FOUND: { readonly kind: string; readonly id: string }
  readonly EMPTY: { readonly what: string }
  readonly TOO_LONG: { readonly what: string; readonly most: number; readonly found: number }
  readonly BAD_DAY: { readonly what: string; readonly found: string }
  readonly FAR_AHEAD: { readonly what: string; readonly day: Day }
  readonly BAD_NUMBER: {
    readonly what: string
    readonly least: number
    readonly most?: number
    readonly whole: boolean
    readonly found: number
  }
  readonly BAD_WORD: { readonly what: string; readonly found: string }
  readonly FINISH_BEFORE_START: { readonly start: Day; readonly finish: Day }
  readonly END_BEFORE_BEGINNING: { readonly from: Day; readonly to: Day }
  readonly GROUP_HAS_NONE: { readonly title: string; readonly what: string }
  readonly MILESTONE_HAS_NONE: { readonly title: string; readonly what: string }
  readonly INTO_ITSELF: { readonly title: string; readonly into: string }
  readonly PARENT_CANNOT_HOLD: { readonly title: string; readonly because: 'milestone' | 'work' }
  readonly LINK_TO_ITSELF: { readonly title: string }
  readonly LINK_EXISTS: { readonly from: string; readonly to: string }
  /** Titles in order; the last leads back to the first. */
  readonly LINK_CYCLE: { readonly titles: readonly string[] }
  readonly WAITS_FOR_ITSELF: { readonly title: string }
  readonly HAS_LEFT: { readonly name: string }
  readonly TOO_MANY_HEADLINES: { readonly most: number }
  readonly NO_WORKING_DAYS: Nothing
  readonly PERCENT_AND_REMAINING: Nothing
  readonly NOTHING_SAID: Nothing
  readonly BLOCKED_BY_WHAT: Nothing
  readonly NOT_FOR_YOU: { readonly name: string }
  readonly NOT_YOURS_TO_ACCEPT: { readonly name: string }
  /** What was set apart was settled meanwhile. */
  readonly NOTHING_TO_CHOOSE: Nothing
  /** What is answered is within its threshold, or gone. */
  readonly NOTHING_TO_ANSWER: Nothing
  readonly DAY_IS_OVER: { readonly day: Day }
  readonly LESS_THAN_NOTHING: { readonly what: string; readonly booked: number; readonly amount: number }
  /** BA1: each baseline after the first needs a formal session's decision. */
  readonly BASELINE_NEEDS_SESSION: { readonly name: string }
  readonly NOTHING_TO_FREEZE: Nothing
  /** PE1 */
  readonly PERIOD_CLOSED: { readonly name: string; readonly through: Day }
  readonly DAY_NOT_OVER: { readonly day: Day }
  readonly SESSION_RUNS: Nothing
  readonly SESSION_CLOSED: Nothing
  /** SE3: without it, it is a note. */
  readonly DECISION_LACKS: { readonly what: 'owner' | 'due day' | 'effect' }
  /** The effect shows before anything was decided. */
  readonly SO_ALREADY: Nothing
  /** Nothing was to be booked from that day on, and something is. */
  readonly BOOKED_ALREADY: { readonly day: Day }
  readonly DAY_HAS_PASSED: { readonly day: Day }
  readonly NEEDS_FORMAL_SESSION: Nothing
  readonly NEEDS_TWO: { readonly what: 'people' | 'parts' }
  /** The plan does not use stages. */
  readonly NO_STAGES: Nothing
  /** What entering a stage asks for, and is not there; `approvers` by name. */
  readonly STAGE_LACKS: {
    readonly stage: Stage
    readonly needs: readonly StageNeed[]
    readonly approvers: readonly string[]
  }
  readonly CLOSED_BY_CONTROLLER: Nothing
  readonly NOBODY_APPROVES: { readonly stage: Stage }
  readonly NOTHING_ASKED: Nothing
  readonly NOT_YOURS_TO_APPROVE: { readonly names: readonly string[] }
  readonly NO_CONTROLLER: Nothing
  readonly NOT_CONTROLLER: { readonly name: string }
  /** Of a countersignature that somebody else wants to take back. */
  readonly NOT_YOUR_SIGNATURE: { readonly name: string }
  readonly NOT_IMPLEMENTED: Nothing
  readonly NOTHING_ACHIEVED: Nothing
  readonly OWNER_ACCEPTS: { readonly name: string }
}

type Nothing = Readonly<Record<string, never>>

export type RefusalCode = keyof Facts
export type Refusal = {
  readonly [Code in RefusalCode]: { readonly code: Code; readonly facts: Facts[Code] }
}[RefusalCode]
