/**
 * CA1: more work in a week than a person has hours. CA2: the same while work on the critical chain falls into that week: it is
 * the plan's end that waits. One line a person, about their fullest week; a person has the one or the other.
 */

import { must } from '../../base/assert.ts'
import { keepSame } from '../../base/keep-same.ts'
import type { PersonId } from '../../plan/ids.ts'
import { capacityOf, isOverloaded } from '../capacity.ts'
import type { Capacity, WeekLoad } from '../capacity.ts'
import type { BaseFigures } from '../figures.ts'
import { planner } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const overloaded: PlanRule = {
  rule: 'CA1',
  reads,
  find: (base) => overloads(base).flatMap((one) => (one.isCritical ? [] : [gapOf(base, one, 'CA1')])),
}

export const overloadedOnChain: PlanRule = {
  rule: 'CA2',
  reads,
  find: (base) => overloads(base).flatMap((one) => (one.isCritical ? [gapOf(base, one, 'CA2')] : [])),
}

function reads(base: BaseFigures): readonly unknown[] {
  return [...readsPeople(base), capacityOf(base), base.schedule.critical]
}

export interface Overload {
  readonly person: PersonId
  readonly worst: WeekLoad
  readonly weeks: number
  readonly isCritical: boolean
}

/** Only a memo: both rules ask the same. */
const overloadsOf = new WeakMap<BaseFigures, readonly Overload[]>()

export function overloads(base: BaseFigures): readonly Overload[] {
  let found = overloadsOf.get(base)
  if (found === undefined) overloadsOf.set(base, (found = findOverloads(base)))
  return found
}

function findOverloads(base: BaseFigures): readonly Overload[] {
  const capacity = capacityOf(base)
  const { critical } = base.schedule
  return base.plan.people.list.flatMap(({ id, left }, position) => {
    if (left) return []
    const weeks = capacity.weeksOf(position)
    const over = fullWeeks(weeks)
    if (over.length === 0) return []
    let found = foundIn.get(weeks)
    if (found?.critical !== critical) {
      found = {
        critical,
        overload: keepSame(found?.overload, overloadOf(id, position, over, capacity, critical)),
      }
      foundIn.set(weeks, found)
    }
    return found.overload
  })
}

function fullWeeks(weeks: readonly WeekLoad[]): readonly WeekLoad[] {
  let over = fullIn.get(weeks)
  if (over === undefined) fullIn.set(weeks, (over = weeks.filter(isOverloaded)))
  return over
}

/** Only memos: the weeks of most people stay the same object. */
const fullIn = new WeakMap<readonly WeekLoad[], readonly WeekLoad[]>()
const foundIn = new WeakMap<
  readonly WeekLoad[],
  { readonly critical: Uint8Array; readonly overload: Overload }
>()

/** `over`: at least one week. */
function overloadOf(
  id: PersonId,
  position: number,
  over: readonly WeekLoad[],
  capacity: Capacity,
  critical: Uint8Array,
): Overload {
  const first = must(over[0])
  const worst = over.reduce((a, b) => (b.load - b.capacity > a.load - a.capacity ? b : a), first)
  const isCritical = capacity.fallsInto(position, over, (index) => critical[index] === 1)
  return { person: id, worst, weeks: over.length, isCritical }
}

/** Only a memo: most overloads stay the same object. */
const gapsFor = new WeakMap<Overload, Gap>()

function gapOf(base: BaseFigures, overload: Overload, rule: 'CA1' | 'CA2'): Gap {
  // Whoever plans can take work off somebody; the person themselves reads it too, on People.
  const asked = planner(base) ?? overload.person
  let gap = gapsFor.get(overload)
  if (gap?.person !== asked) gapsFor.set(overload, (gap = makeOverloadGap(overload, rule, asked)))
  return gap
}

function makeOverloadGap({ person, worst, weeks }: Overload, rule: 'CA1' | 'CA2', asked: PersonId): Gap {
  const { week, load, capacity } = worst
  return makeGap(
    { kind: 'person', id: person },
    {
      rule,
      severity: rule === 'CA2' ? 'serious' : 'minor',
      person: asked,
      facts: { week, load, capacity, weeks },
      mend: { action: 'balance', otherId: person },
    },
  )
}
