import type { Day } from '../base/day.ts'
import type { DepartmentId, PersonId } from './ids.ts'

/** A department of the company (Finance, Marketing …). */
export interface Department {
  readonly id: DepartmentId
  readonly name: string
  /** Fractional index: departments are shown in this order, then by name. */
  readonly order?: string
}

/** Somebody who can own work. A team is never a person (P4). */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly departmentId?: DepartmentId
  readonly left: boolean
  /** The day the person left, where known. */
  readonly leftOn?: Day
  readonly hoursPerWeek: number
  readonly away: readonly Absence[]
  readonly email?: string
}

export interface Absence {
  readonly id: string
  readonly from: Day
  /** Inclusive. */
  readonly to: Day
  readonly deputyId?: PersonId
}

/** What stands where an owner belongs. Only `person` is an owner; the others are the gap OW2. */
export type OwnerRef =
  | { readonly type: 'person'; readonly id: PersonId }
  | { readonly type: 'department'; readonly id: DepartmentId }
  | { readonly type: 'text'; readonly text: string }
