/** One root with what hangs on it, who can act and since when (CN1). */

import { must } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import type { KeyResultId, PersonId } from '../plan/ids.ts'
import type { BlockedRoot } from './blockers.ts'
import { costOfDelay } from './cost-of-delay.ts'
import type { BaseFigures } from './figures.ts'
import { isUnstarted } from './link-bounds.ts'
import { presentOwner } from './ownership.ts'
import type { RootCandidate } from './root-candidates.ts'
import { delayChains } from './root-of-delay.ts'
import { textOfDayNumber } from './day-texts.ts'
import { whatHangsOn } from './what-hangs-on.ts'
import type { Hanging } from './what-hangs-on.ts'
import { presentPerson, whoCanMend } from './who-can-mend.ts'
import { zoneDays } from './zone-days.ts'

export function describeRoot(
  base: BaseFigures,
  candidate: RootCandidate,
  followers: readonly number[],
  marks: Uint8Array,
): { readonly root: BlockedRoot; readonly held: readonly number[]; readonly moved: readonly number[] } {
  const { plan, freshness } = base
  const { index, blocked, moves, slackLeft, slackTo, hiddenBehind } = candidate
  const idOf = (position: number): string => must(plan.items.list[position]).id
  const { slip } = delayChains(base)
  const hanging = whatHangsOn(base, index, slip, marks)
  const blocker = blocked ? base.reportOf[index]?.blocker : undefined
  const canAct = presentPerson(plan, blocker?.chasedBy) ?? whoCanMend(base, index)
  const since = sinceWhen(base, index, blocked)
  const saidAt = freshness[index]?.saidAt
  const root: BlockedRoot = {
    itemId: idOf(index),
    days: moves,
    late: slip[index] ?? 0,
    slackLeft,
    ...(slackTo >= 0 && { slackTo: idOf(slackTo) }),
    blocked,
    ...(blocker !== undefined && { blocker }),
    ...(canAct !== undefined && { canAct }),
    holdsItems: hanging.all.map(idOf),
    holdsKeyResults: keyResultsHeld(base, hanging.all, marks),
    holdsMoney: hanging.all.reduce((sum, held) => sum + (plan.items.list[held]?.budget ?? 0), 0),
    holdsPeople: peopleHeld(base, index, hanging.all),
    holdsValue: valueHeld(base, index, hanging),
    followers: followers.map(idOf),
    ...(hiddenBehind >= 0 && { hiddenBehind: idOf(hiddenBehind) }),
    ...(since !== undefined && { since }),
    ...(saidAt !== undefined && { saidAt }),
    score: costOfDelay(base, [index, ...hanging.moved], moves),
  }
  return { root, held: hanging.all, moved: hanging.moved }
}

/** Key results that the items held serve or are the gate of. */
function keyResultsHeld(base: BaseFigures, held: readonly number[], marks: Uint8Array): KeyResultId[] {
  const { mapping, plan } = base
  const found = new Set<number>()
  for (const leaf of held) for (const { keyResult } of mapping.shares[leaf] ?? []) found.add(keyResult)
  for (const leaf of held) marks[leaf] = 1
  gatesOf(base).forEach((gate, position) => {
    if (marks[gate] === 1) found.add(position)
  })
  for (const leaf of held) marks[leaf] = 0
  return [...found].sort((a, b) => a - b).map((position) => must(plan.keyResults.list[position]).id)
}

function peopleHeld({ plan }: BaseFigures, index: number, held: readonly number[]): PersonId[] {
  const owners = new Set<PersonId>()
  for (const leaf of held) {
    const owner = plan.items.list[leaf]?.owner
    if (owner?.type === 'person') owners.add(owner.id)
  }
  const own = presentOwner(plan, plan.items.list[index])?.id
  return [...owners].filter((id) => id !== own && presentPerson(plan, id) !== undefined).sort()
}

function valueHeld(base: BaseFigures, index: number, { moved }: Hanging): BlockedRoot['holdsValue'] {
  const gates = gatesOf(base)
  const held: { keyResultId: KeyResultId; shortfall: number }[] = []
  base.keyResults.forEach(({ id, bySlip, shortfall }, position) => {
    const gate = gates[position] ?? -1
    if (!bySlip || shortfall === null || shortfall <= 0 || gate < 0) return
    if (gate === index || moved.includes(gate)) held.push({ keyResultId: id, shortfall })
  })
  return held
}

/** Only a memo: every root asks which items key results hang on. */
const known = new WeakMap<
  BaseFigures['keyResults'],
  { readonly positions: unknown; readonly gates: readonly number[] }
>()

/** Positions of gates by key result, -1 for none. */
function gatesOf({ keyResults, structure, plan }: BaseFigures): readonly number[] {
  const found = known.get(keyResults)
  if (found?.positions === plan.items.indexById) return found.gates
  const gates = keyResults.map(({ gateId }) =>
    gateId === undefined ? -1 : (structure.indexOf(gateId) ?? -1),
  )
  known.set(keyResults, { positions: plan.items.indexById, gates })
  return gates
}

/**
 * Of a blocked item since it is blocked; of one that should have begun since its planned start; of one that should be done
 * since its planned finish; of work that came after the baseline since it was added. Undefined while none of these is past.
 */
export function sinceWhen(base: BaseFigures, index: number, blocked: boolean): Day | undefined {
  const { plan, variance, moment } = base
  if (blocked) {
    const report = base.reportOf[index]
    return report?.blocker?.since ?? dayOf(base, report?.statusAt)
  }
  const planned = isUnstarted(base, index) ? variance[index]?.baselineStart : variance[index]?.baselineFinish
  if (planned !== undefined) return planned < moment.today ? planned : undefined
  return dayOf(base, plan.items.list[index]?.createdAt)
}

function dayOf({ plan }: BaseFigures, at: number | undefined): Day | undefined {
  return at === undefined ? undefined : textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(at))
}
