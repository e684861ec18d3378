/** The plan's own settings. Absent: as it is. Null: none. */

import type { Day } from '../base/day.ts'
import { isTimeZone } from '../base/instant.ts'
import type { BaselineId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandKnown, demandNumber } from './demands.ts'
import { setFields } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface SetPlan {
  /** ISO 4217. */
  readonly currency?: string
  /** IANA. */
  readonly timeZone?: string
  readonly hoursPerDay?: number
  /** Top first. */
  readonly levelNames?: readonly string[]
  readonly start?: Day | null
  /** The baseline that everything is measured against; null: the latest. */
  readonly baseline?: BaselineId | null
}

export const setPlan: Command<SetPlan> = {
  name: 'plan.set',
  title: 'Change settings',
  run({ currency, timeZone, hoursPerDay, levelNames, start, baseline }, { plan }) {
    const names = levelNames?.map((name) => name.trim()).filter((name) => name !== '')
    const refusal =
      demandWord('currency', currency, (word) => /^[A-Z]{3}$/.test(word)) ??
      demandWord('time zone', timeZone, isTimeZone) ??
      demandNumber('hours per day', hoursPerDay, { least: 0.25, most: 24 }) ??
      (names?.length === 0
        ? ({ code: 'EMPTY', facts: { what: 'a name for each level' } } as const)
        : undefined) ??
      demandDay('the start', start) ??
      demandKnown(plan, 'baseline', baseline)
    return planUnless(refusal, () =>
      setFields('plan', 'plan', { currency, timeZone, hoursPerDay, levelNames: names, start, baseline }),
    )
  },
}

function demandWord(
  what: string,
  word: string | undefined,
  isOne: (word: string) => boolean,
): Refusal | undefined {
  return word === undefined || isOne(word) ? undefined : { code: 'BAD_WORD', facts: { what, found: word } }
}
