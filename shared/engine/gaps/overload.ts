/**
 * CA1: more work in a week than a person has hours. CA2: the same while work on the critical chain falls into that week: it is
 * the plan's end that waits. One line a person, about their fullest week; a person has the one or the other.
 */

import { must } from '../../base/assert.ts'
import { keepSame } from '../../base/keep-same.ts'
import type { PersonId } from '../../plan/ids.ts'
import { capacityOf, isOverloaded } from '../capacity.ts'
import type { Capacity, WeekLoad } from '../capacity.ts'
import { changedRows } from '../changed-rows.ts'
import { differentRows } from '../column-changes.ts'
import type { BaseFigures } from '../figures.ts'
import { planner } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const overloaded: PlanRule = {
  rule: 'CA1',
  reads,
  find: (base) => gapsIn(base, false),
}

export const overloadedOnChain: PlanRule = {
  rule: 'CA2',
  reads,
  find: (base) => gapsIn(base, true),
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

export function overloads(base: BaseFigures): readonly Overload[] {
  return judgedOf(base).flatMap((one) => one.overload ?? [])
}

/** What was found of one person, and of what. */
interface Judged {
  readonly weeks: readonly WeekLoad[]
  readonly overload: Overload | undefined
  gap: Gap | undefined
}

interface Known {
  /** What positions are of. */
  readonly items: unknown
  readonly capacity: Capacity
  readonly critical: Uint8Array
  /** By position of the person. */
  readonly judged: readonly Judged[]
}

/** Only a memo: of the people of a plan what was found last. Both rules ask the same, and most weeks stay the same object. */
const known = new WeakMap<BaseFigures['plan']['people'], Known>()

function judgedOf(base: BaseFigures): readonly Judged[] {
  const { people } = base.plan
  const { critical } = base.schedule
  const capacity = capacityOf(base)
  const before = known.get(people)
  if (before?.capacity === capacity && before.critical === critical) return before.judged
  const items = base.plan.items.indexById
  const kept = before?.items === items ? before : undefined
  const turned = kept && whoseTurned(base, kept.critical)
  const others = kept && changedRows(kept.capacity, capacity)
  const judge = (position: number): Judged => {
    const person = must(people.list[position])
    const weeks = person.left ? noWeeks : capacity.weeksOf(position)
    const was = before?.judged[position]
    const sameWeeks = was?.weeks === weeks
    if (sameWeeks && (was.overload === undefined || turned?.has(position) === false)) return was
    const over = weeks.filter(isOverloaded)
    const overload =
      over.length === 0
        ? undefined
        : keepSame(was?.overload, overloadOf(person.id, position, over, capacity, critical))
    if (sameWeeks && overload === was.overload) return was
    return { weeks, overload, gap: overload === was?.overload ? was?.gap : undefined }
  }
  let judged: readonly Judged[]
  if (kept && turned && others) {
    const again = kept.judged.slice()
    for (const position of [...others, ...turned]) again[position] = judge(position)
    judged = again
  } else judged = people.list.map((_, position) => judge(position))
  known.set(people, { items, capacity, critical, judged })
  return judged
}

/** What was known, on other seats: `base` are the figures before on them. Nobody's work is another. */
export function overloadsOnto(
  before: BaseFigures,
  capacities: { readonly before: Capacity; readonly now: Capacity },
  { plan, schedule }: BaseFigures,
): void {
  const was = known.get(plan.people)
  if (was?.capacity !== capacities.before || was.critical !== before.schedule.critical) return
  const items = plan.items.indexById
  known.set(plan.people, { ...was, items, capacity: capacities.now, critical: schedule.critical })
}

/** Positions of people with work that has come onto the critical chain, or off it. */
function whoseTurned({ plan, schedule }: BaseFigures, before: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>()
  for (const row of differentRows(before, schedule.critical)) {
    const owner = plan.items.list[row]?.owner
    const position = owner?.type === 'person' ? plan.people.indexById.get(owner.id) : undefined
    if (position !== undefined) found.add(position)
  }
  return found
}

const noWeeks: readonly WeekLoad[] = []

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

function gapsIn(base: BaseFigures, isCritical: boolean): readonly Gap[] {
  const gaps: Gap[] = []
  // Whoever plans can take work off somebody; the person themselves reads it too, on People.
  const first = planner(base)
  for (const one of judgedOf(base)) {
    if (one.overload?.isCritical !== isCritical) continue
    const asked = first ?? one.overload.person
    if (one.gap?.person !== asked) one.gap = makeOverloadGap(one.overload, isCritical ? 'CA2' : 'CA1', asked)
    gaps.push(one.gap)
  }
  return gaps
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
