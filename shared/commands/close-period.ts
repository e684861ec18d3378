/** Closes a reporting period (PE1): freezes its figures as of its last day. They never change; what comes late is shown beside. */

import type { Day } from '../base/day.ts'
import { isDay } from '../base/day.ts'
import type { JsonObject } from '../base/json.ts'
import { lastPeriod } from '../engine/periods.ts'
import { planUnless } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandShort, demandSpeaker, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface ClosePeriod {
  readonly name?: string
  readonly through: Day
  /** As of the end of that day (`snapshotOf`), with their fingerprint. */
  readonly figures?: JsonObject
  readonly fingerprint?: string
}

export const closePeriod: Command<ClosePeriod> = {
  name: 'period.close',
  title: 'Close a period',
  run: ({ name, through, figures, fingerprint }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandShort('a name', name, mostLetters.title) ??
        demandOver(through, context),
      () => [
        append('period.closed', {
          name: name?.trim() || `Through ${through}`,
          through,
          figures,
          fingerprint,
        }),
      ],
    ),
}

function demandOver(through: Day, { plan, today }: CommandContext): Refusal | undefined {
  if (!isDay(through)) return { code: 'BAD_DAY', facts: { what: 'the last day', found: through } }
  if (through >= today) return { code: 'DAY_NOT_OVER', facts: { day: through } }
  const last = lastPeriod(plan)
  return last !== undefined && last.through >= through
    ? { code: 'PERIOD_CLOSED', facts: { name: last.name, through: last.through } }
    : undefined
}
