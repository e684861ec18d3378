import type { EntityKind } from '../../plan/edit.ts'
import type { PersonId } from '../../plan/ids.ts'

/** A rule that found something, with its figures; its sentence is `shared/text` 's, its law is in RULES.md. */
export interface Gap {
  /** Stable while the gap stands: rule, kind, id (and a second id where it is about a pair). */
  readonly key: string
  readonly rule: RuleId
  readonly severity: 'critical' | 'serious' | 'minor'
  readonly about: { readonly kind: EntityKind; readonly id: string }
  /** Who can mend it; absent: nobody known (no planner either). */
  readonly person?: PersonId
  /** The figures of its sentence, by name: numbers, days and ids. */
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
  readonly itemId?: string
  readonly otherId?: string
  readonly value?: string | number
}

export type RuleId =
  | 'OW1' | 'OW2' | 'OW3' | 'OW5' | 'OW6' | 'OW7'
  | 'FR1' | 'FR3'
  | 'MP1' | 'MP2' | 'MP3' | 'MP4' | 'MP6' | 'MP7' | 'MP8' | 'MP9'
  | 'CO1' | 'CO2' | 'CO3' | 'CO5'
  | 'CN4' | 'KR1' | 'KR2' | 'BA3'
