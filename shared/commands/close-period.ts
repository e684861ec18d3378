/**
 * Closes a reporting period (PE1): freezes its figures as of its last day, and opens the next ledger with the balances of each
 * item (PE2). They never change; what comes late is shown beside.
 */

import type { Day } from '../base/day.ts'
import { isDay } from '../base/day.ts'
import type { JsonObject } from '../base/json.ts'
import { balanceKind, balancePage } from '../engine/opening-balances.ts'
import type { Balances } from '../engine/opening-balances.ts'
import { lastPeriod } from '../engine/periods.ts'
import type { Edit } from '../plan/edit.ts'
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
  /** As of the end of that day (`balancesOf`). */
  readonly balances?: Balances
}

/** Items in one entry (architecture.md), so that no entry grows past the relay's frame. */
const mostInEntry = 500

export const closePeriod: Command<ClosePeriod> = {
  name: 'period.close',
  title: 'Close a period',
  run: ({ name, through, figures, fingerprint, balances }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandShort('a name', name, mostLetters.title) ??
        demandOver(through, context),
      () => {
        const book = balances && context.newId()
        return [
          append('period.closed', {
            name: name?.trim() || `Through ${through}`,
            through,
            figures,
            fingerprint,
            book,
            balances: balances?.list.length,
          }),
          ...(balances && book !== undefined ? balanceEdits(book, balances) : []),
        ]
      },
    ),
}

function balanceEdits(book: string, { list }: Balances): readonly Edit[] {
  const pages = Array.from({ length: Math.ceil(list.length / mostInEntry) }, (_, i) =>
    list.slice(i * mostInEntry, (i + 1) * mostInEntry),
  )
  return pages.map((page) => append(balanceKind, { book, items: balancePage(page) }))
}

function demandOver(through: Day, { plan, today }: CommandContext): Refusal | undefined {
  if (!isDay(through)) return { code: 'BAD_DAY', facts: { what: 'the last day', found: through } }
  if (through >= today) return { code: 'DAY_NOT_OVER', facts: { day: through } }
  const last = lastPeriod(plan)
  return last !== undefined && last.through >= through
    ? { code: 'PERIOD_CLOSED', facts: { name: last.name, through: last.through } }
    : undefined
}
