/** What was odd in the documents and left out of the plan, so that reading never throws (style rule 6). */

export interface Fault {
  readonly code: FaultCode
  /** Entity kind and id where it stands. */
  readonly kind: string
  readonly id: string
  readonly field?: string
  /** Ids it names, in order: of a cycle all its items, of a dangling reference the missing one. */
  readonly ids?: readonly string[]
  /** The value as found, as JSON text cut to 80 characters. */
  readonly found?: string
}

export const faultCodes = [
  'BAD_RECORD',
  'BAD_VALUE',
  'DANGLING',
  'CYCLE',
  'PARENT_CYCLE',
  'FINISH_BEFORE_START',
  'GROUP_WITH_WORK',
  'NO_WORKING_DAYS',
  'BAD_ENTRY',
  'BAD_SIGNATURE',
  'BROKEN_CHAIN',
  'UNKNOWN_ENTRY',
  'UNRECORDED_EDIT',
  'INCOMPLETE_BASELINE',
  'NEWER_VERSION',
] as const

export type FaultCode = (typeof faultCodes)[number]
