import type { EntityKind } from '../../plan/edit.ts'
import type { PersonId } from '../../plan/ids.ts'

/** Every rule that finds gaps now, in the order in which gaps of one severity are listed. */
export const ruleIds = [
  'CO2',
  'CO3',
  'CO1',
  'CO5',
  'CO4',
  'CO6',
  'CO7',
  'CO9',
  'OW7',
  'OW1',
  'OW2',
  'OW3',
  'OW5',
  'OW6',
  'KR2',
  'KR1',
  'AC1',
  'AC2',
  'AC3',
  'AC4',
  'AC5',
  'ST1',
  'ST2',
  'FR1',
  'FR3',
  'MP9',
  'MP2',
  'MP4',
  'MP3',
  'MP1',
  'MP6',
  'MP7',
  'MP8',
  'CN4',
  'CA2',
  'CA1',
  'BA3',
] as const

export type RuleId = (typeof ruleIds)[number]

/** Most urgent first. */
export const severities = ['critical', 'serious', 'minor'] as const
export type Severity = (typeof severities)[number]

/** A rule that found something, with its figures; its sentence is `shared/text`'s, its law is in RULES.md. */
export interface Gap {
  /** Stable while the gap stands: rule, kind, id (and a second id where it is about a pair). */
  readonly key: string
  readonly rule: RuleId
  readonly severity: Severity
  readonly about: { readonly kind: EntityKind | 'decision'; readonly id: string }
  /** Who can mend it; absent: nobody known (no planner either). */
  readonly person?: PersonId
  /**
   * The figures of its sentence, by name: numbers, days and ids. Of a contradiction also `showOnNowFrom`, the first day
   * its sentence stands on Now: until then only its owner reads it (HO3).
   */
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly mend: Mend
}

/** What one click opens or does; a command's name with the arguments that are known already. */
export interface Mend {
  readonly action:
    | 'give owner'
    | 'choose owner'
    | 'check in'
    | 'ask'
    | 'map'
    | 'add work'
    | 'add reading'
    | 'set dates'
    | 'set budget'
    | 'link'
    | 'take date'
    | 'take plan'
    | 'chase'
    | 'explain'
    | 'accept link'
    | 'match word'
    | 'settle reading'
    | 'balance'
    | 'answer'
    | 'accept answer'
    | 'see stage'
    | 'see value'
  readonly itemId?: string
  readonly otherId?: string
  readonly value?: string | number
}
