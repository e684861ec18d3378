/** English words for what holds it up: a root, its state and what hangs on it (CN1, CN2). */

import type { BlockedRoot, ReasonStep } from '../../engine/blockers.ts'
import type { Ownerless } from '../../engine/ownership.ts'
import type { PersonId } from '../../plan/ids.ts'
import { shorten } from '../fit.ts'
import type { Telling } from '../telling.ts'
import type { RootWords } from '../words.ts'
import { days } from './days.ts'
import { item, person } from './names.ts'
import { counted, money } from './numbers.ts'
import { waitsFor } from './states.ts'

export const roots: RootWords = {
  delay: (root) => {
    if (root.days > 0) return days.count(root.days)
    if (root.slackLeft !== null) return `${days.count(root.slackLeft)} left`
    return root.late > 0 ? days.count(root.late) : 'moves nothing yet'
  },
  state,
  holds: (root, telling) =>
    root.hiddenBehind === undefined ? holds(root, telling) : 'the next limit, once the first is gone',
  chain: (steps, telling) => steps.map((step) => reason(step, telling)).join(', because of '),
}

function state(
  root: BlockedRoot,
  ownerless: Ownerless | undefined,
  mustAct: PersonId | undefined,
  telling: Telling,
): string {
  const parts: string[] = []
  if (ownerless) parts.push(ownerless === 'left' ? 'its owner has left' : 'nobody owns this')
  const { blocker } = root
  if (root.blocked && blocker !== undefined) {
    parts.push(
      `waits for ${waitsFor(blocker.waitsFor, telling)} since ${days.day(blocker.since, telling.today)}`,
    )
  } else if (root.blocked) {
    parts.push('blocked')
  } else if (root.since !== undefined) {
    parts.push(`since ${days.day(root.since, telling.today)}`)
  }
  const chasedBy = root.blocked ? blocker?.chasedBy : undefined
  const isNamed = mustAct === chasedBy || isWaitedFor(root, mustAct)
  if (mustAct !== undefined && !isNamed) parts.push(`${person(telling, mustAct)} can act`)
  if (chasedBy !== undefined) parts.push(`${person(telling, chasedBy)} chases it`)
  return parts.join(' · ')
}

function isWaitedFor({ blocker }: BlockedRoot, mustAct: PersonId | undefined): boolean {
  return blocker?.waitsFor.type === 'person' && blocker.waitsFor.id === mustAct
}

/** Value that would come late stands before budget that moves; the two are never summed (KR.5). */
function holds(root: BlockedRoot, telling: Telling): string {
  const parts = [
    ifAny(root.holdsItems.length, 'item'),
    ifAny(root.holdsKeyResults.length, 'key result'),
    amountHeld(root, telling),
    ifAny(root.holdsPeople.length, 'person', 'people'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'holds nothing else' : `holds ${parts.join(', ')}`
}

function amountHeld(root: BlockedRoot, telling: Telling): string {
  const { currency } = telling
  const short = root.holdsValue
    .filter(({ keyResultId }) => telling.measureOf(keyResultId).unit === currency)
    .reduce((sum, { shortfall }) => sum + shortfall, 0)
  const amount = short > 0 ? short : root.holdsMoney
  return amount > 0 ? money.short(amount, currency) : ''
}

/** Never broken between the count and what is counted. */
function ifAny(count: number, one: string, more = `${one}s`): string {
  return count === 0 ? '' : counted(count, one, more).replaceAll(' ', '\u00a0')
}

function reason({ itemId, slip }: ReasonStep, telling: Telling): string {
  return `${shorten(item(telling, itemId), 40)} (${days.late(slip)})`
}
